package dental.cuspid.referrals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dental.cuspid.checkout.CheckoutService;
import dental.cuspid.checkout.PaymentId;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.Tender;
import dental.cuspid.clinic.ReferralMode;
import dental.cuspid.messaging.MessageView;
import dental.cuspid.messaging.OutboxService;
import dental.cuspid.patients.PatientId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tests of credits need: friends, a till, and the clinic's amounts as they were.
 */
abstract class ReferralCreditCase {

	static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

	@Autowired
	ApplicationContext application;

	@Autowired
	CheckoutService checkout;

	@Autowired
	CouponService coupons;

	@Autowired
	TopUpService topUps;

	@Autowired
	OutboxService outbox;

	Friends friends;

	@BeforeEach
	void openTill() {
		this.friends = Friends.in(this.application);
	}

	@AfterEach
	void backToRewards() {
		this.friends.mode(ReferralMode.REWARD);
	}

	ReferralId credited(PatientId referrer) {
		PatientId newcomer = this.friends.patient();
		ReferralId referral = this.friends.recommend(referrer, newcomer, "Named on the phone");
		this.friends.till.pay(this.friends.till.walkIn(newcomer, this.friends.till.xray), Tender.CASH, "1");
		assertThat(this.friends.see(referral).state()).isEqualTo(ReferralState.CREDITED);
		return referral;
	}

	void payOn(LocalDate day, PatientId newcomer) {
		int ago = (int) ChronoUnit.DAYS.between(day, this.friends.today());
		ReceiptId receipt = this.friends.till.asDirectorAtDesk(() -> this.checkout
			.open(this.friends.till.command(newcomer, null, this.friends.till.daysAgo(ago), this.friends.till.xray)));
		this.friends.till.payEarlier(receipt, Tender.CASH, "100", ago);
	}

	void refund(PaymentId payment, String amount) {
		this.friends.till.atDesk(() -> this.checkout.refund(payment, new BigDecimal(amount), "Not treated after all"));
	}

	TopUpView topUp(PatientId referrer) {
		return this.friends.atFinance(() -> this.topUps.of(referrer)).getFirst();
	}

	List<MessageView> messages(PatientId patient) {
		return this.friends.till.atDesk(() -> this.outbox.ofPatient(patient, END, 10));
	}

}
