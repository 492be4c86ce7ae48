package dental.cuspid.ledger;

import dental.cuspid.shared.Money;
import java.math.BigInteger;

/**
 * The three balances of a patient.
 */
public record Balances(Money internalAccount, Money bonus, BigInteger dentacoin) {

}
