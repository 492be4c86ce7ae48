package dental.cuspid.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dental.cuspid.checkout.CheckoutService;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.ReceiptService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.demo.DemoVisit.Fate;
import dental.cuspid.patients.PatientId;
import dental.cuspid.referrals.CouponService;
import dental.cuspid.referrals.IsoWeek;
import dental.cuspid.referrals.RecordReferral;
import dental.cuspid.referrals.ReferralId;
import dental.cuspid.referrals.ReferralService;
import dental.cuspid.referrals.ReferralWeekService;
import dental.cuspid.referrals.TopUpService;
import dental.cuspid.referrals.TopUpState;
import dental.cuspid.referrals.TopUpView;

import org.springframework.stereotype.Component;

/**
 * Coupons, newcomers who came by them and phone top-ups of the demo clinic, in every
 * state there is.
 */
@Component
class DemoReferrals {

	private static final int REFERRERS = 14;

	private static final int PAYING = 16;

	private static final int WAITING = 6;

	/** Weeks back that the head physician has sealed; the last one waits. */
	private static final List<Integer> SEALED = List.of(4, 3, 2);

	private static final List<String> GIFTS = List.of("Mouth rinse", "Dental floss", "Travel brush");

	private final CouponService coupons;

	private final ReferralService referrals;

	private final TopUpService topUps;

	private final ReferralWeekService weeks;

	private final CheckoutService checkout;

	private final ReceiptService receipts;

	private final ClinicTime time;

	DemoReferrals(CouponService coupons, ReferralService referrals, TopUpService topUps, ReferralWeekService weeks,
			CheckoutService checkout, ReceiptService receipts, ClinicTime time) {
		this.coupons = coupons;
		this.referrals = referrals;
		this.topUps = topUps;
		this.weeks = weeks;
		this.checkout = checkout;
		this.receipts = receipts;
		this.time = time;
	}

	/**
	 * Before the visits of the last two weeks, whose payments credit.
	 */
	int record(DemoPlan plan, List<PatientId> patients) {
		LocalDate today = this.time.today();
		Set<Integer> known = known(plan);
		List<Integer> referrers = known.stream()
			.filter((one) -> one < patients.size() - 2)
			.sorted()
			.limit(REFERRERS)
			.toList();
		for (int i = 0; i < referrers.size(); i++) {
			PatientId referrer = patients.get(referrers.get(i));
			this.coupons.issue(referrer, 2 + i % 2, today.minusDays((i == 0) ? 70 : 16 + i % 8));
			if (i % 5 == 4) {
				this.coupons.issue(referrer, 3, null);
			}
		}
		List<ReferralId> waiting = new ArrayList<>();
		int recorded = 0;
		for (Map.Entry<Integer, DemoVisit> first : firstVisits(plan, known).entrySet()) {
			LocalDate visit = first.getValue().at().toLocalDate();
			String reason = (recorded % referrers.size() == 0) ? "Coupon was found again after a move"
					: sharesPhone(plan, first.getKey()) ? "Grown up, decided alone" : null;
			ReferralId referral = this.referrals.record(new RecordReferral(patients.get(first.getKey()),
					patients.get(referrers.get(recorded % referrers.size())), null,
					visit.isBefore(today) ? visit.minusDays(1) : today,
					(recorded % 3 < 2) ? GIFTS.get(recorded % GIFTS.size()) : null, reason));
			if (first.getValue().fate() != Fate.COMPLETED) {
				waiting.add(referral);
			}
			recorded++;
		}
		if (waiting.size() > 2) {
			this.referrals.refuse(waiting.getLast(), "Had heard of us on the radio after all");
		}
		return recorded;
	}

	/**
	 * What finance did with the top-ups since.
	 */
	int pay() {
		List<TopUpView> due = this.topUps.list(TopUpState.DUE, null, null).items();
		for (int i = 0; i < due.size(); i++) {
			TopUpView topUp = due.get(i);
			switch (i % 5) {
				case 0, 3 -> {
				}
				case 1 -> this.topUps.failed(topUp.id(), "The provider does not know the number");
				default -> this.topUps.sent(topUp.id(), null, "Transfer 2026-%04d".formatted(400 + i));
			}
		}
		List<TopUpView> sent = this.topUps.list(TopUpState.SENT, null, null).items();
		sent.stream().filter(this::paidEarlier).limit(2).forEach(this::giveBack);
		this.topUps.list(TopUpState.TO_RECOVER, null, null)
			.items()
			.stream()
			.skip(1)
			.forEach((topUp) -> this.topUps.recovered(topUp.id()));
		return due.size();
	}

	/**
	 * What the head physician verified, oldest week first.
	 */
	int seal() {
		LocalDate today = this.time.today();
		SEALED.forEach((back) -> this.weeks.checkAndSeal(IsoWeek.of(today.minusWeeks(back))));
		return SEALED.size();
	}

	/**
	 * Finance gives back what was paid on an earlier day; today's is the front desk's.
	 */
	private boolean paidEarlier(TopUpView topUp) {
		var credit = this.referrals.get(topUp.referral()).credit();
		return credit != null && credit.on().isBefore(this.time.today());
	}

	private void giveBack(TopUpView topUp) {
		var credit = this.referrals.get(topUp.referral()).credit();
		if (credit != null) {
			this.receipts.get(ReceiptId.of(credit.receipt()))
				.payments()
				.stream()
				.filter((payment) -> payment.tender().isMoney() && payment.refundable())
				.forEach((payment) -> this.checkout.refund(payment.id(), payment.rest().amount(),
						"Treatment did not take place"));
		}
	}

	private static boolean sharesPhone(DemoPlan plan, int person) {
		List<String> own = plan.patients().get(person).phones();
		return plan.patients().stream().filter((other) -> !Collections.disjoint(other.phones(), own)).count() > 1;
	}

	/** Who was here before the last two weeks. */
	private static Set<Integer> known(DemoPlan plan) {
		Stream<Integer> treated = plan.history().stream().map(DemoPlan.History::patient);
		Stream<Integer> opened = IntStream.range(0, plan.patients().size())
			.filter((one) -> plan.patients().get(one).openingVisits() > 0)
			.boxed();
		return Stream.concat(treated, opened).collect(Collectors.toSet());
	}

	/** The first visits of everybody else, or what is booked for them. */
	private static Map<Integer, DemoVisit> firstVisits(DemoPlan plan, Set<Integer> known) {
		Map<Integer, DemoVisit> first = new LinkedHashMap<>();
		plan.visits()
			.stream()
			.filter((visit) -> !known.contains(visit.patient()) && visit.fate() != Fate.CANCELLED
					&& visit.fate() != Fate.NO_SHOW)
			.forEach((visit) -> first.putIfAbsent(visit.patient(), visit));
		Map<Integer, DemoVisit> chosen = new LinkedHashMap<>();
		Stream.of(Map.entry(true, PAYING), Map.entry(false, WAITING))
			.forEach((kind) -> first.entrySet()
				.stream()
				.filter((visit) -> (visit.getValue().fate() == Fate.COMPLETED) == kind.getKey())
				.limit(kind.getValue())
				.forEach((visit) -> chosen.put(visit.getKey(), visit.getValue())));
		return chosen;
	}

}
