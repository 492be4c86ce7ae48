package dental.cuspid.referrals;

import java.time.LocalDate;
import java.util.Currency;

import dental.cuspid.IntegrationTest;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.checkout.Tender;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.RuleViolation;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Who may recommend whom (definition "newcomer", COUP-5, COUP-7).
 */
@IntegrationTest
class ReferralRuleTests {

	private static final LocalDate BORN = LocalDate.of(1984, 4, 12);

	@Autowired
	private ApplicationContext application;

	@Autowired
	private CouponService coupons;

	@Autowired
	private ReferralService referrals;

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private PatientRecordService records;

	private Friends friends;

	private PatientId referrer;

	@BeforeEach
	void openTill() {
		this.friends = Friends.in(this.application);
		this.referrer = this.friends.withCoupons();
	}

	@Test
	void whoWasHereIsNoNewcomer() {
		PatientId treated = this.friends.patient();
		var booking = this.friends.till.booking(treated);
		this.friends.till.atDesk(() -> this.appointments.arrive(booking));
		assertThat(this.friends.see(this.friends.recommend(this.referrer, treated)).open()).as("only arrived").isTrue();

		PatientId completed = this.friends.patient();
		var visit = this.friends.till.booking(completed);
		this.friends.till.atDesk(() -> this.appointments.arrive(visit));
		this.friends.till.atDesk(() -> this.appointments.complete(visit));
		refused(completed, "referrals.refusal.noNewcomer");

		PatientId payer = this.friends.patient();
		this.friends.till.pay(this.friends.till.walkIn(payer, this.friends.till.xray), Tender.CASH, "1");
		refused(payer, "referrals.refusal.noNewcomer");

		refused(imported(1, "0"), "referrals.refusal.noNewcomer");
		refused(imported(0, "12"), "referrals.refusal.noNewcomer");
	}

	@Test
	void anOpeningBalanceOrAValuePaymentDisqualifiesNobody() {
		PatientId newcomer = this.friends.patient();
		this.friends.till.credit(newcomer, AccountKind.INTERNAL, "50");
		this.friends.till.pay(this.friends.till.walkIn(newcomer, this.friends.till.xray), Tender.INTERNAL_ACCOUNT,
				"50");
		assertThat(this.friends.see(this.friends.recommend(this.referrer, newcomer)).open()).isTrue();
	}

	@Test
	void theSameNameAndBirthDateIsTheSamePerson() {
		String name = "Schneider" + System.nanoTime();
		PatientId known = this.friends.register(NewPatient.named(name, "Jörg").birthDate(BORN));
		PatientId again = this.friends.register(NewPatient.named(name, "Joerg").birthDate(BORN));
		assertThat(this.friends.see(this.friends.recommend(this.referrer, again)).open())
			.as("accounts without visit or payment never disqualify")
			.isTrue();
		this.friends.till.pay(this.friends.till.walkIn(known, this.friends.till.xray), Tender.CASH, "1");
		PatientId third = this.friends.register(NewPatient.named(name, "Jörg").birthDate(BORN));
		refused(third, "referrals.refusal.samePerson");
		PatientId son = this.friends.register(NewPatient.named(name, "Jörg").birthDate(BORN.plusYears(30)));
		assertThat(this.friends.see(this.friends.recommend(this.referrer, son)).marks()).isEmpty();
	}

	@Test
	void aHouseholdNeedsAReasonAndIsMarked() {
		String phone = "+49176" + (10_000_000 + System.nanoTime() % 80_000_000);
		PatientId mother = this.friends.patient(phone);
		PatientId early = this.friends.patient(phone);
		assertThat(this.friends.see(this.friends.recommend(this.referrer, early)).marks()).isEmpty();
		this.friends.till.pay(this.friends.till.walkIn(mother, this.friends.till.xray), Tender.CASH, "1");
		PatientId daughter = this.friends.patient(phone);
		refused(daughter, "referrals.refusal.reasonFor.HOUSEHOLD");
		ReferralView allowed = this.friends
			.see(this.friends.recommend(this.referrer, daughter, "Grown up, lives elsewhere"));
		assertThat(allowed.marks()).containsExactly(ReferralMark.HOUSEHOLD);
		assertThat(allowed.couponValid()).isTrue();
	}

