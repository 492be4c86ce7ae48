package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deals of the four pipelines (BX-A to BX-G): opened, changed, moved through one gate,
 * put off, taken back; their boards, lists and logs.
 */
@Service
@Transactional
public class DealService {

	/** Cards of a column. */
	public static final int CARDS = 20;

	private static final int REASON = 200;

	private static final int BULK = 200;

	private final DealRepository deals;

	private final DealFlow flow;

	private final DealUndo undo;

	private final DealBooking booking;

	private final DealQueries queries;

	private final DealChecks checks;

	private final DealLog log;

	private final DealTasks tasks;

	private final PatientService patients;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final AuditTrail audit;

	private final TransactionTemplate transaction;

	DealService(DealRepository deals, DealFlow flow, DealUndo undo, DealBooking booking, DealQueries queries,
			DealChecks checks, DealLog log, DealTasks tasks, PatientService patients, CurrentStaff current,
			ClinicTime time, AuditTrail audit, TransactionTemplate transaction) {
		this.deals = deals;
		this.flow = flow;
		this.undo = undo;
		this.booking = booking;
		this.queries = queries;
		this.checks = checks;
		this.log = log;
		this.tasks = tasks;
		this.patients = patients;
		this.current = current;
		this.time = time;
		this.audit = audit;
		this.transaction = transaction;
	}

	/**
	 * Opens a deal.
	 * @throws RuleViolation when a value is refused or the gate misses something
	 * @throws Conflict when the patient has an open deal in a pipeline that takes one;
	 * its property {@code deal} names it
	 */
	@Requires(Right.EDIT_DEALS)
	public DealId open(OpenDeal asked) {
		this.patients.brief(asked.patient());
		this.checks.check(asked.fields(), asked.reason());
		if (asked.pipeline().onePerPatient()) {
			this.flow.open(asked.patient(), asked.pipeline()).stream().findFirst().ifPresent((known) -> {
				throw new Conflict("pipelines.refusal.openAlready", known.pipeline().label()).with("deal",
						known.id().toString());
			});
		}
		StageRef at = (asked.stage() != null) ? new StageRef(asked.pipeline(), asked.stage())
				: Stages.first(asked.pipeline());
		return this.flow.open(asked, at, Because.byHand()).id();
	}

	/**
	 * Changes what is named.
	 * @throws ObjectOptimisticLockingFailureException when somebody changed the deal
	 * since it was looked at
	 */
	@Requires(Right.EDIT_DEALS)
	public void change(DealId id, ChangeDeal asked) {
		this.checks.check(asked.fields(), null);
		Deal deal = this.flow.hold(id);
		if (asked.version() != null && !deal.isAt(asked.version())) {
			throw new ObjectOptimisticLockingFailureException(Deal.class, id);
		}
		OpenDeal.Fields fields = asked.fields();
		if (deal.appointment() != null && (fields.startsAt() != null || fields.practitioner() != null
				|| fields.service() != null || fields.branch() != null)) {
			throw new Conflict("pipelines.refusal.bookedFields").at("startsAt");
		}
		deal.fill(fields);
		if (fields.appointment() != null) {
			this.booking.adopt(deal, fields.appointment());
		}
		this.booking.price(deal);
		deal.seen();
		this.deals.saveAndFlush(deal);
		this.log.note(id, Happening.CHANGED, List.of(), Because.byHand());
		this.audit.record("deal.changed", "deal", id, null);
	}

	/**
	 * Moves a deal through the gate. Head physicians move plans they agree to; all else
	 * is for those who work on deals.
	 * @return the move, to take it back; null where the deal stands there already
	 * @throws RuleViolation when the gate misses something, each at its field
	 * @throws Conflict when the deal is closed or somebody moved it since it was looked
	 * at
	 */
	@Requires(Right.READ_PATIENTS)
	public @Nullable MoveId move(DealId id, MoveDeal asked) {
		if (!asked.stage().equals(Stages.PLAN_AGREED.code())
				|| !this.current.actor().roles().contains(Role.HEAD_PHYSICIAN)) {
			this.current.require(Right.EDIT_DEALS);
		}
		this.checks.check(asked.fields(), asked.reason());
		Deal deal = this.flow.hold(id);
		StageRef target = new StageRef(deal.pipeline(), asked.stage());
		if (asked.from() != null && !asked.from().equals(deal.stage().code())) {
			throw new Conflict("pipelines.refusal.movedSince", this.flow.stage(deal.stage()).label()).at("stage");
		}
		if (deal.stage().equals(target)) {
			return null;
		}
		DealMoves.requireOpen(deal);
		return this.flow.move(deal, target, asked, Because.byHand());
	}

