package dental.cuspid.referrals.web;

import java.math.BigDecimal;
import java.time.LocalDate;

import dental.cuspid.referrals.ReferralId;
import dental.cuspid.referrals.TopUpId;
import dental.cuspid.referrals.TopUpService;
import dental.cuspid.referrals.TopUpState;
import dental.cuspid.referrals.TopUpView;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.staff.AuditTrail;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Phone top-ups of referrers.
 */
@RestController
@RequestMapping("/api/v1/top-ups")
class TopUpsApi {

	private final TopUpService topUps;

	private final AuditTrail audit;

	private final MessageSource messages;

	TopUpsApi(TopUpService topUps, AuditTrail audit, MessageSource messages) {
		this.topUps = topUps;
		this.audit = audit;
		this.messages = messages;
	}

	@GetMapping
	CursorPage<Answer> list(@RequestParam(required = false) @Nullable TopUpState state,
			@RequestParam(required = false) @Nullable String cursor,
			@RequestParam(required = false) @Nullable Integer limit) {
		return this.topUps.list(state, cursor, limit).map(this::answer);
	}

	@GetMapping("/{id}")
	Answer one(@PathVariable String id) {
		TopUpView topUp = this.topUps.get(TopUpId.of(id));
		this.audit.patientViewed(topUp.patient().id().value(), "topUp");
		return answer(topUp);
	}

	@PostMapping("/{id}/sent")
	Answer sent(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable SentRequest request) {
		SentRequest sent = (request != null) ? request : new SentRequest(null, null);
		this.topUps.sent(TopUpId.of(id), sent.sentOn(), sent.proof());
		return one(id);
	}

	@PostMapping("/{id}/failed")
	Answer failed(@PathVariable String id, @Valid @RequestBody FailedRequest request) {
		this.topUps.failed(TopUpId.of(id), request.reason());
		return one(id);
	}

	@PostMapping("/{id}/recovered")
	Answer recovered(@PathVariable String id) {
		this.topUps.recovered(TopUpId.of(id));
		return one(id);
	}

	private Answer answer(TopUpView topUp) {
		boolean noMobile = topUp.state() == TopUpState.FAILED && topUp.phone() == null && topUp.failure() == null;
		String failure = noMobile
				? this.messages.getMessage("referrals.topUps.noMobile", null, LocaleContextHolder.getLocale())
				: topUp.failure();
		return new Answer(topUp.id(), topUp.state(), ReferralsApi.reference(topUp.patient()), topUp.amount().amount(),
				topUp.referral(), topUp.phone(), topUp.dueOn(), topUp.sentOn(), topUp.proof(), failure,
				topUp.recoveredOn());
	}

	record SentRequest(@Nullable LocalDate sentOn, @Nullable String proof) {

	}

	record FailedRequest(@Nullable String reason) {

	}

	/**
	 * A top-up.
	 *
	 * @param failure why it failed, as typed or because there was no mobile number
	 */
	record Answer(TopUpId id, TopUpState state, String patient, BigDecimal amount, ReferralId referral,
			@Nullable String phone, LocalDate dueOn, @Nullable LocalDate sentOn, @Nullable String proof,
			@Nullable String failure, @Nullable LocalDate recoveredOn) {

	}

}
