package dental.cuspid.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import dental.cuspid.patients.PatientId;

/**
 * A movement to post: on a patient's account, with the clinic-side account that takes the
 * other side.
 *
 * @param amount signed: plus is a credit of the patient; whole for Dentacoin
 * @param counterAccount clinic-side account, for example OPENING, REDEEMED, REFERRALS,
 * CORRECTIONS; shown by {@code ledger.clinicAccount.} + name
 * @param leg distinguishes several movements of one cause; (cause, leg, account) is
 * posted once
 * @param occurredAt when the cause happened
 * @param mayGoBelowZero whether the balance may become negative by it
 * @param reasonCode message key of the reason in words, with its arguments as texts
 */
public record PostEntry(PatientId patient, AccountKind account, BigDecimal amount, String counterAccount, Cause cause,
		String leg, Instant occurredAt, boolean mayGoBelowZero, String reasonCode, List<String> reasonArgs) {

}
