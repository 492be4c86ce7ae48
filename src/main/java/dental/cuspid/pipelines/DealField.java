package dental.cuspid.pipelines;

/**
 * Fields a stage may ask for on entry. Shown by {@code pipelines.field.} + name.
 */
public enum DealField {

	RESPONSIBLE("responsible"), BRANCH("branch"), PRACTITIONER("practitioner"), SERVICE("service"),
	STARTS_AT("startsAt"), AMOUNT("amount"), COMMENT("comment"), SOURCE("source"), REASON("reason");

	private final String field;

	DealField(String field) {
		this.field = field;
	}

	/** Name of the field in forms and the API. */
	public String field() {
		return this.field;
	}

}
