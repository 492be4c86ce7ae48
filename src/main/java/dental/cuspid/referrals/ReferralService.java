package dental.cuspid.referrals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dental.cuspid.clinic.ClinicSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.ReferralMode;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Reason;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who recommended the clinic to whom (COUP-5 to COUP-7, X-2). Recorded when a newcomer
 * first names the referrer or shows a coupon; credited by the newcomer's first payment in
 * money. Until then the referrer can be changed or the referral struck out.
 */
@Service
@Transactional
public class ReferralService {

	private static final int PAGE = 50;

	private final ReferralRows rows;

	private final Newcomers newcomers;

	private final CouponService coupons;

	private final ReferralDays days;

	private final PatientService patients;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final AuditTrail audit;

	ReferralService(ReferralRows rows, Newcomers newcomers, CouponService coupons, ReferralDays days,
			PatientService patients, ClinicSettingsService settings, ClinicTime time, AuditTrail audit) {
		this.rows = rows;
		this.newcomers = newcomers;
		this.coupons = coupons;
		this.days = days;
		this.patients = patients;
		this.settings = settings;
		this.time = time;
		this.audit = audit;
	}

	/**
	 * Records that a newcomer came by somebody's recommendation.
	 * @throws RuleViolation when the person is no newcomer, the referrer is the person or
	 * came by the person, or a reason is needed; nothing is stored then
	 * @throws Conflict when the newcomer has a referrer already
	 */
	@Requires(Right.HANDLE_REFERRALS)
	public ReferralId record(RecordReferral asked) {
		PatientId referrer = referrer(asked);
		ReferralDays.Day day = this.days.of(asked.presentedOn(), "presentedOn");
		this.rows.holdTree();
		this.newcomers.hold(asked.newcomer());
		requireGoesUp(asked.newcomer(), referrer, null);
		if (of(asked.newcomer()).isPresent()) {
			throw new Conflict("constraint.uq_referral_newcomer").at("newcomer");
		}
		var marks = EnumSet.noneOf(ReferralMark.class);
		if (this.newcomers.requireNewcomer(asked.newcomer())) {
			marks.add(ReferralMark.HOUSEHOLD);
		}
		Optional<CouponBatchView> batch = this.coupons.newest(referrer, day.day());
		if (batch.filter((one) -> one.validOn(day.day())).isEmpty()) {
			marks.add(ReferralMark.NO_VALID_COUPON);
		}
		String reason = reason(asked.reason(), marks);
		var id = ReferralId.next();
		Instant now = this.time.now();
		this.rows.add(id, asked, referrer, batch, day, marks, reason, now);
		this.rows.note(id, referrer, ReferralEventKind.PRESENTED, day.day(), null, reason);
		if (asked.gift() != null && !asked.gift().isBlank()) {
			give(id, referrer, asked.newcomer(), asked.gift());
		}
		this.patients.linkRecommendedBy(asked.newcomer(), referrer);
		this.audit.record("referral.recorded", "patient", asked.newcomer(), marks.isEmpty() ? null : marks.toString());
		return id;
	}

	/**
	 * Names another referrer before the payment; fixed afterwards.
	 * @param why always needed; it is kept with both names
	 */
	@Requires(Right.HANDLE_REFERRALS)
	public void changeReferrer(ReferralId id, PatientId referrer, @Nullable String why) {
		this.rows.holdTree();
		ReferralView referral = openOne(id);
		if (referral.referrer().id().equals(referrer)) {
			return;
		}
		String reason = Reason.required(why);
		requireGoesUp(referral.newcomer().id(), referrer, id);
		Optional<CouponBatchView> batch = this.coupons.newest(referrer, referral.presentedOn());
		Set<ReferralMark> marks = EnumSet.noneOf(ReferralMark.class);
		marks.addAll(referral.marks());
		marks.remove(ReferralMark.NO_VALID_COUPON);
		if (batch.filter((one) -> one.validOn(referral.presentedOn())).isEmpty()) {
			marks.add(ReferralMark.NO_VALID_COUPON);
		}
		this.rows.changeReferrer(id, referrer, batch, marks, reason);
		this.rows.note(id, referrer, ReferralEventKind.REFERRER_CHANGED, this.time.today(), null, reason);
		this.patients.linkRecommendedBy(referral.newcomer().id(), referrer);
		this.audit.record("referral.referrerChanged", "patient", referral.newcomer().id(),
				referral.referrer().id() + " -> " + referrer);
	}

	/**
	 * Strikes a referral out before the payment; the newcomer may name somebody else
	 * then.
	 */
	@Requires(Right.HANDLE_REFERRALS)
	public void refuse(ReferralId id, @Nullable String why) {
		ReferralView referral = openOne(id);
		String reason = Reason.required(why);
		this.rows.refuse(id);
		this.rows.note(id, referral.referrer().id(), ReferralEventKind.REFUSED, this.time.today(), null, reason);
		this.patients.linkRecommendedBy(referral.newcomer().id(), null);
		this.audit.record("referral.refused", "patient", referral.newcomer().id(), null);
	}

