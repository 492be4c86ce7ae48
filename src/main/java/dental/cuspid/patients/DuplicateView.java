package dental.cuspid.patients;

import java.util.Set;

/**
 * An account that probably belongs to the same person (BASE-3).
 *
 * @param reasons what both have in common
 */
public record DuplicateView(PatientBrief patient, Set<Reason> reasons) {

	/**
	 * What two accounts have in common. Shown by {@code patients.duplicate.} + name.
	 */
	public enum Reason {

		CARD_NUMBER, PHONE, EMAIL, NAME_AND_BIRTH_DATE

	}

	/**
	 * How staff name the account: its card number, or its id where it has none.
	 */
	public String reference() {
		return (this.patient.cardNumber() != null) ? this.patient.cardNumber() : this.patient.id().toString();
	}

}
