package dental.cuspid.referrals;

import java.time.LocalDate;
import java.util.Set;

import dental.cuspid.IntegrationTest;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.Tender;
import dental.cuspid.clinic.ReferralMode;
import dental.cuspid.messaging.MessageView;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.RuleViolation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a newcomer's payment earns whoever recommended the clinic, and how it is taken
 * back (COUP-6, COUP-8 to COUP-10, worked examples 7 and 8).
 */
@IntegrationTest
class ReferralCreditTests extends ReferralCreditCase {

	@Test
	void couponsOfTheLastOfJanuaryHoldToTheLastOfFebruary() {
		PatientId referrer = this.friends.patient();
		var batch = this.friends.till
			.asDirectorAtDesk(() -> this.coupons.issue(referrer, 3, LocalDate.of(2026, 1, 31)));
		CouponBatchView issued = this.friends.till.atDesk(() -> this.coupons.get(batch));
		assertThat(issued.validTo()).isEqualTo(LocalDate.of(2026, 2, 28));
		assertThat(issued.backdated()).isTrue();

		PatientId newcomer = this.friends.patient();
		ReferralId named = this.friends.recommendOn(LocalDate.of(2026, 2, 28), referrer, newcomer, null);
		assertThat(this.friends.see(named).couponValid()).isTrue();
		payOn(LocalDate.of(2026, 3, 9), newcomer);
		assertThat(this.friends.see(named).state()).isEqualTo(ReferralState.CREDITED);
		assertThat(this.friends.see(named).credit().on()).isEqualTo(LocalDate.of(2026, 3, 9));
		assertThat(this.friends.internal(referrer)).isEqualByComparingTo(Friends.CREDIT);

		PatientId late = this.friends.patient();
		assertThatThrownBy(() -> this.friends.recommendOn(LocalDate.of(2026, 3, 1), referrer, late, null))
			.isInstanceOf(RuleViolation.class)
			.hasMessageContaining("reasonFor.NO_VALID_COUPON");
		ReferralId allowed = this.friends.recommendOn(LocalDate.of(2026, 3, 1), referrer, late, "Was ill in February");
		assertThat(this.friends.see(allowed).couponValid()).isFalse();
		assertThat(this.friends.see(allowed).marks()).containsExactly(ReferralMark.NO_VALID_COUPON);
		assertThat(this.friends.see(allowed).reason()).isEqualTo("Was ill in February");
	}

	@Test
	void aPrepaymentForABookedVisitIsAPayment() {
		PatientId referrer = this.friends.withCoupons();
		PatientId newcomer = this.friends.patient();
		ReferralId referral = this.friends.recommend(referrer, newcomer);
		var booking = this.friends.till.booking(newcomer);
		ReceiptId receipt = this.friends.till.atDesk(
				() -> this.checkout.open(this.friends.till.command(newcomer, booking, null, this.friends.till.xray)));
		this.friends.till.pay(receipt, Tender.BANK_TRANSFER, "300");
		assertThat(this.friends.see(referral).state()).isEqualTo(ReferralState.CREDITED);
	}

	@Test
	void theAmountsOfTheDayOfThePaymentCount() {
		this.friends.amounts(LocalDate.of(2024, 5, 1), "30", "0");
		this.friends.amounts(LocalDate.of(2024, 6, 1), "40", "15");
		PatientId referrer = this.friends.patient();
		PatientId may = this.friends.patient();
		PatientId june = this.friends.patient();
		this.friends.recommendOn(LocalDate.of(2024, 5, 2), referrer, may, "Named on the phone");
		this.friends.recommendOn(LocalDate.of(2024, 5, 2), referrer, june, "Named on the phone");
		payOn(LocalDate.of(2024, 5, 31), may);
		assertThat(this.friends.internal(referrer)).isEqualByComparingTo("30");
		assertThat(this.friends.atFinance(() -> this.topUps.of(referrer))).isEmpty();
		payOn(LocalDate.of(2024, 6, 1), june);
		assertThat(this.friends.internal(referrer)).isEqualByComparingTo("70");
		assertThat(topUp(referrer).amount().amount()).isEqualByComparingTo("15");
	}