	@Test
	void nobodyRecommendsThemselvesOrWhoRecommendedThem() {
		refuse(() -> this.friends.recommend(this.referrer, this.referrer)).hasMessageContaining("refusal.self");
		PatientId second = this.friends.patient();
		PatientId third = this.friends.patient();
		this.friends.recommend(this.referrer, second);
		this.friends.recommend(second, third, "Named on the phone");
		refuse(() -> this.friends.recommend(third, this.referrer, "Named on the phone"))
			.hasMessageContaining("referral_goes_up");
		refuse(() -> this.friends.recommend(second, this.referrer, "Named on the phone"))
			.hasMessageContaining("referral_goes_up");
		assertThat(this.friends.till.atDesk(() -> this.referrals.of(this.referrer))).isEmpty();
	}

	@Test
	void aLoopByAChangedReferrerIsRefusedToo() {
		PatientId second = this.friends.patient();
		this.friends.recommend(this.referrer, second);
		PatientId outsider = this.friends.withCoupons();
		ReferralId own = this.friends.recommend(outsider, this.referrer);
		refuse(() -> change(own, second, "heard wrongly")).hasMessageContaining("referral_goes_up");
		assertThat(this.friends.see(own).referrer().id()).isEqualTo(outsider);
	}

	@Test
	void thereIsOneReferrerWhoCanBeChangedUntilThePayment() {
		PatientId newcomer = this.friends.patient();
		ReferralId referral = this.friends.recommend(this.referrer, newcomer);
		PatientId other = this.friends.patient();
		assertThatThrownBy(() -> this.friends.recommend(other, newcomer, "Named too")).isInstanceOf(Conflict.class);
		refuse(() -> change(referral, other, " ")).hasMessageContaining("refusal.reason");
		change(referral, other, "Heard wrongly");
		ReferralView changed = this.friends.see(referral);
		assertThat(changed.referrer().id()).isEqualTo(other);
		assertThat(changed.couponValid()).as("the other one holds no coupons").isFalse();
		assertThat(changed.marks()).containsExactly(ReferralMark.NO_VALID_COUPON);
		assertThat(recommendedBy(newcomer)).isEqualTo(other);
		change(referral, this.referrer, "Heard right the first time");
		assertThat(this.friends.see(referral).marks()).isEmpty();
		this.friends.till.pay(this.friends.till.walkIn(newcomer, this.friends.till.xray), Tender.CASH, "1");
		assertThatThrownBy(() -> change(referral, other, "Too late")).isInstanceOf(Conflict.class);
		assertThatThrownBy(() -> strikeOut(referral)).isInstanceOf(Conflict.class);
		assertThat(this.friends.internal(this.referrer)).isEqualByComparingTo(Friends.CREDIT);
		assertThat(this.friends.internal(other)).isEqualByComparingTo("0");
	}

	@Test
	void whatIsStruckOutNeverCredits() {
		PatientId newcomer = this.friends.patient();
		ReferralId referral = this.friends.recommend(this.referrer, newcomer);
		strikeOut(referral);
		assertThat(this.friends.see(referral).state()).isEqualTo(ReferralState.REFUSED);
		assertThat(recommendedBy(newcomer)).isNull();
		PatientId other = this.friends.withCoupons();
		ReferralId second = this.friends.recommend(other, newcomer);
		this.friends.till.pay(this.friends.till.walkIn(newcomer, this.friends.till.xray), Tender.CASH, "1");
		assertThat(this.friends.see(second).state()).isEqualTo(ReferralState.CREDITED);
		assertThat(this.friends.internal(this.referrer)).isEqualByComparingTo("0");
	}

	@Test
	void aTypedLinkNeverCredits() {
		String card = this.friends.till.atDesk(() -> this.coupons.of(this.referrer)).getFirst().patient().cardNumber();
		PatientId newcomer = this.friends.register(NewPatient.named("Linke", "Ute").recommendedBy(card));
		assertThat(recommendedBy(newcomer)).isEqualTo(this.referrer);
		this.friends.till.pay(this.friends.till.walkIn(newcomer, this.friends.till.xray), Tender.CASH, "1");
		assertThat(this.friends.internal(this.referrer)).isEqualByComparingTo("0");
	}

