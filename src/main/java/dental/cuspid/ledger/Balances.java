package dental.cuspid.ledger;

import java.math.BigInteger;

import dental.cuspid.shared.Money;

/**
 * The three balances of a patient.
 */
public record Balances(Money internalAccount, Money bonus, BigInteger dentacoin) {

}
