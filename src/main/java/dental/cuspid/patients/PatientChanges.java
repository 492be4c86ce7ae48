package dental.cuspid.patients;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Carries the asked changes over to an account: only those that were named.
 */
final class PatientChanges {

	private PatientChanges() {
	}

	static void apply(PatientChange asked, Patient patient, TypedValues typed, PatientReferences references) {
		PersonName now = patient.name();
		patient.rename(typed.name(new PersonName(or(asked.salutation(), now.salutation()),
				or(asked.title(), now.title()), Objects.requireNonNullElse(asked.lastName(), now.lastName()),
				Objects.requireNonNullElse(asked.firstName(), now.firstName()),
				or(asked.middleName(), now.middleName())), asked.lastName() != null));
		if (asked.birthDate() != null || asked.noBirthDate()) {
			patient.bornOn(typed.birthDate(asked.birthDate()));
		}
		if (asked.phones() != null) {
			patient.calledAt(typed.phones(asked.phones()));
		}
		if (asked.emails() != null) {
			patient.writtenTo(typed.emails(asked.emails()));
		}
		if (asked.language() != null) {
			patient.speaks(typed.language(asked.language()));
		}
		if (asked.responsible() != null) {
			patient.caredForBy(references.responsible(typed, asked.responsible()));
		}
		if (asked.comment() != null) {
			patient.remark(typed.text("comment", asked.comment(), TypedValues.TEXT));
		}
		if (asked.source() != null || asked.sourceDetail() != null) {
			patient.cameFrom(typed.line("source", or(asked.source(), patient.source()), TypedValues.LINE),
					typed.line("sourceDetail", or(asked.sourceDetail(), patient.sourceDetail()), TypedValues.LINE));
		}
		if (asked.utm() != null) {
			patient.cameWith(typed.utm(asked.utm()));
		}
		if (asked.dentacoin() != null || asked.walletAddress() != null) {
			patient.takesPart(Objects.requireNonNullElse(asked.dentacoin(), patient.participation()),
					typed.wallet(or(asked.walletAddress(), patient.walletAddress())));
		}
		if (asked.recommendedBy() != null) {
			PatientId found = references.recommender(typed, asked.recommendedBy());
			if (patient.id().equals(found)) {
				typed.refuse("recommendedBy", "patients.refusal.recommendedBySelf");
			}
			else {
				patient.recommendedBy(found);
			}
		}
		if (asked.opening() != null) {
			patient.opensWith(typed.opening(asked.opening()));
		}
	}

	private static @Nullable String or(@Nullable String asked, @Nullable String now) {
		return (asked != null) ? asked : now;
	}

}
