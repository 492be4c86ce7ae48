package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dental.cuspid.patients.PatientService;
import dental.cuspid.plans.PlanContents.Written;
import dental.cuspid.plans.PlanStep.Kind;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffId;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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

	private final PlanRepository plans;

	private final PlanContents contents;

	private final PlanPricing pricing;

	private final PlanGates gates;

	private final PlanLog log;

	private final StepMoments moments;

	private final PlanTextService texts;

	private final PatientService patients;

	private final StaffService staff;

	private final CurrentStaff current;

	private final ApplicationEventPublisher events;

	private final JdbcClient jdbc;

	PlanService(PlanRepository plans, PlanContents contents, PlanPricing pricing, PlanGates gates, PlanLog log,
			StepMoments moments, PlanTextService texts, PatientService patients, StaffService staff,
			CurrentStaff current, ApplicationEventPublisher events, JdbcClient jdbc) {
		this.plans = plans;
		this.contents = contents;
		this.pricing = pricing;
		this.gates = gates;
		this.log = log;
		this.moments = moments;
		this.texts = texts;
		this.patients = patients;
		this.staff = staff;
		this.current = current;
		this.events = events;
		this.jdbc = jdbc;
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
		long next = this.jdbc.sql("select nextval('treatment_plan_number')").query(Long.class).single();
		var plan = Plan.draw(PlanId.next(), "TP-%05d".formatted(next), asked.patient(), by(), at);
		says(plan, 1, content);
		this.plans.saveAndFlush(plan);
		write(plan, content, false, at);
		this.log.note(plan, Kind.DRAWN_UP, null, at, null);
		return plan.id();
	}

	/**
	 * Changes what a plan says: in place as long as it was never submitted, in a new
	 * version afterwards. Saying the same again changes nothing.
	 * @param seen the version the person changed, or null not to ask
	 */
	@Requires(Right.EDIT_PLANS)
	public void change(PlanId id, @Nullable Integer seen, PlanContent asked) {
		Plan plan = locked(id);
		plan.requireChangeable();
		requireSeen(plan, seen);
		Content before = this.contents.read(id, plan.version());
		boolean frozen = plan.wasPresented();
		rewrite(plan, this.pricing.content(asked, before, frozen), this.moments.now());
	}

	/**
	 * Takes back every change since the approval: the content is the approved one again,
	 * as a new version with the same fingerprint.
	 */
	@Requires(Right.EDIT_PLANS)
	public void restoreApproved(PlanId id) {
		Plan plan = locked(id);
		plan.requireChangeable();
		if (!plan.changedSinceApproval()) {
			throw new Conflict("plans.refusal.nothingToRestore");
		}
		rewrite(plan, this.contents.read(id, plan.approvedVersion()), this.moments.now());
	}

	/**
	 * Submits a plan for approval. Before its first presentation it takes the prices the
	 * catalogue has now.
	 */
	@Requires(Right.EDIT_PLANS)
	public void submit(PlanId id, @Nullable Instant asked) {
		Plan plan = locked(id);
		plan.require(PlanState.SUBMITTED);
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		if (!plan.wasPresented()) {
			rewrite(plan, this.pricing.repriced(this.contents.read(id, plan.version())), at);
		}
		plan.submit(by(), at);
		says(plan, plan.version(), this.contents.read(id, plan.version()));
		this.contents.seal(id, plan.version());
		done(plan, Kind.SUBMITTED, from, at, null);
		this.events.publishEvent(new PlanSubmitted(id, plan.patient(), by(), at, plan.total()));
	}

	/**
	 * Approves a submitted plan.
	 * @param seen the version the approver looked at, or null not to ask
	 * @throws RuleViolation where the person had a hand in it, or is a director while a
	 * head physician could do it
	 */
	@Requires(Right.APPROVE_PLANS)
	public void approve(PlanId id, @Nullable Integer seen, @Nullable Instant asked) {
		Plan plan = judged(id, PlanState.APPROVED, seen);
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		plan.approve(at);
		done(plan, Kind.APPROVED, from, at, null);
		this.events.publishEvent(new PlanApproved(id, plan.patient(), by(), at, plan.total()));
	}

	/**
	 * Returns a submitted plan with remarks.
	 */
	@Requires(Right.APPROVE_PLANS)
	public void giveBack(PlanId id, String remarks, @Nullable Instant asked) {
		Plan plan = judged(id, PlanState.RETURNED, null);
		String note = this.gates.text(remarks, "remarks");
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		plan.giveBack(at);
		done(plan, Kind.RETURNED, from, at, note);
		this.events.publishEvent(new PlanReturned(id, plan.patient(), by(), at, plan.total(), note));
	}

	/**
	 * Records that the plan was presented to the patient by the acting person; its prices
	 * stay from now on.
	 * @param place where, or null
	 */
	@Requires(Right.EDIT_PLANS)
	public void present(PlanId id, @Nullable String place, @Nullable Instant asked) {
		Plan plan = unchanged(id, PlanState.PRESENTED);
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		plan.present(at);
		done(plan, Kind.PRESENTED, from, at, this.gates.place(place));
		this.texts.keep(id, PlanTextService.Kind.PLAN, this.patients.languageOf(plan.patient()));
		this.events.publishEvent(new PlanPresented(id, plan.patient(), by(), at, plan.total()));
	}

	/**
	 * Records that the patient agreed.
	 * @param alternative which one, counted from 1; the first where null
	 */
	@Requires(Right.EDIT_PLANS)
	public void consent(PlanId id, @Nullable Integer alternative, @Nullable Instant asked) {
		Plan plan = unchanged(id, PlanState.CONSENTED);
		Content content = this.contents.read(id, plan.version());
		int chosen = (alternative != null) ? alternative : 1;
		if (!content.offers(chosen)) {
			throw new RuleViolation("plans.refusal.alternative", content.alternatives().size()).at("alternative");
		}
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		plan.consent(chosen, content.total(chosen), at);
		done(plan, Kind.CONSENTED, from, at, null);
		this.events.publishEvent(new PlanConsentGiven(id, plan.patient(), by(), at, plan.total()));
	}

	/**
	 * Makes the contract of what the patient agreed to.
	 */
	@Requires(Right.EDIT_PLANS)
	public void contract(PlanId id, @Nullable Instant asked) {
		Plan plan = unchanged(id, PlanState.CONTRACTED);
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		plan.contract(at);
		done(plan, Kind.CONTRACTED, from, at, null);
		this.texts.keep(id, PlanTextService.Kind.CONTRACT, this.patients.languageOf(plan.patient()));
		this.events.publishEvent(new PlanContractMade(id, plan.patient(), by(), at, plan.total()));
	}

	/**
	 * Records the signature: the patient is under treatment from now on.
	 * @throws Conflict where what was approved, what was presented and what the contract
	 * says differ, with every difference
	 */
	@Requires(Right.EDIT_PLANS)
	public void sign(PlanId id, SignPlan asked) {
		Plan plan = unchanged(id, PlanState.SIGNED);
		String number = this.gates.contractNumber(asked.contractNumber());
		Instant at = this.moments.of(asked.at(), plan.stateSince());
		LocalDate day = this.moments.signedOn(asked.signedOn(), at, this.log.last(id, Kind.CONTRACTED));
		PlanState from = plan.state();
		plan.sign(number, day, at);
		done(plan, Kind.SIGNED, from, at, number);
		this.events.publishEvent(new PlanSigned(id, plan.patient(), by(), at, plan.total(), number));
	}

	/**
	 * Records that the patient does not want the treatment, at any step before the
	 * signature.
	 */
	@Requires(Right.EDIT_PLANS)
	public void refuse(PlanId id, String reason, @Nullable Instant asked) {
		Plan plan = locked(id);
		plan.require(PlanState.REFUSED);
		String note = this.gates.text(reason, "reason");
		Instant at = end(plan, PlanState.REFUSED, Kind.REFUSED, note, asked);
		this.events.publishEvent(new PlanRefused(id, plan.patient(), by(), at, plan.total(), note));
	}

	/**
	 * Ends a signed plan whose treatment is done.
	 */
	@Requires(Right.EDIT_PLANS)
	public void finish(PlanId id, @Nullable Instant asked) {
		Plan plan = locked(id);
		plan.require(PlanState.FINISHED);
		Instant at = end(plan, PlanState.FINISHED, Kind.FINISHED, null, asked);
		this.events.publishEvent(new PlanFinished(id, plan.patient(), by(), at, plan.total()));
	}

	/**
	 * Calls a plan off.
	 */
	@Requires(Right.EDIT_PLANS)
	public void cancel(PlanId id, String reason, @Nullable Instant asked) {
		Plan plan = locked(id);
		plan.require(PlanState.CANCELLED);
		String note = this.gates.text(reason, "reason");
		Instant at = end(plan, PlanState.CANCELLED, Kind.CANCELLED, note, asked);
		this.events.publishEvent(new PlanCancelled(id, plan.patient(), by(), at, plan.total(), note));
	}

	private Instant end(Plan plan, PlanState state, Kind kind, @Nullable String note, @Nullable Instant asked) {
		Instant at = this.moments.of(asked, plan.stateSince());
		PlanState from = plan.state();
		plan.end(state, at);
		done(plan, kind, from, at, note);
		return at;
	}

	/** The plan for whoever may judge it. */
	private Plan judged(PlanId id, PlanState next, @Nullable Integer seen) {
		Plan plan = locked(id);
		plan.require(next);
		requireSeen(plan, seen);
		Actor actor = this.current.actor();
		Set<StaffId> involved = new HashSet<>(
				List.of(plan.author(), plan.submittedBy(), this.contents.writer(id, plan.version())));
		Set<StaffId> headPhysicians = this.staff.all()
			.stream()
			.filter((person) -> person.enabled() && person.roles().contains(Role.HEAD_PHYSICIAN)
					&& !person.roles().contains(Role.ADMINISTRATOR))
			.map(StaffView::id)
			.collect(Collectors.toSet());
		ApprovalPolicy.refusal(actor.id(), actor.roles(), involved, headPhysicians).ifPresent((refusal) -> {
			throw new RuleViolation(refusal);
		});
		return plan;
	}

	/** The plan, provided that its content is still the one that was approved. */
	private Plan unchanged(PlanId id, PlanState next) {
		Plan plan = locked(id);
		plan.require(next);
		this.gates.requireUnchanged(plan);
		return plan;
	}

	private void rewrite(Plan plan, Content content, Instant at) {
		String now = this.gates.fingerprint(plan, content);
		if (now.equals(plan.fingerprint())) {
			return;
		}
		boolean submitted = plan.wasSubmitted();
		says(plan, submitted ? plan.version() + 1 : plan.version(), content);
		write(plan, content, submitted, at);
		this.plans.saveAndFlush(plan);
		this.log.changed(plan);
	}

	private void says(Plan plan, int version, Content content) {
		Integer alternative = plan.alternative();
		BigDecimal total = content.total((alternative != null && content.offers(alternative)) ? alternative : 1);
		plan.says(version, this.gates.fingerprint(plan, content), total);
	}

	private void write(Plan plan, Content content, boolean sealed, Instant at) {
		this.contents.write(plan.id(), new Written(plan.version(), plan.fingerprint(), sealed, at, by()), content);
	}

	private void done(Plan plan, Kind kind, PlanState from, Instant at, @Nullable String note) {
		this.plans.saveAndFlush(plan);
		this.log.note(plan, kind, from, at, note);
	}

	private Plan locked(PlanId id) {
		return this.plans.lock(id.value()).orElseThrow(() -> new NotFound("plans.refusal.unknown"));
	}

	private static void requireSeen(Plan plan, @Nullable Integer seen) {
		if (seen != null && seen != plan.version()) {
			throw new Conflict("plans.refusal.stale", plan.version());
		}
	}

	private StaffId by() {
		return this.current.actor().id();
	}

}