	/**
	 * Notes the gift a newcomer took (COUP-7), once.
	 */
	@Requires(Right.HANDLE_REFERRALS)
	public void giveGift(ReferralId id, String gift) {
		ReferralView referral = this.rows.locked(id).orElseThrow(ReferralService::unknown);
		if (referral.state() == ReferralState.REFUSED) {
			throw new Conflict("referrals.refusal.struckOut");
		}
		if (referral.gift() != null) {
			throw new Conflict("constraint.uq_referral_gift").at("gift");
		}
		give(id, referral.referrer().id(), referral.newcomer().id(), gift);
	}

	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public ReferralView get(ReferralId id) {
		return this.rows.find(id).orElseThrow(ReferralService::unknown);
	}

	/**
	 * Everything that happened to a referral, oldest first.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<ReferralEventView> events(ReferralId id) {
		return this.rows.events(id);
	}

	/**
	 * By whose recommendation somebody came, unless it was struck out.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public Optional<ReferralView> of(PatientId newcomer) {
		return this.rows
			.list("r.newcomer_id = :person and r.state <> 'REFUSED'", "limit 1", Map.of("person", newcomer.value()))
			.stream()
			.findFirst();
	}

	/**
	 * All a person has to do with, as referrer or newcomer, newest first. The caller
	 * notes who looked.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<ReferralView> with(PatientId person) {
		return this.rows.list(
				"r.id in (select id from referral where newcomer_id = :person "
						+ "union select id from referral where referrer_id = :person)",
				"limit 200", Map.of("person", person.value()));
	}

	/**
	 * Referrals, newest first.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public CursorPage<ReferralView> list(ReferralFilter filter, @Nullable String cursor, @Nullable Integer asked) {
		List<String> after = Cursor.read(cursor, 2);
		int limit = Cursor.limit(asked, PAGE);
		var values = new HashMap<String, Object>(Map.of("limit", limit + 1));
		String where = switch (filter) {
			case ALL -> "true";
			case WAITING -> "r.state = 'WAITING_FOR_PAYMENT'";
			case MARKED -> "r.marks <> '{}'";
		};
		if (!after.isEmpty()) {
			where += " and (r.recorded_at, r.id) < (:at, :id)";
			values.put("at", Cursor.instant(after.getFirst()).atOffset(ZoneOffset.UTC));
			values.put("id", Ids.parse(after.get(1)));
		}
		return CursorPage.of(this.rows.list(where, "limit :limit", values), limit,
				(row) -> Cursor.of(row.recordedAt(), row.id()));
	}

	/**
	 * Whether a person may still be named as newcomer: never here and never paid.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public boolean mayBeNewcomer(PatientId person) {
		return this.newcomers.neverHere(person);
	}

	private PatientId referrer(RecordReferral asked) {
		boolean coded = asked.couponCode() != null && !asked.couponCode().isBlank();
		if (asked.referrer() == null && !coded) {
			throw new RuleViolation("referrals.refusal.noReferrer").at("referrer");
		}
		PatientId named = asked.referrer();
		if (!coded) {
			return java.util.Objects.requireNonNull(named);
		}
		PatientId owner = this.coupons.ownerOf(java.util.Objects.requireNonNull(asked.couponCode())).id();
		if (named != null && !named.equals(owner)) {
			throw new RuleViolation("referrals.refusal.twoReferrers").at("couponCode");
		}
		return owner;
	}

	private void requireGoesUp(PatientId newcomer, PatientId referrer, @Nullable ReferralId except) {
		if (newcomer.equals(referrer)) {
			throw new RuleViolation("referrals.refusal.self").at("referrer");
		}
		if (this.rows.isAbove(newcomer, referrer, except)) {
			throw new RuleViolation("constraint.referral_goes_up").at("referrer");
		}
	}

	private void give(ReferralId id, PatientId referrer, PatientId newcomer, String typed) {
		ClinicSettings clinic = this.settings.current();
		String gift = typed.strip();
		if (clinic.referralMode() == ReferralMode.OFF || !clinic.gifts().contains(gift)) {
			throw new RuleViolation("referrals.refusal.gift", gift).at("gift");
		}
		LocalDate today = this.time.today();
		this.rows.give(id, gift, today);
		this.rows.note(id, referrer, ReferralEventKind.GIFT, today, null, gift);
		this.audit.record("referral.giftGiven", "patient", newcomer, null);
	}

	private ReferralView openOne(ReferralId id) {
		ReferralView referral = this.rows.locked(id).orElseThrow(ReferralService::unknown);
		if (!referral.open()) {
			throw new Conflict("referrals.refusal.fixed");
		}
		return referral;
	}

	private static @Nullable String reason(@Nullable String typed, Set<ReferralMark> marks) {
		String reason = Reason.optional(typed);
		if (!marks.isEmpty() && reason == null) {
			throw new RuleViolation("referrals.refusal.reasonFor." + marks.iterator().next()).at("reason");
		}
		return reason;
	}

	private static NotFound unknown() {
		return new NotFound("referrals.refusal.unknown");
	}

}
