package dental.cuspid.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Reason;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Times a practitioner receives nobody (BASE-5): break, training, leave. What is booked
 * already stays; a new booking there needs a reason.
 */
@Service
@Transactional
public class BlockedTimeService {

	private static final Duration LONGEST = Duration.ofDays(366);

	private static final String SELECT = """
			select b.id, b.practitioner_id, p.name, b.starts_at, b.ends_at, b.reason
			from blocked_time b join practitioner p on p.id = b.practitioner_id""";

	private final JdbcClient jdbc;

	private final PractitionerService practitioners;

	private final ClinicTime time;

	private final AuditTrail audit;

	BlockedTimeService(JdbcClient jdbc, PractitionerService practitioners, ClinicTime time, AuditTrail audit) {
		this.jdbc = jdbc;
		this.practitioners = practitioners;
		this.time = time;
		this.audit = audit;
	}

	/**
	 * Blocks a time.
	 * @throws RuleViolation when it ends before it begins, is over, or has no reason
	 */
	@Requires(Right.EDIT_CALENDAR)
	public BlockedTimeId block(PractitionerId practitioner, Instant from, Instant to, @Nullable String reason) {
		this.practitioners.get(practitioner);
		if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
			throw new RuleViolation("calendar.refusal.blockOrder").at("to");
		}
		if (!to.isAfter(this.time.now())) {
			throw new RuleViolation("calendar.refusal.blockOver").at("to");
		}
		String text = Reason.required(reason);
		var id = BlockedTimeId.next();
		this.jdbc.sql("""
				insert into blocked_time (id, practitioner_id, starts_at, ends_at, reason, created_at)
				values (:id, :practitioner, :from, :to, :reason, :now)""")
			.param("id", id.value())
			.param("practitioner", practitioner.value())
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("to", to.atOffset(ZoneOffset.UTC))
			.param("reason", text)
			.param("now", this.time.now().atOffset(ZoneOffset.UTC))
			.update();
		this.audit.record("time.blocked", "practitioner", practitioner, from + " to " + to);
		return id;
	}

	/**
	 * Takes a block away.
	 */
	@Requires(Right.EDIT_CALENDAR)
	public void release(BlockedTimeId id) {
		BlockedTime block = this.jdbc.sql(SELECT + " where b.id = :id")
			.param("id", id.value())
			.query((row, index) -> block(row))
			.optional()
			.orElseThrow(() -> new NotFound("shared.refusal.unknownId"));
		this.jdbc.sql("delete from blocked_time where id = :id").param("id", id.value()).update();
		this.audit.record("time.released", "practitioner", block.practitioner(),
				block.time().from() + " to " + block.time().to());
	}

	/**
	 * What is blocked on some days in a row.
	 * @param branch one branch, or null for all
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<BlockedTime> days(LocalDate first, int count, @Nullable BranchId branch) {
		return this.jdbc.sql(SELECT + """
				 where b.starts_at < :to and b.ends_at > :from
					and (:branch::uuid is null or p.branch_id = :branch::uuid)
				order by b.starts_at, b.id""")
			.param("from", this.time.startOf(first).atOffset(ZoneOffset.UTC))
			.param("to", this.time.startOf(first.plusDays(count)).atOffset(ZoneOffset.UTC))
			.param("branch", (branch != null) ? branch.value() : null)
			.query((row, index) -> block(row))
			.list();
	}

	/**
	 * What is blocked from now on, all practitioners.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<BlockedTime> coming(int limit) {
		return this.jdbc.sql(SELECT + " where b.ends_at > :now order by b.starts_at, b.id limit :limit")
			.param("now", this.time.now().atOffset(ZoneOffset.UTC))
			.param("limit", limit)
			.query((row, index) -> block(row))
			.list();
	}

	/**
	 * What is blocked for a practitioner within a stretch.
	 */
	List<BlockedTime> of(PractitionerId practitioner, TimeRange range) {
		return this.jdbc.sql(SELECT + """
				 where b.practitioner_id = :practitioner and b.starts_at < :to and b.ends_at > :from
				order by b.starts_at""")
			.param("practitioner", practitioner.value())
			.param("from", range.from().atOffset(ZoneOffset.UTC))
			.param("to", range.to().atOffset(ZoneOffset.UTC))
			.query((row, index) -> block(row))
			.list();
	}

	private static BlockedTime block(ResultSet row) throws SQLException {
		return new BlockedTime(new BlockedTimeId(row.getObject("id", UUID.class)),
				new PractitionerId(row.getObject("practitioner_id", UUID.class)), row.getString("name"),
				new TimeRange(Rows.instant(row, "starts_at"), Rows.instant(row, "ends_at")), row.getString("reason"));
	}

}
