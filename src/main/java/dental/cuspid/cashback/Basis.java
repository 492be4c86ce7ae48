package dental.cuspid.cashback;

import java.math.BigDecimal;

import dental.cuspid.shared.Money;

/**
 * Which amount picks the interval (CB-13): the gross of this visit, or the money paid on
 * earlier visits, never including this one (CB-10); shown by {@code cashback.basis.} +
 * name.
 */
public enum Basis {

	VISIT, CUMULATIVE;

	BigDecimal tested(Money gross, Money paidEarlier) {
		return ((this == VISIT) ? gross : paidEarlier).amount();
	}

}
