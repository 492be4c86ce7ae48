package dental.cuspid.patients.web;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dental.cuspid.patients.ConsentKind;
import dental.cuspid.patients.ConsentView;
import dental.cuspid.patients.DuplicateFinder.Hints;
import dental.cuspid.patients.DuplicateView;
import dental.cuspid.patients.Figures;
import dental.cuspid.patients.HouseholdMember;
import dental.cuspid.patients.PatientView;
import org.jspecify.annotations.Nullable;

/**
 * What the patient page shows besides its tab.
 *
 * @param age in whole years, null without a birth date
 * @param household the others of the household
 * @param own the patient's own part in the household, null without one
 * @param sharing others with the same phone or e-mail address who are not of the
 * household
 */
record PatientPage(PatientView patient, @Nullable Integer age, String initials, Figures figures,
		List<ConsentRow> consents, List<HouseholdMember> household, @Nullable HouseholdMember own,
		List<DuplicateRow> duplicates, List<DuplicateView> sharing, List<Tab> tabs, boolean mayEdit, boolean mayBook,
		boolean mayTakeMoney) {

	static @Nullable Integer age(@Nullable LocalDate birthDate, LocalDate today) {
		return (birthDate != null) ? Period.between(birthDate, today).getYears() : null;
	}

	static String initials(PatientView patient) {
		return Stream.of(patient.name().firstName(), patient.name().lastName())
			.filter((part) -> !part.isEmpty())
			.map((part) -> part.substring(0, part.offsetByCodePoints(0, 1)))
			.collect(Collectors.joining());
	}

	static List<ConsentRow> consents(Map<ConsentKind, ConsentView> latest) {
		return Stream.of(ConsentKind.values()).map((kind) -> new ConsentRow(kind, latest.get(kind))).toList();
	}

	static List<DuplicateRow> duplicates(Hints hints) {
		return hints.duplicates().stream().map(DuplicateRow::of).toList();
	}

	static List<DuplicateView> sharing(Hints hints, List<HouseholdMember> household) {
		return hints.sharing()
			.stream()
			.filter((one) -> household.stream().noneMatch((member) -> member.patient().id().equals(one.patient().id())))
			.toList();
	}

	/**
	 * What holds for one kind of consent.
	 */
	record ConsentRow(ConsentKind kind, @Nullable ConsentView answer) {

	}

	/**
	 * Somebody who is probably the same person.
	 *
	 * @param reasonKeys message keys of what both have in common
	 */
	record DuplicateRow(DuplicateView other, List<String> reasonKeys) {

		static DuplicateRow of(DuplicateView other) {
			return new DuplicateRow(other,
					other.reasons().stream().map((reason) -> "patients.duplicate." + reason).toList());
		}

	}

	/**
	 * A tab of the record.
	 */
	record Tab(String key, String labelKey, boolean current) {

	}

}
