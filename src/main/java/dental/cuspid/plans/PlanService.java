package dental.cuspid.plans;

import java.time.Instant;
import java.time.LocalDate;

import dental.cuspid.patients.PatientService;
import dental.cuspid.plans.PlanStep.Kind;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Reason;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves treatment plans through their life (BX-C3 to BX-C8). Pages, API and automation
 * meet the same gates here; two people at once wait for each other. A plan whose content
 * is not the one that was approved goes no further until it is approved again. Each step
 * may be entered with an earlier moment by those who may backdate.
 */
@Service
@Transactional
public class PlanService {

	private final PlanBook book;

	private final PlanContents contents;

	private final PlanPricing pricing;

	private final PlanGates gates;

	private final PlanLog log;

	private final StepMoments moments;

	private final PlanTextService texts;

	private final PatientService patients;

	private final ApplicationEventPublisher events;

	PlanService(PlanBook book, PlanContents contents, PlanPricing pricing, PlanGates gates, PlanLog log,
			StepMoments moments, PlanTextService texts, PatientService patients, ApplicationEventPublisher events) {
		this.book = book;
		this.contents = contents;
		this.pricing = pricing;
		this.gates = gates;
		this.log = log;
		this.moments = moments;
		this.texts = texts;
		this.patients = patients;
		this.events = events;
	}

	/**
	 * Draws up a plan.
	 * @throws RuleViolation for items that cannot be, at {@code items[0].service} and so
	 * on
	 */
	@Requires(Right.EDIT_PLANS)
	public PlanId draw(NewPlan asked) {
		this.patients.brief(asked.patient());
		Content content = this.pricing.content(asked.content(), null, false);
		Instant at = this.moments.of(asked.at(), null);
		return this.book.open(asked.patient(), content, at).id();
	}

	/**
	 * Changes what a plan says: in place as long as it was never submitted and the same
	 * person writes, in a new version otherwise. Saying the same again changes nothing.
	 * @param seen the version the person changed, or null not to ask
	 */
	@Requires(Right.EDIT_PLANS)
	public void change(PlanId id, @Nullable Integer seen, PlanContent asked) {
		Plan plan = this.book.changeable(id, seen);
		Content before = this.contents.read(id, plan.version());
		boolean frozen = plan.wasPresented();
		this.book.rewrite(plan, this.pricing.content(asked, before, frozen), this.moments.now());
	}

	/**
	 * Takes back every change since the approval: the content is the approved one again,
	 * as a new version with the same fingerprint.
	 */
	@Requires(Right.EDIT_PLANS)
	public void restoreApproved(PlanId id) {
		Plan plan = this.book.changeable(id, null);
		if (!plan.changedSinceApproval()) {
			throw new Conflict("plans.refusal.nothingToRestore");
		}
		this.book.rewrite(plan, this.contents.read(id, plan.approvedVersion()), this.moments.now());
	}

	/**
	 * Submits a plan for approval. Before its first presentation it takes the prices the
	 * catalogue has now.
	 */
	@Requires(Right.EDIT_PLANS)
	public void submit(PlanId id, @Nullable Instant asked) {
		Plan plan = this.book.locked(id, PlanState.SUBMITTED);
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		if (!plan.wasPresented()) {
			this.book.rewrite(plan, this.pricing.repriced(this.contents.read(id, plan.version())), at);
		}
		plan.submit(this.book.by(), at);
		this.book.says(plan, plan.version(), this.contents.read(id, plan.version()));
		this.contents.seal(id, plan.version());
		this.book.done(plan, Kind.SUBMITTED, from, at, null);
		this.events.publishEvent(new PlanSubmitted(id, plan.patient(), this.book.by(), at, plan.total()));
	}

	/**
	 * Approves a submitted plan.
	 * @param seen the version the approver looked at, or null not to ask
	 * @throws RuleViolation where the person had a hand in it, or is a director while a
	 * head physician could do it
	 */
	@Requires(Right.APPROVE_PLANS)
	public void approve(PlanId id, @Nullable Integer seen, @Nullable Instant asked) {
		Plan plan = this.book.judged(id, PlanState.APPROVED, seen);
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		plan.approve(at);
		this.book.done(plan, Kind.APPROVED, from, at, null);
		this.events.publishEvent(new PlanApproved(id, plan.patient(), this.book.by(), at, plan.total()));
	}

	/**
	 * Returns a submitted plan with remarks.
	 */
	@Requires(Right.APPROVE_PLANS)
	public void giveBack(PlanId id, String remarks, @Nullable Instant asked) {
		Plan plan = this.book.judged(id, PlanState.RETURNED, null);
		String note = Reason.required(remarks, "remarks");
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		plan.giveBack(at);
		this.book.done(plan, Kind.RETURNED, from, at, note);
		this.events.publishEvent(new PlanReturned(id, plan.patient(), this.book.by(), at, plan.total(), note));
	}

