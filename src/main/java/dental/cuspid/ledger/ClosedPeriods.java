package dental.cuspid.ledger;

import java.time.LocalDate;
import java.time.ZoneOffset;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.StaffId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Periods nothing may be dated into any more. Whoever posts holds a shared lock until the
 * end of the transaction, so a period closes after the postings under way or before them,
 * never between their check and their row.
 */
@Component
class ClosedPeriods {

	private final JdbcClient jdbc;

	private final ClinicTime time;

	ClosedPeriods(JdbcClient jdbc, ClinicTime time) {
		this.jdbc = jdbc;
		this.time = time;
	}

	void requireOpen(LocalDate day) {
		boolean closed = this.jdbc.sql("select ledger_day_is_closed(:day)")
			.param("day", day)
			.query(Boolean.class)
			.single();
		if (closed) {
			throw new RuleViolation("ledger.refusal.closed", day).at("occurredAt");
		}
	}

	void close(LocalDate from, LocalDate to, StaffId by) {
		if (to.isBefore(from)) {
			throw new RuleViolation("ledger.refusal.periodOrder").at("to");
		}
		if (!to.isBefore(this.time.today())) {
			throw new RuleViolation("ledger.refusal.periodNotEnded", to).at("to");
		}
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('closed_period'))")
			.query((row, index) -> Boolean.TRUE)
			.single();
		boolean overlaps = this.jdbc
			.sql("select exists (select 1 from closed_period where from_day <= :to and to_day >= :from)")
			.param("from", from)
			.param("to", to)
			.query(Boolean.class)
			.single();
		if (overlaps) {
			throw new Conflict("constraint.ex_closed_period_overlap");
		}
		this.jdbc.sql("""
				insert into closed_period (id, from_day, to_day, closed_by, closed_at)
				values (:id, :from, :to, :by, :at)""")
			.param("id", Ids.next())
			.param("from", from)
			.param("to", to)
			.param("by", by.value())
			.param("at", this.time.now().atOffset(ZoneOffset.UTC))
			.update();
	}

}
