package dental.cuspid.patients;

/**
 * What a patient can agree to or object to (BASE-1, BASE-17). Shown by
 * {@code patients.consent.} + name.
 */
public enum ConsentKind {

	/** Keeping and using the data. */
	DATA_PROCESSING,

	/** Campaigns by SMS. */
	SMS,

	/** Campaigns by e-mail. */
	EMAIL,

	/** Marketing match: included under the notice unless objected (WL-24). */
	MARKETING_MATCH

}