	@Test
	void moreNewcomersThanCouponsOnlyWarn() {
		PatientId generous = this.friends.patient();
		this.friends.till.atDesk(() -> this.coupons.issue(generous, 1, null));
		ReferralId first = this.friends.recommend(generous, this.friends.patient());
		ReferralId second = this.friends.recommend(generous, this.friends.patient());
		assertThat(this.friends.see(first).crowded()).isFalse();
		assertThat(this.friends.see(second).crowded()).isTrue();
		assertThat(this.friends.see(second).marks()).isEmpty();
	}

	@Test
	void aCodeIsAsGoodAsTheNumber() {
		PatientId owner = this.friends.register(NewPatient.named("Karte", "Ina").cardNumber("K" + System.nanoTime()));
		CouponBatchView batch = this.friends.till.atDesk(() -> this.coupons.get(this.coupons.issue(owner, 2, null)));
		String code = this.friends.till.atDesk(() -> this.coupons.code(batch));
		assertThat(code).doesNotContain(String.valueOf(batch.patient().cardNumber()));
		PatientId newcomer = this.friends.patient();
		ReferralId referral = this.friends.till.atDesk(
				() -> this.referrals.record(new RecordReferral(newcomer, null, code.toLowerCase(), null, null, null)));
		assertThat(this.friends.see(referral).referrer().id()).isEqualTo(owner);
		refuse(() -> this.friends.till.atDesk(() -> this.referrals.record(new RecordReferral(this.friends.patient(),
				null, code.substring(0, 8) + "00" + code.substring(10), null, null, null))))
			.hasMessageContaining("couponCode");
	}

	@Test
	void aNewcomerTakesOneGiftFromTheList() {
		PatientId newcomer = this.friends.patient();
		ReferralId referral = this.friends.recommend(this.referrer, newcomer);
		refuse(() -> give(referral, "A car")).hasMessageContaining("refusal.gift");
		give(referral, "Dental floss");
		assertThat(this.friends.see(referral).gift()).isEqualTo("Dental floss");
		assertThatThrownBy(() -> give(referral, "Mouth rinse")).isInstanceOf(Conflict.class);
	}

	@Test
	void onlyThoseWhoMayEnterEarlierDays() {
		refuse(() -> this.friends.till
			.atDesk(() -> this.coupons.issue(this.referrer, 2, this.friends.today().minusDays(1))))
			.hasMessageContaining("backdating");
		refuse(() -> this.friends.till
			.asDirectorAtDesk(() -> this.coupons.issue(this.referrer, 2, this.friends.today().plusDays(1))))
			.hasMessageContaining("future");
		refuse(() -> this.friends.till.atDesk(() -> this.coupons.issue(this.referrer, 0, null)))
			.hasMessageContaining("count");
	}

	private PatientId imported(int visits, String paid) {
		return this.friends.register(NewPatient.named("Altmann", "Rosa")
			.opening(new OpeningHistory(visits, null, Money.of(paid, Currency.getInstance("EUR").getCurrencyCode()))));
	}

	private void refused(PatientId newcomer, String code) {
		refuse(() -> this.friends.recommend(this.referrer, newcomer)).hasMessageContaining(code);
		assertThat(this.friends.till.atDesk(() -> this.referrals.of(newcomer))).as("nothing is stored").isEmpty();
	}

	private static AbstractThrowableAssert<?, ?> refuse(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
		return assertThatThrownBy(work).isInstanceOf(RuleViolation.class);
	}

	private void change(ReferralId referral, PatientId to, String reason) {
		this.friends.till.atDesk(() -> this.referrals.changeReferrer(referral, to, reason));
	}

	private void strikeOut(ReferralId referral) {
		this.friends.till.atDesk(() -> this.referrals.refuse(referral, "Turned out to be a mistake"));
	}

	private void give(ReferralId referral, String gift) {
		this.friends.till.atDesk(() -> this.referrals.giveGift(referral, gift));
	}

	private @Nullable PatientId recommendedBy(PatientId patient) {
		var link = this.friends.till.atDesk(() -> this.records.view(patient, "test")).recommendedBy();
		return (link != null) ? link.id() : null;
	}

}
