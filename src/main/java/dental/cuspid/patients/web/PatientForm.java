package dental.cuspid.patients.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

import dental.cuspid.patients.Consents;
import dental.cuspid.patients.DentacoinParticipation;
import dental.cuspid.patients.DuplicateProbe;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientChange;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientView;
import dental.cuspid.patients.PersonName;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * The form of a patient's master data, new or changed.
 */
record PatientForm(@Nullable Long version, @Nullable String cardNumber, @Nullable String salutation,
		@Nullable String title, @Nullable String lastName, @Nullable String firstName, @Nullable String middleName,
		@Nullable LocalDate birthDate, @Nullable List<@Nullable String> phones, @Nullable List<@Nullable String> emails,
		@Nullable String language, @Nullable String responsible, @Nullable String comment, @Nullable String source,
		@Nullable String sourceDetail, @Nullable String walletAddress, @Nullable DentacoinParticipation dentacoin,
		@Nullable String recommendedBy, @Nullable Integer openingVisits, @Nullable LocalDate openingLastVisitOn,
		@Nullable BigDecimal openingPaid, @Nullable Boolean consentData, @Nullable Boolean consentSms,
		@Nullable Boolean consentEmail, @Nullable Boolean allowDuplicate) {

	private static final int SLOTS = 3;

	PatientForm {
		phones = slots(phones);
		emails = slots(emails);
	}

	static PatientForm blank(@Nullable String phone, @Nullable String name) {
		return new PatientForm(null, null, null, null, name, null, null, null,
				(phone != null) ? List.of(phone) : List.of(), List.of(), null, null, null, null, null, null,
				DentacoinParticipation.NOT_ASKED, null, null, null, null, false, false, false, false);
	}

	static PatientForm of(PatientView patient) {
		OpeningHistory opening = patient.opening();
		return new PatientForm(patient.version(), patient.cardNumber(), patient.name().salutation(),
				patient.name().title(), patient.name().lastName(), patient.name().firstName(),
				patient.name().middleName(), patient.birthDate(),
				patient.phones().stream().map(PhoneNumber::raw).toList(), patient.emails(), patient.language(),
				(patient.responsible() != null) ? patient.responsible().username() : null, patient.comment(),
				patient.source(), patient.sourceDetail(), patient.walletAddress(), patient.dentacoin(),
				PatientResponse.reference(patient.recommendedBy()), opening.visits(), opening.lastVisitOn(),
				opening.paid().isZero() ? null : opening.paid().amount(), false, false, false, false);
	}

	NewPatient toNewPatient(Currency currency) {
		return NewPatient
			.named(new PersonName(this.salutation, this.title, orEmpty(this.lastName), orEmpty(this.firstName),
					this.middleName))
			.cardNumber(this.cardNumber)
			.birthDate(this.birthDate)
			.phones(texts(this.phones))
			.emails(texts(this.emails))
			.language(this.language)
			.responsible(this.responsible)
			.comment(this.comment)
			.source(this.source, this.sourceDetail)
			.wallet(this.walletAddress)
			.dentacoin(Objects.requireNonNullElse(this.dentacoin, DentacoinParticipation.NOT_ASKED))
			.recommendedBy(this.recommendedBy)
			.consents(new Consents(given(this.consentData), given(this.consentSms), given(this.consentEmail), null))
			.opening(opening(currency))
			.allowDuplicate(Boolean.TRUE.equals(this.allowDuplicate))
			.build();
	}

	PatientChange toChange(Currency currency) {
		return new PatientChange(this.version, this.cardNumber, orEmpty(this.salutation), orEmpty(this.title),
				orEmpty(this.lastName), orEmpty(this.firstName), orEmpty(this.middleName), this.birthDate,
				this.birthDate == null, texts(this.phones), texts(this.emails), null, orEmpty(this.language),
				orEmpty(this.responsible), orEmpty(this.comment), orEmpty(this.source), orEmpty(this.sourceDetail),
				null, orEmpty(this.walletAddress), this.dentacoin, orEmpty(this.recommendedBy), opening(currency));
	}

	/**
	 * What can be compared with known patients, as far as it is readable yet.
	 */
	DuplicateProbe toProbe(String country, @Nullable PatientId except) {
		return new DuplicateProbe(this.lastName, this.firstName, this.birthDate,
				texts(this.phones).stream()
					.flatMap((typed) -> PhoneNumber.parse(typed, country).stream())
					.map(PhoneNumber::e164)
					.toList(),
				texts(this.emails).stream().map(String::strip).filter((typed) -> typed.contains("@")).toList(), null,
				except);
	}

	private OpeningHistory opening(Currency currency) {
		return new OpeningHistory((this.openingVisits != null) ? this.openingVisits : 0, this.openingLastVisitOn,
				(this.openingPaid != null) ? Money.of(this.openingPaid, currency) : Money.zero(currency));
	}

	private static @Nullable Boolean given(@Nullable Boolean ticked) {
		return Boolean.TRUE.equals(ticked) ? Boolean.TRUE : null;
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static List<String> texts(@Nullable List<@Nullable String> typed) {
		return (typed != null) ? typed.stream().map(PatientForm::orEmpty).toList() : List.of();
	}

	/** Always a free line more than there are values. */
	private static List<@Nullable String> slots(@Nullable List<@Nullable String> typed) {
		var lines = new ArrayList<@Nullable String>((typed != null) ? typed : List.of());
		long used = lines.stream().filter((line) -> line != null && !line.isBlank()).count();
		long wanted = Math.max(SLOTS - 1, used + 1);
		lines.addAll(Collections.nCopies((int) Math.max(0, wanted - lines.size()), ""));
		return lines;
	}

}
