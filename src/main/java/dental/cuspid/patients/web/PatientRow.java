package dental.cuspid.patients.web;

import java.time.LocalDate;
import java.util.List;

import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientHit;
import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list of patients.
 *
 * @param matchKey message key of why a search found it
 */
record PatientRow(PatientId id, @Nullable String cardNumber, String name, @Nullable LocalDate birthDate,
		@Nullable String phone, @Nullable String matchKey) {

	static List<PatientRow> briefs(List<PatientBrief> patients) {
		return patients.stream()
			.map((one) -> new PatientRow(one.id(), one.cardNumber(), one.name(), one.birthDate(), one.phone(), null))
			.toList();
	}

	static List<PatientRow> hits(List<PatientHit> patients) {
		return patients.stream()
			.map((one) -> new PatientRow(one.id(), one.cardNumber(), one.name(), one.birthDate(), one.phone(),
					"patients.match." + one.match()))
			.toList();
	}

}
