package dental.cuspid.referrals.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

import dental.cuspid.clinic.ReferralMode;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.referrals.RecordReferral;
import dental.cuspid.referrals.ReferralFilter;
import dental.cuspid.referrals.ReferralId;
import dental.cuspid.referrals.ReferralMark;
import dental.cuspid.referrals.ReferralService;
import dental.cuspid.referrals.ReferralState;
import dental.cuspid.referrals.ReferralView;
import dental.cuspid.referrals.TopUpState;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.staff.AuditTrail;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who recommended the clinic to whom.
 */
@RestController
@RequestMapping("/api/v1/referrals")
class ReferralsApi {

	private final ReferralService referrals;

	private final PatientService patients;

	private final AuditTrail audit;

	ReferralsApi(ReferralService referrals, PatientService patients, AuditTrail audit) {
		this.referrals = referrals;
		this.patients = patients;
		this.audit = audit;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer record(@Valid @RequestBody ReferralRequest request) {
		PatientId newcomer = this.patients.resolveAt("newcomer", request.newcomer());
		boolean named = request.referrer() != null && !request.referrer().isBlank();
		PatientId referrer = named ? this.patients.resolveAt("referrer", String.valueOf(request.referrer())) : null;
		return Answer.of(this.referrals.get(this.referrals.record(new RecordReferral(newcomer, referrer,
				request.couponCode(), request.presentedOn(), request.gift(), request.reason()))));
	}

	@GetMapping
	CursorPage<Answer> list(@RequestParam(defaultValue = "ALL") ReferralFilter show,
			@RequestParam(required = false) @Nullable String cursor,
			@RequestParam(required = false) @Nullable Integer limit) {
		return this.referrals.list(show, cursor, limit).map(Answer::of);
	}

	@GetMapping("/{id}")
	Answer one(@PathVariable String id) {
		ReferralView referral = this.referrals.get(ReferralId.of(id));
		this.audit.patientViewed(referral.newcomer().id().value(), "referral");
		this.audit.patientViewed(referral.referrer().id().value(), "referral");
		return Answer.of(referral);
	}

	@PatchMapping("/{id}")
	Answer change(@PathVariable String id, @Valid @RequestBody ChangeRequest request) {
		PatientId referrer = this.patients.resolveAt("referrer", request.referrer());
		this.referrals.changeReferrer(ReferralId.of(id), referrer, request.reason());
		return one(id);
	}

	@PostMapping("/{id}/refuse")
	Answer refuse(@PathVariable String id, @Valid @RequestBody ReasonRequest request) {
		this.referrals.refuse(ReferralId.of(id), request.reason());
		return one(id);
	}

	@PostMapping("/{id}/gift")
	Answer give(@PathVariable String id, @Valid @RequestBody GiftRequest request) {
		this.referrals.giveGift(ReferralId.of(id), request.gift());
		return one(id);
	}

	/**
	 * A newcomer and who recommended the clinic: the referrer or the code of a coupon.
	 */
	record ReferralRequest(@NotBlank String newcomer, @Nullable String referrer, @Nullable String couponCode,
			@Nullable LocalDate presentedOn, @Nullable String gift, @Nullable String reason) {

	}

	record ChangeRequest(@NotBlank String referrer, @Nullable String reason) {

	}

	record ReasonRequest(@Nullable String reason) {

	}

	record GiftRequest(@NotBlank String gift) {

	}

	/**
	 * A referral.
	 *
	 * @param moreNewcomersThanCoupons a warning, nothing else
	 * @param marks what the weekly check looks at
	 */
	record Answer(ReferralId id, ReferralState state, String newcomer, String referrer, LocalDate presentedOn,
			boolean backdated, boolean couponValid, boolean moreNewcomersThanCoupons, Set<ReferralMark> marks,
			@Nullable String reason, @Nullable String gift, @Nullable Credit credit, @Nullable LocalDate reversedOn,
			@Nullable TopUpState topUp) {

		static Answer of(ReferralView referral) {
			ReferralView.Credit credit = referral.credit();
			return new Answer(referral.id(), referral.state(), reference(referral.newcomer()),
					reference(referral.referrer()), referral.presentedOn(), referral.backdated(),
					referral.couponValid(), referral.crowded(), referral.marks(), referral.reason(), referral.gift(),
					(credit != null) ? new Credit(credit.receipt(), credit.on(), credit.mode(),
							credit.internalCredit().amount(), credit.phoneTopUp().amount()) : null,
					referral.reversedOn(), referral.topUp());
		}

	}

	/**
	 * What the referrer got.
	 */
	record Credit(String receipt, LocalDate on, ReferralMode mode, BigDecimal internalCredit, BigDecimal phoneTopUp) {

	}

	static String reference(PatientBrief patient) {
		return (patient.cardNumber() != null) ? patient.cardNumber() : patient.id().toString();
	}

}
