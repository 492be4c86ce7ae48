package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps replays, and who and what they concern.
 */
@Repository
class ReplayStore {

	private static final int PAGE = 50;

	private static final String SELECT = """
			select p.*, s.name as staff_name from cashback_replay p join staff_user s on s.id = p.requested_by
			""";

	private static final String NAME = """
			coalesce(nullif(concat_ws(', ', nullif(t.last_name, ''), nullif(t.first_name, '')), ''), t.card_number, '')
			as patient_name""";

	private final JdbcClient jdbc;

	ReplayStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(UUID id, RuleVersion rule, LocalDate from, LocalDate to, StaffId by, Instant at) {
		this.jdbc.sql("""
				insert into cashback_replay (id, rule_id, version, terms, from_day, to_day, state, done, total,
					cancel_asked, requested_by, requested_at)
				values (:id, :rule, :version, :terms::jsonb, :from, :to, 'QUEUED', 0, 0, false, :by, :at)""")
			.param("id", id)
			.param("rule", rule.rule())
			.param("version", rule.version())
			.param("terms", CashbackJson.write(rule.terms()))
			.param("from", from)
			.param("to", to)
			.param("by", by.value())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update();
	}

	Optional<ReplayView> find(UUID id) {
		return this.jdbc.sql(SELECT + "where p.id = :id").param("id", id).query(ReplayStore::view).optional();
	}

	List<ReplayView> ofRule(UUID rule) {
		return this.jdbc.sql(SELECT + "where p.rule_id = :rule order by p.requested_at desc limit 10")
			.param("rule", rule)
			.query(ReplayStore::view)
			.list();
	}

	RuleTerms terms(UUID id) {
		return CashbackJson.read(this.jdbc.sql("select terms from cashback_replay where id = :id")
			.param("id", id)
			.query(String.class)
			.single(), RuleTerms.class);
	}

	/** Begins, unless it was cancelled before. */
	boolean begin(UUID id, long total) {
		return this.jdbc.sql("""
				update cashback_replay set state = 'RUNNING', done = 0, total = :total
				where id = :id and state in ('QUEUED', 'RUNNING') and not cancel_asked""")
			.param("id", id)
			.param("total", total)
			.update() > 0;
	}

	/** Notes how far it is, and tells whether it shall go on. */
	boolean progress(UUID id, long done) {
		return this.jdbc.sql("update cashback_replay set done = :done where id = :id and not cancel_asked")
			.param("id", id)
			.param("done", done)
			.update() > 0;
	}

	void askToCancel(UUID id) {
		this.jdbc.sql("""
				update cashback_replay set cancel_asked = true
				where id = :id and state in ('QUEUED', 'RUNNING')""").param("id", id).update();
	}

	void done(UUID id, ReplayResult result, Instant at) {
		this.jdbc.sql("""
				update cashback_replay set state = 'DONE', done = :done, total = :done, result = :result::jsonb,
					finished_at = :at where id = :id""")
			.param("id", id)
			.param("done", result.receipts())
			.param("result", CashbackJson.write(result))
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update();
	}

	void end(UUID id, ReplayState state, Instant at) {
		this.jdbc.sql("update cashback_replay set state = :state, finished_at = :at where id = :id and result is null")
			.param("id", id)
			.param("state", state.name())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update();
	}

	/** The patients who would have got more, or less, the largest difference first. */
	CursorPage<ReplayPatient> patients(UUID id, boolean winners, Currency currency, @Nullable String cursor) {
		List<String> after = Cursor.read(cursor, 2);
		String sign = winners ? "-" : "";
		var rows = this.jdbc
			.sql("select c.*, t.card_number, " + NAME + " from cashback_replay_patient c "
					+ "join patient t on t.id = c.patient_id where c.replay_id = :id and c.difference "
					+ (winners ? ">" : "<") + " 0 and (" + sign
					+ "c.difference, c.patient_id) > (:difference, :patient) " + "order by " + sign
					+ "c.difference, c.patient_id limit :limit")
			.param("id", id)
			.param("difference", after.isEmpty() ? new BigDecimal("-1e15") : Cursor.number(after.get(0)))
			.param("patient", after.isEmpty() ? new UUID(0, 0) : Ids.parse(after.get(1)))
			.param("limit", PAGE + 1)
			.query((row, index) -> new ReplayPatient(row.getObject("patient_id", UUID.class),
					row.getString("patient_name"), row.getString("card_number"), row.getInt("receipts"),
					money(row, "before", currency), money(row, "after", currency), money(row, "difference", currency)))
			.list();
		return CursorPage.of(rows, PAGE, (row) -> Cursor
			.of((winners ? row.difference().negated() : row.difference()).amount().toPlainString(), row.patient()));
	}

	/** The receipts beside an edge. */
	CursorPage<ReplayReceipt> receipts(UUID id, BigDecimal edge, ReplayResult.Cliff.Kind kind, Currency currency,
			@Nullable String cursor) {
		List<String> after = Cursor.read(cursor, 2);
		var rows = this.jdbc.sql("select b.part, one.*, r.number, r.patient_id, r.occurred_at, " + NAME + """
				 from cashback_replay_beside b
				cross join lateral unnest(b.receipts, b.tested, b.differences) with ordinality
					as one (receipt_id, tested, difference, place)
				join receipt r on r.id = one.receipt_id join patient t on t.id = r.patient_id
				where b.replay_id = :id and b.edge = :edge and b.kind = :kind
					and b.part >= :part and (b.part, one.place) > (:part, :place)
				order by b.part, one.place limit :limit""")
			.param("id", id)
			.param("edge", edge)
			.param("kind", kind.name())
			.param("part", after.isEmpty() ? 0 : whole(after.get(0)))
			.param("place", after.isEmpty() ? 0 : whole(after.get(1)))
			.param("limit", PAGE + 1)
			.query((row, index) -> new Beside(row.getInt("part"), row.getInt("place"),
					new ReplayReceipt(row.getObject("receipt_id", UUID.class), row.getString("number"),
							row.getObject("patient_id", UUID.class), row.getString("patient_name"),
							instant(row, "occurred_at"), money(row, "tested", currency),
							money(row, "difference", currency))))
			.list();
		return CursorPage.of(rows, PAGE, (row) -> Cursor.of(row.part(), row.place())).map(Beside::receipt);
	}

	/** Where a replay leaves patients and receipts, many at a time. */
	ReplayBatches batches(UUID id) {
		return new ReplayBatches(this.jdbc, id);
	}

	private static int whole(String key) {
		return Cursor.number(key).intValue();
	}

	private static Money money(ResultSet row, String column, Currency currency) throws SQLException {
		return Money.of(row.getBigDecimal(column), currency);
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static ReplayView view(ResultSet row, int index) throws SQLException {
		String result = row.getString("result");
		OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
		return new ReplayView(row.getObject("id", UUID.class), row.getObject("rule_id", UUID.class),
				row.getInt("version"), row.getObject("from_day", LocalDate.class),
				row.getObject("to_day", LocalDate.class), ReplayState.valueOf(row.getString("state")),
				row.getLong("done"), row.getLong("total"),
				(result != null) ? CashbackJson.read(result, ReplayResult.class) : null, instant(row, "requested_at"),
				row.getString("staff_name"), (finished != null) ? finished.toInstant() : null);
	}

	/** A receipt and its place in the list. */
	private record Beside(int part, int place, ReplayReceipt receipt) {

	}

}
