package dental.cuspid.referrals;

import java.time.Instant;
import java.util.List;

import dental.cuspid.checkout.Assessment;
import dental.cuspid.checkout.Outlook;
import dental.cuspid.checkout.PaymentFacts;
import dental.cuspid.checkout.ReceiptFacts;
import dental.cuspid.checkout.RefundFacts;
import dental.cuspid.checkout.RewardProgram;
import dental.cuspid.checkout.Standing;
import dental.cuspid.ledger.Cause;
import dental.cuspid.shared.Money;

import org.springframework.stereotype.Component;

/**
 * Referrals as checkout knows them: the first payment in money credits whoever
 * recommended the payer; when that receipt's money is all back, the credit is too.
 * Balances are no money (worked example 8).
 */
@Component
class ReferralProgram implements RewardProgram {

	private final ReferralCredits credits;

	ReferralProgram(ReferralCredits credits) {
		this.credits = credits;
	}

	@Override
	public String key() {
		return "referrals";
	}

	@Override
	public Assessment assess(ReceiptFacts facts) {
		return Assessment.nothing();
	}

	@Override
	public Outlook outlook(Standing standing) {
		return new Outlook(Money.zero(standing.due().currency()), List.of());
	}

	@Override
	public void paid(Standing standing, PaymentFacts payment) {
		if (payment.tender().isMoney()) {
			this.credits.credit(standing, payment);
		}
	}

	@Override
	public void refunded(Standing standing, RefundFacts refund) {
		if (standing.netMoney().isZero()) {
			this.credits.reverse(standing.receipt(), new Cause("REFUND", refund.refund().toString()), true);
		}
	}

	@Override
	public void paymentVoided(Standing standing, PaymentFacts payment, Instant at) {
		if (standing.netMoney().isZero()) {
			this.credits.reverse(standing.receipt(), new Cause("PAYMENT_VOID", payment.payment().toString()), false);
		}
	}

}
