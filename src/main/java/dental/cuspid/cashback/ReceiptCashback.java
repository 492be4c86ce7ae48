package dental.cuspid.cashback;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dental.cuspid.checkout.Reason;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt earned and why, rule by rule (CB-9).
 *
 * @param accruals the last one first; earlier ones were taken back with their payment
 * @param rules what became of every rule that was active when the receipt was opened
 */
public record ReceiptCashback(List<Given> accruals, List<Judged> rules) {

	/** Whether there is something to show. */
	public boolean isEmpty() {
		return this.accruals.isEmpty() && this.rules.isEmpty();
	}

	/**
	 * A bonus that was credited.
	 *
	 * @param clawedBack by refunds
	 * @param lapsed after its last day
	 * @param reversed whether the payment was voided
	 * @param parts what earned it, with the version of the rule
	 */
	public record Given(Money amount, Money clawedBack, Money lapsed, boolean reversed, Instant at,
			@Nullable LocalDate spendableOn, @Nullable LocalDate expiresOn, List<Accrual.Part> parts) {

	}

	/**
	 * A rule and why it applied or not.
	 */
	public record Judged(UUID rule, int version, boolean fits, Reason reason) {

	}

}
