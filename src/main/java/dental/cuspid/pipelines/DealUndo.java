package dental.cuspid.pipelines;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.NotFound;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes a move back together with all it started, while nothing built on it.
 */
@Component
class DealUndo {

	private static final String MOVES = "select id, deal_id, from_stage, at, before from deal_move ";

	private final DealRepository deals;

	private final DealFlow flow;

	private final DealTasks tasks;

	private final DealHistory history;

	private final DealLog log;

	private final AppointmentService appointments;

	private final ClinicTime time;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	DealUndo(DealRepository deals, DealFlow flow, DealTasks tasks, DealHistory history, DealLog log,
			AppointmentService appointments, ClinicTime time, JdbcClient jdbc, JsonMapper json) {
		this.deals = deals;
		this.flow = flow;
		this.tasks = tasks;
		this.history = history;
		this.log = log;
		this.appointments = appointments;
		this.time = time;
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Takes a move back.
	 * @throws Conflict when something was built on it; then nothing is taken back
	 */
	DealId undo(MoveId id, Because because) {
		this.history.flush();
		Done root = find(id).orElseThrow(() -> new NotFound("pipelines.refusal.unknownMove"));
		this.flow.hold(root.deal());
		List<Done> all = new ArrayList<>();
		collect(root, all);
		all.forEach(this::requireLast);
		boolean calendar = !because.fromCalendar();
		for (Done move : all.reversed()) {
			takeBack(move, because, calendar);
		}
		return root.deal();
	}

	/** The last move of a deal into a stage, where it still stands. */
	Optional<MoveId> last(DealId deal) {
		this.history.flush();
		return this.jdbc.sql(MOVES + "where deal_id = :deal and undone_at is null order by id desc limit 1")
			.param("deal", deal.value())
			.query((row, index) -> new MoveId(row.getObject("id", UUID.class)))
			.optional();
	}

	private void collect(Done move, List<Done> all) {
		all.add(move);
		this.jdbc.sql(MOVES + "where caused_by = :move and undone_at is null order by id")
			.param("move", move.id().value())
			.query(this::done)
			.list()
			.forEach((follower) -> collect(follower, all));
	}

	private Optional<Done> find(MoveId id) {
		return this.jdbc.sql(MOVES + "where id = :id and undone_at is null")
			.param("id", id.value())
			.query(this::done)
			.optional();
	}

	private Done done(java.sql.ResultSet row, int index) throws java.sql.SQLException {
		return new Done(new MoveId(row.getObject("id", UUID.class)), new DealId(row.getObject("deal_id", UUID.class)),
				row.getString("from_stage"), row.getObject("at", OffsetDateTime.class).toInstant(),
				this.json.readValue(row.getString("before"), DealBefore.class));
	}

	private void requireLast(Done move) {
		boolean last = last(move.deal()).filter(move.id()::equals).isPresent();
		if (!last || this.log.touchedSince(move.deal(), move.at(), move.id())) {
			throw new Conflict("pipelines.refusal.builtOn");
		}
	}

	private void takeBack(Done move, Because because, boolean calendar) {
		Deal deal = this.deals.lock(move.deal().value()).orElseThrow();
		Instant now = this.time.now();
		StageRef at = deal.stage();
		if (deal.plan() != null && move.from() != null) {
			throw new Conflict("pipelines.refusal.undoPlan");
		}
		this.tasks.done(deal, because);
		if (calendar && deal.pipeline() == Pipeline.APPOINTMENTS) {
			calendar(deal, move);
		}
		if (move.from() == null) {
			deal.takeBack(now);
		}
		else {
			back(deal, move);
		}
		this.deals.saveAndFlush(deal);
		this.jdbc.sql("update deal_move set undone_at = :now where id = :id")
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("id", move.id().value())
			.update();
		this.log.note(deal.id(), Happening.TAKEN_BACK, List.of(at), because, move.id());
	}

	/** Back where it stood, as if it had never left. */
	private void back(Deal deal, Done move) {
		this.jdbc.sql("delete from deal_stage_entry where move_id = :move").param("move", move.id().value()).update();
		this.jdbc.sql("update deal_stage_entry set left_at = null where move_id = :move")
			.param("move", move.before().move())
			.update();
		StageView stage = this.flow.stage(new StageRef(deal.pipeline(), String.valueOf(move.from())));
		deal.back(stage, move.before());
		this.tasks.again(deal);
	}

	/** What the move did in the calendar is taken back there, or stays and stops it. */
	private void calendar(Deal deal, Done move) {
		AppointmentId held = deal.appointment();
		AppointmentId before = (move.before().appointment() != null) ? new AppointmentId(move.before().appointment())
				: null;
		AppointmentId id = (held != null) ? held : before;
		if (id == null) {
			return;
		}
		AppointmentState state = this.appointments.get(id).state();
		StageRef at = deal.stage();
		if (at.equals(Stages.CAME) && state == AppointmentState.ARRIVED
				|| at.equals(Stages.NO_SHOW) && state == AppointmentState.NO_SHOW
				|| at.equals(Stages.CONFIRMED) && state == AppointmentState.CONFIRMED) {
			this.appointments.takeBack(id);
		}
		else if (at.equals(Stages.CAME)) {
			throw new Conflict("pipelines.refusal.undoVisit");
		}
		else if (state == AppointmentState.CANCELLED && before != null) {
			throw new Conflict("pipelines.refusal.undoBooking");
		}
	}

	/** A move that stands. */
	private record Done(MoveId id, DealId deal, @Nullable String from, Instant at, DealBefore before) {

	}

}