	/**
	 * Records that the plan was presented to the patient by the acting person; its prices
	 * stay from now on.
	 * @param place where, or null
	 */
	@Requires(Right.EDIT_PLANS)
	public void present(PlanId id, @Nullable String place, @Nullable Instant asked) {
		Plan plan = this.book.unchanged(id, PlanState.PRESENTED);
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		plan.present(at);
		this.book.done(plan, Kind.PRESENTED, from, at, this.gates.place(place));
		this.texts.keep(id, PlanTextService.Kind.PLAN, this.patients.languageOf(plan.patient()));
		this.events.publishEvent(new PlanPresented(id, plan.patient(), this.book.by(), at, plan.total()));
	}

	/**
	 * Records that the patient agreed.
	 * @param alternative which one, counted from 1; the first where null
	 */
	@Requires(Right.EDIT_PLANS)
	public void consent(PlanId id, @Nullable Integer alternative, @Nullable Instant asked) {
		Plan plan = this.book.unchanged(id, PlanState.CONSENTED);
		Content content = this.contents.read(id, plan.version());
		int chosen = (alternative != null) ? alternative : 1;
		if (!content.offers(chosen)) {
			throw new RuleViolation("plans.refusal.alternative", content.alternatives().size()).at("alternative");
		}
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		plan.consent(chosen, content.total(chosen), at);
		this.book.done(plan, Kind.CONSENTED, from, at, null);
		this.events.publishEvent(new PlanConsentGiven(id, plan.patient(), this.book.by(), at, plan.total()));
	}

	/**
	 * Makes the contract of what the patient agreed to.
	 */
	@Requires(Right.EDIT_PLANS)
	public void contract(PlanId id, @Nullable Instant asked) {
		Plan plan = this.book.unchanged(id, PlanState.CONTRACTED);
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		plan.contract(at);
		this.book.done(plan, Kind.CONTRACTED, from, at, null);
		this.texts.keep(id, PlanTextService.Kind.CONTRACT, this.patients.languageOf(plan.patient()));
		this.events.publishEvent(new PlanContractMade(id, plan.patient(), this.book.by(), at, plan.total()));
	}

	/**
	 * Records the signature: the patient is under treatment from now on.
	 * @throws Conflict where what was approved, what was presented and what the contract
	 * says differ, with every difference
	 */
	@Requires(Right.EDIT_PLANS)
	public void sign(PlanId id, SignPlan asked) {
		Plan plan = this.book.unchanged(id, PlanState.SIGNED);
		String number = this.gates.contractNumber(asked.contractNumber());
		Instant at = this.moments.of(asked.at(), plan.stateSince());
		LocalDate day = this.moments.signedOn(asked.signedOn(), at, this.log.last(id, Kind.CONTRACTED));
		PlanState from = plan.state();
		plan.sign(number, day, at);
		this.book.done(plan, Kind.SIGNED, from, at, number);
		this.events.publishEvent(new PlanSigned(id, plan.patient(), this.book.by(), at, plan.total(), number));
	}

	/**
	 * Records that the patient does not want the treatment, at any step before the
	 * signature.
	 */
	@Requires(Right.EDIT_PLANS)
	public void refuse(PlanId id, String reason, @Nullable Instant asked) {
		Plan plan = this.book.locked(id, PlanState.REFUSED);
		String note = Reason.required(reason);
		Instant at = end(plan, PlanState.REFUSED, Kind.REFUSED, note, asked);
		this.events.publishEvent(new PlanRefused(id, plan.patient(), this.book.by(), at, plan.total(), note));
	}

	/**
	 * Ends a signed plan whose treatment is done.
	 */
	@Requires(Right.EDIT_PLANS)
	public void finish(PlanId id, @Nullable Instant asked) {
		Plan plan = this.book.locked(id, PlanState.FINISHED);
		Instant at = end(plan, PlanState.FINISHED, Kind.FINISHED, null, asked);
		this.events.publishEvent(new PlanFinished(id, plan.patient(), this.book.by(), at, plan.total()));
	}

	/**
	 * Calls a plan off.
	 */
	@Requires(Right.EDIT_PLANS)
	public void cancel(PlanId id, String reason, @Nullable Instant asked) {
		Plan plan = this.book.locked(id, PlanState.CANCELLED);
		String note = Reason.required(reason);
		Instant at = end(plan, PlanState.CANCELLED, Kind.CANCELLED, note, asked);
		this.events.publishEvent(new PlanCancelled(id, plan.patient(), this.book.by(), at, plan.total(), note));
	}

	private Instant end(Plan plan, PlanState state, Kind kind, @Nullable String note, @Nullable Instant asked) {
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		plan.end(state, at);
		this.book.done(plan, kind, from, at, note);
		return at;
	}

}
