package dental.cuspid.referrals;

import dental.cuspid.IntegrationTest;
import dental.cuspid.checkout.PaymentId;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.Tender;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.patients.PatientId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a credit is taken back with the money that earned it, and what comes after it
 * (COUP-6, COUP-13, worked example 8).
 */
@IntegrationTest
class ReferralReversalTests extends ReferralCreditCase {

	@Test
	void balancesAreNoMoneyAndARefundTakesAllBack() {
		PatientId referrer = this.friends.withCoupons();
		PatientId newcomer = this.friends.patient();
		this.friends.till.credit(newcomer, AccountKind.INTERNAL, "50");
		ReferralId referral = this.friends.recommend(referrer, newcomer);
		ReceiptId receipt = this.friends.till.walkIn(newcomer, this.friends.till.xray);
		this.friends.till.pay(receipt, Tender.INTERNAL_ACCOUNT, "50");
		assertThat(this.friends.see(referral).state()).isEqualTo(ReferralState.WAITING_FOR_PAYMENT);
		assertThat(this.friends.internal(referrer)).isEqualByComparingTo("0");

		PaymentId one = this.friends.till.pay(receipt, Tender.CASH, "1");
		assertThat(this.friends.see(referral).state()).isEqualTo(ReferralState.CREDITED);
		assertThat(this.friends.internal(referrer)).isEqualByComparingTo(Friends.CREDIT);
		PaymentId more = this.friends.till.pay(receipt, Tender.CARD, "9");
		assertThat(this.friends.internal(referrer)).as("credited once").isEqualByComparingTo(Friends.CREDIT);
		TopUpView due = topUp(referrer);
		assertThat(due.state()).isEqualTo(TopUpState.DUE);
		assertThat(due.amount().amount()).isEqualByComparingTo(Friends.TOP_UP);
		this.friends.atFinance(() -> {
			this.topUps.sent(due.id(), null, "TX-1");
			return true;
		});

		refund(one, "1");
		refund(more, "5");
		assertThat(this.friends.see(referral).state()).as("some money stayed").isEqualTo(ReferralState.CREDITED);
		refund(more, "4");
		assertThat(this.friends.see(referral).state()).isEqualTo(ReferralState.REVERSED);
		assertThat(this.friends.internal(referrer)).isEqualByComparingTo("0");
		assertThat(topUp(referrer).state()).isEqualTo(TopUpState.TO_RECOVER);
		assertThat(topUp(referrer).proof()).isEqualTo("TX-1");

		this.friends.till.pay(this.friends.till.walkIn(newcomer, this.friends.till.xray), Tender.CASH, "100");
		assertThat(this.friends.see(referral).state()).as("final").isEqualTo(ReferralState.REVERSED);
		assertThat(this.friends.internal(referrer)).isEqualByComparingTo("0");
		this.friends.atFinance(() -> {
			this.topUps.recovered(due.id());
			return true;
		});
		assertThat(topUp(referrer).state()).isEqualTo(TopUpState.RECOVERED);
	}

	@Test
	void aSpentCreditThatIsTakenBackIsWorkedOffByLaterOnes() {
		PatientId referrer = this.friends.withCoupons();
		PatientId first = this.friends.patient();
		this.friends.recommend(referrer, first);
		PaymentId paid = this.friends.till.pay(this.friends.till.walkIn(first, this.friends.till.xray), Tender.CARD,
				"1500");
		ReceiptId own = this.friends.till.walkIn(referrer, this.friends.till.xray);
		this.friends.till.pay(own, Tender.INTERNAL_ACCOUNT, Friends.CREDIT);
		refund(paid, "1500");
		assertThat(this.friends.internal(referrer)).isEqualByComparingTo("-20");
		PatientId second = this.friends.patient();
		this.friends.recommend(referrer, second);
		this.friends.till.pay(this.friends.till.walkIn(second, this.friends.till.xray), Tender.CASH, "1");
		assertThat(this.friends.internal(referrer)).isEqualByComparingTo("0");
	}

	@Test
	void aPaymentTypedByMistakeIsTakenBackAndTheNextOneCredits() {
		PatientId referrer = this.friends.withCoupons();
		PatientId newcomer = this.friends.patient();
		ReferralId referral = this.friends.recommend(referrer, newcomer);
		ReceiptId receipt = this.friends.till.walkIn(newcomer, this.friends.till.xray);
		PaymentId wrong = this.friends.till.pay(receipt, Tender.CARD, "1500");
		TopUpView due = topUp(referrer);
		this.friends.till.atDesk(() -> this.checkout.voidPayment(wrong, "Wrong terminal"));
		assertThat(this.friends.see(referral).state()).isEqualTo(ReferralState.REVERSED);
		assertThat(this.friends.internal(referrer)).isEqualByComparingTo("0");
		assertThat(this.friends.atFinance(() -> this.topUps.get(due.id())).state()).isEqualTo(TopUpState.CANCELLED);
		this.friends.till.pay(receipt, Tender.CASH, "1500");
		assertThat(this.friends.see(referral).state()).isEqualTo(ReferralState.CREDITED);
		assertThat(this.friends.internal(referrer)).isEqualByComparingTo(Friends.CREDIT);
		assertThat(topUp(referrer).state()).isEqualTo(TopUpState.DUE);
	}

	@Test
	void aTopUpThatWasSentCountsAgainWhenThePaymentIsTypedAnew() {
		PatientId referrer = this.friends.withCoupons();
		PatientId newcomer = this.friends.patient();
		this.friends.recommend(referrer, newcomer);
		ReceiptId receipt = this.friends.till.walkIn(newcomer, this.friends.till.xray);
		PaymentId wrong = this.friends.till.pay(receipt, Tender.CARD, "1500");
		TopUpView due = topUp(referrer);
		this.friends.atFinance(() -> {
			this.topUps.sent(due.id(), null, null);
			return true;
		});
		this.friends.till.atDesk(() -> this.checkout.voidPayment(wrong, "Wrong terminal"));
		assertThat(topUp(referrer).state()).isEqualTo(TopUpState.TO_RECOVER);
		this.friends.till.pay(receipt, Tender.CASH, "1500");
		assertThat(topUp(referrer).state()).isEqualTo(TopUpState.SENT);
		assertThat(this.friends.atFinance(() -> this.topUps.of(referrer))).hasSize(1);
		assertThat(messages(referrer)).as("told once").hasSize(1);
	}

}
