package dental.cuspid.imports;

/**
 * What to do with a row whose patient or service is there already; shown by
 * {@code imports.onDuplicate.} + name.
 */
public enum OnDuplicate {

	/** Leave what is there as it is. */
	SKIP,

	/** Write what the file knows into what is there; consents and balances never. */
	UPDATE,

	/** Open another account. */
	CREATE

}