	@Test
	void theMessageComesWithTheTopUpInThePatientsLanguage() {
		PatientId referrer = this.friends
			.register(NewPatient.named("Freundin", "Olga").phone("+491701234567").language("de"));
		ReferralId referral = credited(referrer);
		assertThat(messages(referrer)).isEmpty();
		TopUpView due = topUp(referrer);
		this.friends.atFinance(() -> {
			this.topUps.sent(due.id(), null, null);
			return true;
		});
		MessageView message = messages(referrer).getFirst();
		assertThat(message.text()).startsWith("Auf Ihre Empfehlung ist jemand zu uns gekommen.")
			.contains("Ihrem Handy werden 10,00 EUR gutgeschrieben.")
			.contains("Ihrem internen Konto werden 20,00 EUR gutgeschrieben.");
		assertThat(message.cause().id()).isEqualTo(referral.toString());
		assertThatThrownBy(() -> this.friends.atFinance(() -> {
			this.topUps.sent(due.id(), null, null);
			return true;
		})).isInstanceOf(Conflict.class);
		assertThat(messages(referrer)).hasSize(1);
	}

	@Test
	void withoutATopUpTheMessageComesAtOnceAndLeavesItOut() {
		this.friends.amounts(this.friends.today(), "25", "0");
		PatientId referrer = this.friends.withCoupons();
		credited(referrer);
		assertThat(messages(referrer)).singleElement()
			.extracting(MessageView::text)
			.asString()
			.contains("25.00 EUR on your internal account")
			.doesNotContain("phone.");
	}

	@Test
	void aReferrerWithoutAMobileNumberHasAFailedTopUpThatCanBeTriedAgain() {
		PatientId referrer = this.friends.patient("+493023125418");
		credited(referrer);
		TopUpView failed = topUp(referrer);
		assertThat(failed.state()).isEqualTo(TopUpState.FAILED);
		assertThat(failed.phone()).isNull();
		this.friends.atFinance(() -> {
			this.topUps.sent(failed.id(), null, "Paid in cash");
			return true;
		});
		assertThat(topUp(referrer).state()).isEqualTo(TopUpState.SENT);
	}

	@Test
	void thanksOnlyIsAMessageAndOffIsNothing() {
		this.friends.mode(ReferralMode.THANKS);
		PatientId thanked = this.friends.withCoupons();
		assertThat(this.friends.see(credited(thanked)).credit().mode()).isEqualTo(ReferralMode.THANKS);
		assertThat(this.friends.internal(thanked)).isEqualByComparingTo("0");
		assertThat(this.friends.atFinance(() -> this.topUps.of(thanked))).isEmpty();
		assertThat(messages(thanked)).singleElement()
			.extracting(MessageView::text)
			.asString()
			.startsWith("A patient has come to us on your recommendation. Thank you.");

		this.friends.mode(ReferralMode.OFF);
		PatientId ignored = this.friends.patient();
		assertThatThrownBy(() -> this.friends.till.atDesk(() -> this.coupons.issue(ignored, 3, null)))
			.isInstanceOf(RuleViolation.class);
		ReferralId referral = credited(ignored);
		assertThat(messages(ignored)).isEmpty();
		assertThat(this.friends.internal(ignored)).isEqualByComparingTo("0");

		this.friends.mode(ReferralMode.REWARD);
		assertThat(this.friends.see(referral).state()).isEqualTo(ReferralState.CREDITED);
		this.friends.till.pay(
				this.friends.till.walkIn(this.friends.see(referral).newcomer().id(), this.friends.till.xray),
				Tender.CASH, "1");
		assertThat(this.friends.internal(ignored)).as("only the first payment counts").isEqualByComparingTo("0");
	}

	@Test
	void whatHappenedIsKeptWithItsDay() {
		PatientId referrer = this.friends.withCoupons();
		ReferralId referral = credited(referrer);
		assertThat(this.application.getBean(ReferralRows.class).events(referral)).extracting(ReferralEventView::kind)
			.containsExactly(ReferralEventKind.PRESENTED, ReferralEventKind.CREDITED, ReferralEventKind.TOP_UP_DUE);
		assertThat(this.friends.see(referral).marks()).isEqualTo(Set.of());
	}

}
