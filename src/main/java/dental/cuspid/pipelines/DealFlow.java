package dental.cuspid.pipelines;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens and moves deals together with what follows in the other pipelines (BX-A6, BX-A7,
 * BX-B5, BX-B6, BX-D5): in one transaction, one change of a patient's deals at a time.
 */
@Component
class DealFlow {

	private static final Set<StageRef> BEFORE_BOOKING = Set.of(Stages.NEW, Stages.REQUEST_IN_WORK,
			Stages.CHOOSING_TIME);

	/** So many moves by themselves in a minute are a circle (complaint 4). */
	private static final int CIRCLE = 12;

	private final DealRepository deals;

	private final DealMoves moves;

	private final DealHistory history;

	private final DealLog log;

	private final PatientFacts patients;

	private final PlanFacts plans;

	private final StageRows stages;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final JdbcClient jdbc;

	DealFlow(DealRepository deals, DealMoves moves, DealHistory history, DealLog log, PatientFacts patients,
			PlanFacts plans, StageRows stages, CurrentStaff current, ClinicTime time, JdbcClient jdbc) {
		this.deals = deals;
		this.moves = moves;
		this.history = history;
		this.log = log;
		this.patients = patients;
		this.plans = plans;
		this.stages = stages;
		this.current = current;
		this.time = time;
		this.jdbc = jdbc;
	}

	/** A deal, held together with its patient's others. */
	Deal hold(DealId id) {
		return this.deals.hold(id.value()).orElseThrow(() -> new NotFound("pipelines.refusal.unknown"));
	}

	/** A patient's open deals of a pipeline, held; oldest first. */
	List<Deal> open(PatientId patient, Pipeline pipeline) {
		this.patients.hold(patient);
		return this.deals.lockOpen(patient.value(), pipeline);
	}

	/** Moves a held deal and does what follows. */
	MoveId move(Deal deal, StageRef target, MoveDeal asked, Because because) {
		MoveId move = this.moves.enter(deal, target, asked, because);
		follow(deal, move);
		return move;
	}

	/**
	 * Moves a held deal by itself, as far as the gate lets it; else the log says why not
	 * and the card asks for somebody.
	 */
	Optional<MoveId> advance(Deal deal, StageRef target, MoveDeal asked, Because because) {
		if (deal.stage().equals(target)) {
			return Optional.empty();
		}
		if (circles(deal)) {
			this.log.note(deal.id(), Happening.NOT_MOVED, List.of(target), because.insteadOf(Why.LOOP));
			return Optional.empty();
		}
		try {
			return Optional.of(move(deal, target, asked, because));
		}
		catch (RuleViolation ex) {
			refused(deal, target, because, ex);
			return Optional.empty();
		}
	}

	private void refused(Deal deal, StageRef target, Because because, Refusal refusal) {
		deal.contacted(this.time.now());
		this.deals.saveAndFlush(deal);
		for (Refusal.Problem problem : refusal.problems()) {
			this.log.note(deal.id(), Happening.NOT_MOVED, List.of(target), because.insteadOf(Why.GATE, problem));
		}
	}

	/** Opens a deal where the patient may have one. The patient is held. */
	Deal open(OpenDeal asked, StageRef at, Because because) {
		Deal deal = Deal.of(asked.pipeline(), asked.patient(), asked.parent(), this.current.actor().id(),
				this.time.now());
		MoveId move = this.moves.enter(deal, at,
				MoveDeal.to(at).because(asked.reason()).with(asked.fields()).booked(asked.fields().appointment()),
				because);
		follow(deal, move);
		return deal;
	}

	/** What a stage starts in the other pipelines. */
	private void follow(Deal deal, MoveId move) {
		StageRef at = deal.stage();
		if (at.equals(Stages.CAME)) {
			came(deal, move);
		}
		else if (at.equals(Stages.NO_SHOW)) {
			toReactivation(deal.patient(), deal, because(Why.REFUSED, deal, move));
		}
		else if (at.equals(Stages.BASE_REFUSED)) {
			toReactivation(deal.patient(), deal,
					because((RefusalReason.INACTIVE.name().equals(deal.refusalReason())) ? Why.INACTIVE : Why.REFUSED,
							deal, move));
		}
		else if (at.equals(Stages.BASE_CHOOSING_TIME) || at.equals(Stages.REACTIVATED)) {
			toAppointments(deal, because(Why.READY_TO_BOOK, deal, move));
		}
	}

	private static Because because(Why why, Deal deal, MoveId move) {
		return Because.of(why).cause("deal", deal.id()).causedBy(move);
	}

