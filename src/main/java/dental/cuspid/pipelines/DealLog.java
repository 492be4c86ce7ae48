package dental.cuspid.pipelines;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Gathered;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import static java.util.Map.entry;

/**
 * What ran for each deal, what did not, and why (complaint 5): written with each effect,
 * read as sentences.
 */
@Component
class DealLog {

	private static final int SHOWN = 500;

	private static final String WRITE = """
			insert into deal_log (id, deal_id, at, staff_id, code, args, why, why_args, cause_type, cause_id, move_id)
			select * from unnest(cast(:ids as uuid[]), cast(:deals as uuid[]), cast(:at as timestamptz[]),
				cast(:staff as uuid[]), cast(:codes as text[]), cast(:args as jsonb[]), cast(:whys as text[]),
				cast(:whyArgs as jsonb[]), cast(:types as text[]), cast(:causes as text[]), cast(:moves as uuid[]))""";

	private final JdbcClient jdbc;

	private final LogValues values;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final StageRows stages;

	private final Gathered<Line> lines;

	DealLog(JdbcClient jdbc, JdbcOperations template, LogValues values, CurrentStaff current, ClinicTime time,
			StageRows stages) {
		this.jdbc = jdbc;
		this.values = values;
		this.current = current;
		this.time = time;
		this.stages = stages;
		this.lines = Gathered.together(template, WRITE, this::values);
	}

	void note(DealId deal, Happening what, List<?> args, Because because) {
		note(deal, what, args, because, null);
	}

	void note(DealId deal, Happening what, List<?> args, Because because, @Nullable MoveId move) {
		this.lines.add(new Line(Ids.next(), deal, this.time.now().atOffset(ZoneOffset.UTC), this.current.actor().id(),
				what, this.values.write(args), because, move));
	}

	private Map<String, Object> values(List<Line> lines) {
		return Map.ofEntries(entry("ids", column(lines, Line::id)), entry("deals", column(lines, Line::deal)),
				entry("at", column(lines, Line::at)), entry("staff", column(lines, (line) -> line.staff().value())),
				entry("codes", column(lines, Line::what)), entry("args", column(lines, Line::args)),
				entry("whys", column(lines, (line) -> line.because().why())),
				entry("whyArgs", column(lines, (line) -> this.values.write(line.because().args()))),
				entry("types", column(lines, (line) -> line.because().causeType())),
				entry("causes", column(lines, (line) -> line.because().causeId())),
				entry("moves", column(lines, Line::move)));
	}

	private static String[] column(List<Line> lines, Function<Line, @Nullable Object> value) {
		return lines.stream().map((line) -> Objects.toString(value.apply(line), null)).toArray(String[]::new);
	}

	/** A deal's log, oldest first. */
	List<DealLogEntry> of(DealId deal) {
		this.lines.flush();
		Map<StageRef, StageView> known = this.stages.all().stream().collect(Collectors.toMap(StageView::ref, (s) -> s));
		UUID last = lastMove(deal);
		return this.jdbc.sql("""
				select l.*, s.name as by from deal_log l join staff_user s on s.id = l.staff_id
				where l.deal_id = :deal order by l.id limit :limit""")
			.param("deal", deal.value())
			.param("limit", SHOWN)
			.query((row, index) -> {
				var what = Happening.valueOf(row.getString("code"));
				var why = Why.valueOf(row.getString("why"));
				var move = row.getObject("move_id", UUID.class);
				boolean undoable = move != null && move.equals(last)
						&& (what == Happening.MOVED || what == Happening.OPENED);
				return new DealLogEntry(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("by"),
						StaffId.SYSTEM.value().equals(row.getObject("staff_id", UUID.class)), what, why,
						new DefaultMessageSourceResolvable(new String[] { "pipelines.log." + what.name() },
								this.values.read(row.getString("args"), known)),
						new DefaultMessageSourceResolvable(new String[] { "pipelines.why." + why.name() },
								this.values.read(row.getString("why_args"), known)),
						href(row.getString("cause_type"), row.getString("cause_id")),
						undoable ? new MoveId(move) : null);
			})
			.list();
	}

	/** The deal's last move that still stands. */
	private @Nullable UUID lastMove(DealId deal) {
		return this.jdbc.sql("""
				select id from deal_move where deal_id = :deal and undone_at is null and from_stage is not null
				order by id desc limit 1""").param("deal", deal.value()).query(UUID.class).optional().orElse(null);
	}

	/** Whether staff or a contact did something with a deal after a move of it. */
	boolean touchedSince(DealId deal, Instant moment, MoveId move) {
		this.lines.flush();
		return this.jdbc.sql("""
				select exists (select 1 from deal_log where deal_id = :deal and at >= :at
					and code in ('CHANGED', 'CONTACT', 'REPEATED', 'REFRESHED', 'SNOOZED')
					and move_id is distinct from :move)""")
			.param("deal", deal.value())
			.param("at", moment.atOffset(ZoneOffset.UTC))
			.param("move", move.value())
			.query(Boolean.class)
			.single();
	}

	private static @Nullable String href(@Nullable String type, @Nullable String id) {
		if (type == null || id == null) {
			return null;
		}
		return switch (type) {
			case "deal" -> "/deals/" + id;
			case "appointment" -> "/calendar/" + id;
			case "task" -> "/tasks/" + id;
			case "plan" -> "/plans/" + id;
			default -> null;
		};
	}

	private record Line(UUID id, DealId deal, OffsetDateTime at, StaffId staff, Happening what, String args,
			Because because, @Nullable MoveId move) {

	}

}