	/**
	 * Moves several deals, each on its own: what the gate refuses stays, with its reason.
	 * Plans are approved one by one, by who looked at them.
	 * @param seen the stages they were shown in, where somebody looked
	 */
	@Requires(Right.EDIT_DEALS)
	@Transactional(propagation = Propagation.NOT_SUPPORTED)
	public List<MoveResult> moveAll(Collection<DealId> ids, Map<DealId, String> seen, MoveDeal asked) {
		if (ids.size() > BULK) {
			throw new RuleViolation("pipelines.refusal.tooMany", BULK);
		}
		var results = new ArrayList<MoveResult>();
		for (DealId id : ids) {
			try {
				results.add(new MoveResult(id,
						this.transaction.execute((status) -> move(id, asked.approving("").seenIn(seen.get(id)))),
						List.of()));
			}
			catch (Refusal ex) {
				results.add(new MoveResult(id, null, ex.problems()));
			}
		}
		return results;
	}

	/**
	 * Takes a move back together with all it started.
	 * @throws Conflict when something was built on it
	 */
	@Requires(Right.EDIT_DEALS)
	public DealId undo(MoveId move) {
		DealId id = this.undo.undo(move, Because.of(Why.UNDONE));
		this.audit.record("deal.moveTakenBack", "deal", id, null);
		return id;
	}

	/**
	 * Says that a deal is known to stand still until a day (complaint 2).
	 * @throws RuleViolation when the time has passed or the reason is missing
	 */
	@Requires(Right.EDIT_DEALS)
	public void snooze(DealId id, Instant until, @Nullable String reason) {
		if (!until.isAfter(this.time.now())) {
			throw new RuleViolation("pipelines.refusal.past").at("until");
		}
		if (reason == null || reason.isBlank()) {
			throw new RuleViolation("pipelines.refusal.snoozeReason").at("reason");
		}
		if (reason.length() > REASON) {
			throw new RuleViolation("pipelines.refusal.tooLong", REASON).at("reason");
		}
		Deal deal = this.flow.hold(id);
		DealMoves.requireOpen(deal);
		this.tasks.known(deal);
		deal.snooze(until, reason.strip());
		this.deals.saveAndFlush(deal);
		this.log.note(id, Happening.SNOOZED, List.of(until, reason.strip()), Because.byHand());
		this.audit.record("deal.snoozed", "deal", id, null);
	}

	/** Somebody looked at the card the patient raised. */
	@Requires(Right.EDIT_DEALS)
	public void seen(DealId id) {
		Deal deal = this.flow.hold(id);
		deal.seen();
		this.deals.saveAndFlush(deal);
	}

	/** Gives the open deals of a person who is away to somebody else. */
	@Requires(Right.EDIT_DEALS)
	public int reassign(Collection<DealId> ids, StaffId to) {
		for (DealId id : ids) {
			change(id, ChangeDeal.of(OpenDeal.Fields.NONE.responsible(to)));
		}
		return ids.size();
	}

	/** A deal, for display: who looks is noted. */
	@Requires(Right.READ_PATIENTS)
	public DealView show(DealId id) {
		DealView deal = get(id);
		this.audit.patientViewed(deal.patient().value(), "deal");
		return deal;
	}

	@Transactional(propagation = Propagation.SUPPORTS)
	@Requires(Right.READ_PATIENTS)
	public DealView get(DealId id) {
		return this.queries.find(id).orElseThrow(DealService::unknown);
	}

	/** Deals, newest first. */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public CursorPage<DealView> list(DealFilter filter, @Nullable String cursor, @Nullable Integer limit) {
		return this.queries.list(filter, cursor, limit);
	}

	/** A patient's deals, newest first. */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<DealView> ofPatient(PatientId patient, int limit) {
		return this.queries.list(DealFilter.of(null, null, patient, null), null, limit).items();
	}

	/** A board: each stage with count, sum and the cards on top. */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public BoardView board(Pipeline pipeline, DealFilter filter) {
		return this.queries.board(filter, pipeline, CARDS);
	}

	/** What ran for a deal, what did not, and why; oldest first. */
	@Requires(Right.READ_PATIENTS)
	public List<DealLogEntry> log(DealId id) {
		this.audit.patientViewed(get(id).patient().value(), "deal log");
		return this.log.of(id);
	}

	private static NotFound unknown() {
		return new NotFound("pipelines.refusal.unknown");
	}

}
