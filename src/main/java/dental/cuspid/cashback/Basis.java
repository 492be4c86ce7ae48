package dental.cuspid.cashback;

/**
 * Which amount picks the interval (CB-13): the gross of this visit, or the money paid on
 * earlier visits, never including this one (CB-10); shown by {@code cashback.basis.} +
 * name.
 */
public enum Basis {

	VISIT, CUMULATIVE

}
