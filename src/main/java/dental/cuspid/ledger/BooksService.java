package dental.cuspid.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dental.cuspid.shared.Ids;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reconciles all books: nightly, on demand, and after every fault test (BASE-7). All
 * checks look at one moment of the database, so work under way is no finding.
 */
@Service
@Transactional
public class BooksService {

	/** Findings kept with a run; more would not be read one by one. */
	private static final int KEPT = 500;

	private final ObjectProvider<BooksCheck> checks;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final CurrentStaff current;

	private final Clock clock;

	BooksService(ObjectProvider<BooksCheck> checks, JdbcClient jdbc, JsonMapper json, CurrentStaff current,
			Clock clock) {
		this.checks = checks;
		this.jdbc = jdbc;
		this.json = json;
		this.current = current;
		this.clock = clock;
	}

	/**
	 * Runs every check and keeps what they saw.
	 */
	@Requires(Right.READ_BOOKS)
	@Transactional(propagation = Propagation.REQUIRES_NEW, isolation = Isolation.REPEATABLE_READ)
	public Reconciliation reconcile() {
		Instant at = this.clock.instant();
		long begun = System.nanoTime();
		Map<String, Long> checked = new LinkedHashMap<>();
		List<BooksCheck.Finding> findings = new ArrayList<>();
		this.checks.orderedStream().forEach((check) -> {
			BooksCheck.Result result = check.run();
			checked.put(check.name(), result.checked());
			findings.addAll(result.findings());
		});
		long took = (System.nanoTime() - begun) / 1_000_000;
		var run = new Reconciliation(Ids.next(), at, took, checked,
				List.copyOf(findings.subList(0, Math.min(KEPT, findings.size()))), findings.size());
		keep(run);
		return run;
	}

	/**
	 * The last runs, newest first.
	 */
	@Requires(Right.READ_BOOKS)
	@Transactional(readOnly = true)
	public List<Reconciliation> recent(int limit) {
		return this.jdbc.sql("""
				select id, at, took_millis, counts, findings, finding_count from reconciliation_run
				order by at desc, id desc limit :limit""").param("limit", limit).query(this::run).list();
	}

	/**
	 * How many findings the newest run had; nothing where none ran yet.
	 */
	Optional<Integer> failures() {
		return this.jdbc.sql("select finding_count from reconciliation_run order by at desc, id desc limit 1")
			.query(Integer.class)
			.optional();
	}

	private void keep(Reconciliation run) {
		this.jdbc.sql("""
				insert into reconciliation_run (id, at, staff_id, took_millis, counts, findings, finding_count)
				values (:id, :at, :staff, :took, cast(:counts as jsonb), cast(:findings as jsonb), :count)""")
			.param("id", run.id())
			.param("at", run.at().atOffset(ZoneOffset.UTC))
			.param("staff", this.current.actor().id().value())
			.param("took", run.tookMillis())
			.param("counts", this.json.writeValueAsString(run.checked()))
			.param("findings", this.json.writeValueAsString(run.findings()))
			.param("count", run.findingCount())
			.update();
	}

	private Reconciliation run(ResultSet row, int index) throws SQLException {
		Map<String, Long> counts = this.json.readValue(row.getString("counts"),
				new TypeReference<LinkedHashMap<String, Long>>() {
				});
		List<BooksCheck.Finding> findings = this.json.readValue(row.getString("findings"),
				new TypeReference<List<BooksCheck.Finding>>() {
				});
		return new Reconciliation(row.getObject("id", UUID.class),
				row.getObject("at", OffsetDateTime.class).toInstant(), row.getLong("took_millis"), counts, findings,
				row.getInt("finding_count"));
	}

}