	/** The patient came: into the base, a new patient to the coordinators too. */
	private void came(Deal deal, MoveId move) {
		toBase(deal.patient(), deal, because(Why.CAME, deal, move));
		if (deal.visitType() == VisitType.PRIMARY) {
			toCoordination(deal, because(Why.FIRST_VISIT, deal, move));
		}
		for (Deal lost : open(deal.patient(), Pipeline.REACTIVATION)) {
			this.moves.enter(lost, Stages.REACTIVATED, MoveDeal.to(Stages.REACTIVATED), because(Why.CAME, deal, move));
		}
	}

	/**
	 * Puts a patient into the base, where the treatment says (choice "Under treatment").
	 */
	void toBase(PatientId patient, @Nullable Deal from, Because because) {
		StageRef target = this.plans.of(patient).underTreatment() ? Stages.UNDER_TREATMENT : Stages.BASE;
		List<Deal> known = open(patient, Pipeline.PATIENT_BASE);
		if (known.isEmpty()) {
			opened(from, open(carried(Pipeline.PATIENT_BASE, patient, from, true), target, because), because);
		}
		else {
			again(known.getFirst(), target, because);
		}
	}

	private void toCoordination(Deal from, Because because) {
		List<Deal> known = open(from.patient(), Pipeline.COORDINATION);
		if (known.isEmpty()) {
			opened(from,
					open(carried(Pipeline.COORDINATION, from.patient(), from, false), Stages.TO_WORK_THROUGH, because),
					because);
		}
		else {
			this.log.note(known.getFirst().id(), Happening.REFRESHED, List.of(), because);
		}
	}

	/** Puts a patient among those to win back, by whether there was ever a visit. */
	void toReactivation(PatientId patient, @Nullable Deal from, Because because) {
		StageRef target = (this.patients.visits(patient) > 0) ? Stages.HAD_VISITED : Stages.NEVER_VISITED;
		List<Deal> known = open(patient, Pipeline.REACTIVATION);
		if (known.isEmpty()) {
			opened(from, open(carried(Pipeline.REACTIVATION, patient, from, true), target, because), because);
		}
		else {
			again(known.getFirst(), target, because);
		}
	}

	/** A deal that is there already is refreshed or moved, never doubled. */
	private void again(Deal known, StageRef target, Because because) {
		if (advance(known, target, MoveDeal.to(target), because).isEmpty() && known.stage().equals(target)) {
			this.log.note(known.id(), Happening.REFRESHED, List.of(), because);
		}
	}

	/** Ready to book: a request that has no time yet takes it, else a new one. */
	private void toAppointments(Deal from, Because because) {
		Optional<Deal> known = open(from.patient(), Pipeline.APPOINTMENTS).stream()
			.filter((deal) -> BEFORE_BOOKING.contains(deal.stage()) && deal.appointment() == null)
			.findFirst();
		if (known.isPresent()) {
			known.get().descendsFrom(from.id());
			again(known.get(), Stages.CHOOSING_TIME, because);
		}
		else {
			opened(from,
					open(carried(Pipeline.APPOINTMENTS, from.patient(), from, true), Stages.CHOOSING_TIME, because),
					because);
		}
	}

	/**
	 * What a copy carries: client, branch, source, UTM, comment, parent (choice "Copy").
	 */
	OpenDeal carried(Pipeline pipeline, PatientId patient, @Nullable Deal from, boolean sameTeam) {
		if (from == null) {
			var known = this.patients.known(patient);
			return OpenDeal.of(pipeline, patient)
				.with(known
					.map((facts) -> OpenDeal.Fields
						.from(facts.branch(), facts.source(), facts.sourceDetail(), java.util.Map.of(), null)
						.responsible(facts.responsible()))
					.orElse(OpenDeal.Fields.NONE));
		}
		return OpenDeal.of(pipeline, patient)
			.with(OpenDeal.Fields.from(from.branch(), from.source(), from.sourceDetail(), from.utm(), from.comment())
				.responsible(sameTeam ? from.responsible() : null))
			.childOf(from.id());
	}

	private void opened(@Nullable Deal from, Deal child, Because because) {
		if (from != null) {
			this.log.note(from.id(), Happening.DEAL_OPENED, List.of(child.pipeline(), child.stage()),
					because.cause("deal", child.id()));
		}
	}

	private boolean circles(Deal deal) {
		this.history.flush();
		return this.jdbc.sql("""
				select count(*) >= :most from deal_move where deal_id = :deal and at > :since and why <> 'BY_HAND'""")
			.param("most", CIRCLE)
			.param("deal", deal.id().value())
			.param("since", this.time.now().minus(Duration.ofMinutes(1)).atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.single();
	}

	StageView stage(StageRef ref) {
		return this.stages.find(ref).orElseThrow(() -> new NotFound("pipelines.refusal.unknownStage", ref.code()));
	}

}
