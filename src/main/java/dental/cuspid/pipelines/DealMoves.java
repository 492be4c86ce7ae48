package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Lets deals enter stages, through the gate. There is no other way into a stage: drag,
 * menu, bulk, automation, API and calendar all end here.
 */
@Component
class DealMoves {

	private final DealRepository deals;

	private final StageRows stages;

	private final StageClock clock;

	private final DealBooking booking;

	private final PatientFacts patients;

	private final PlanFacts plans;

	private final DealPlans planSteps;

	private final DealTasks tasks;

	private final DealHistory history;

	private final DealLog log;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	DealMoves(DealRepository deals, StageRows stages, StageClock clock, DealBooking booking, PatientFacts patients,
			PlanFacts plans, DealPlans planSteps, DealTasks tasks, DealHistory history, DealLog log,
			CurrentStaff current, ClinicTime time, AuditTrail audit, ApplicationEventPublisher events) {
		this.deals = deals;
		this.stages = stages;
		this.clock = clock;
		this.booking = booking;
		this.patients = patients;
		this.plans = plans;
		this.planSteps = planSteps;
		this.tasks = tasks;
		this.history = history;
		this.log = log;
		this.current = current;
		this.time = time;
		this.audit = audit;
		this.events = events;
	}

	/**
	 * Lets a held deal enter a stage, or a new one its first.
	 * @return the move
	 * @throws RuleViolation when the gate misses something, each at its field
	 */
	MoveId enter(Deal deal, StageRef target, MoveDeal asked, Because because) {
		StageView stage = this.stages.find(target)
			.orElseThrow(() -> new RuleViolation("pipelines.refusal.unknownStage", target.code()).at("stage"));
		boolean first = deal.isNew();
		StageRef from = deal.stage();
		DealBefore before = deal.snapshot();
		DealTasks.Stay left = first ? null : DealTasks.stay(deal);
		boolean booked = this.booking.prepare(deal, stage, asked, because.fromCalendar());
		List<Problem> problems = DealGate.problems(stage, known(deal, stage, asked, booked));
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
		if (stage.ending() == StageEnding.REFUSAL) {
			deal.refuse(String.valueOf(asked.reason()).strip());
		}
		Actor actor = this.current.actor();
		if (target.equals(Stages.inWork(deal.pipeline())) && !because.automatic()
				&& !actor.id().equals(StaffId.SYSTEM)) {
			deal.claim(actor.id());
		}
		if (!because.fromCalendar()) {
			this.booking.tellCalendar(deal, from, stage, asked.reason());
		}
		if (!because.automatic()) {
			this.planSteps.tellPlan(deal, stage, asked);
		}
		Instant now = this.time.now();
		var move = MoveId.next();
		deal.enter(stage, move, now, this.clock.due(stage, deal.branch(), deal.startsAt(), now),
				this.clock.stall(stage, deal.branch(), now));
		this.deals.saveAndFlush(deal);
		this.history.entered(deal, first ? null : from, before, because, actor.id(), now);
		if (first) {
			this.log.note(deal.id(), Happening.OPENED, List.of(target), because, move);
			this.audit.record("deal.opened", "deal", deal.id(), target.toString());
			this.events.publishEvent(
					new DealOpened(deal.id(), deal.pipeline(), target.code(), deal.patient(), deal.parent(), now));
		}
		else {
			this.log.note(deal.id(), Happening.MOVED, List.of(from, target), because, move);
			this.audit.record("deal.moved", "deal", deal.id(), from.code() + " to " + target.code());
			this.events.publishEvent(new DealMoved(move, deal.id(), deal.pipeline(), from.code(), target.code(),
					deal.patient(), because.why(), now));
		}
		this.tasks.entered(deal, left, stage, because);
		return move;
	}

	private DealGate.Known known(Deal deal, StageView stage, MoveDeal asked, boolean booked) {
		StageRef ref = stage.ref();
		boolean byPlan = ref.pipeline() == Pipeline.COORDINATION || ref.equals(Stages.UNDER_TREATMENT)
				|| ref.equals(Stages.BASE);
		boolean byVisits = Set.of(Stages.NEVER_VISITED, Stages.HAD_VISITED).contains(ref);
		PlanFacts.Known plan = byPlan ? this.plans.of(deal.patient()) : PlanFacts.Known.NONE;
		Actor actor = this.current.actor();
		return new DealGate.Known(filled(deal, asked.reason()), booked,
				!actor.id().equals(StaffId.SYSTEM) && actor.roles().contains(Role.HEAD_PHYSICIAN),
				plan.progress(deal.plan()), plan.underTreatment(), byVisits ? this.patients.visits(deal.patient()) : 0);
	}

	static Set<DealField> filled(Deal deal, @Nullable String reason) {
		Set<DealField> filled = EnumSet.noneOf(DealField.class);
		add(filled, DealField.RESPONSIBLE, deal.responsible());
		add(filled, DealField.BRANCH, deal.branch());
		add(filled, DealField.PRACTITIONER, deal.practitioner());
		add(filled, DealField.SERVICE, deal.service());
		add(filled, DealField.STARTS_AT, deal.startsAt());
		add(filled, DealField.AMOUNT, deal.amount());
		add(filled, DealField.COMMENT, deal.comment());
		add(filled, DealField.SOURCE, deal.source());
		add(filled, DealField.REASON, (reason != null && !reason.isBlank()) ? reason : null);
		return filled;
	}

	private static void add(Set<DealField> filled, DealField field, @Nullable Object value) {
		if (value != null) {
			filled.add(field);
		}
	}

	/** A deal that is closed moves no further by hand. */
	static void requireOpen(Deal deal) {
		if (!deal.isOpen()) {
			throw new Conflict("pipelines.refusal.closed").at("stage");
		}
	}

}
