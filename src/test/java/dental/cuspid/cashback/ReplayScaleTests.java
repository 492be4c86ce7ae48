package dental.cuspid.cashback;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * P12: a replay of 100 000 receipts, with what it took printed for docs/measurements.md,
 * in memory that does not grow with their number.
 * {@code mvn verify -Pfull -Dtest=ReplayScaleTests}
 */
@Tag("full")
@IntegrationTest
class ReplayScaleTests {

	private static final int RECEIPTS = 100_000;

	private static final int PATIENTS = 20_000;

	private static final LocalDate FROM = LocalDate.of(2012, 1, 1);

	private static final LocalDate TO = LocalDate.of(2012, 12, 31);

	/** So far a quarter of the receipts reach. */
	private static final LocalDate QUARTER = LocalDate.of(2012, 3, 27);

	/** Between two looks, so that the replay goes on. */
	private static final Duration PACE = Duration.ofMillis(200);

	/** What a fetch, a batch and the rows under way may take. */
	private static final long ROOM = 8L << 20;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private CashbackRuleService rules;

	@Autowired
	private ReplayService replays;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void replaysAHundredThousandReceipts() {
		this.staff.asAdmin(() -> {
			fill();
			UUID rule = this.rules.add(terms(), null);
			for (int i = 0; i < 5; i++) {
				var run = this.transaction.execute((status) -> measure(rule));
				ReplayResult result = Objects.requireNonNull(Objects.requireNonNull(run).result());
				System.out.printf(
						"replay %d receipts, %d patients, %d winners, %d losers: %d ms, of it %d ms of the application's processor time and %d ms of the database's%n",
						result.receipts(), result.patients(), result.winners().patients(), result.losers().patients(),
						run.wall(), run.application(), run.database());
				assertThat(result.receipts()).isEqualTo(RECEIPTS);
				assertThat(result.patients()).isEqualTo(PATIENTS);
			}
			return true;
		});
	}

	/**
	 * What is reachable is measured, again and again while the replay goes on: how much
	 * garbage lies about says nothing but how large the heap may become.
	 */
	@Test
	void memoryStaysFlatHoweverManyReceipts() throws InterruptedException {
		UUID rule = this.staff.asAdmin(() -> {
			fill();
			return this.rules.add(terms(), null);
		});
		reachable(rule, QUARTER);
		Reachable quarter = reachable(rule, QUARTER);
		Reachable all = reachable(rule, TO);
		System.out.printf(
				"replay reaches at most %d KB above the start with %d receipts (seen %d times), %d KB with %d (seen %d times)%n",
				quarter.most() >> 10, quarter.receipts(), quarter.seen(), all.most() >> 10, all.receipts(), all.seen());
		assertThat(all.receipts()).isGreaterThan(3 * quarter.receipts());
		assertThat(quarter.seen()).isGreaterThan(3);
		assertThat(all.seen()).isGreaterThan(3);
		assertThat(quarter.most()).isLessThan(ROOM);
		assertThat(all.most()).isLessThan(ROOM);
	}

	private Reachable reachable(UUID rule, LocalDate to) throws InterruptedException {
		long before = used();
		var ended = new AtomicBoolean();
		var most = new AtomicLong();
		var seen = new AtomicInteger();
		Thread watch = Thread.ofPlatform().start(() -> {
			while (!ended.get()) {
				LockSupport.parkNanos(PACE.toNanos());
				long now = used();
				if (!ended.get()) {
					most.accumulateAndGet(now - before, Math::max);
					seen.incrementAndGet();
				}
			}
		});
		try {
			ReplayResult result = this.staff
				.asAdmin(() -> this.transaction.execute((status) -> this.replays.replay(rule, FROM, to).result()));
			return new Reachable(Objects.requireNonNull(result).receipts(), most.get(), seen.get());
		}
		finally {
			ended.set(true);
			watch.join();
		}
	}

	private Run measure(UUID rule) {
		int backend = this.jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
		long database = processorTime(backend);
		long application = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		long begun = System.nanoTime();
		ReplayResult result = this.replays.replay(rule, FROM, TO).result();
		return new Run(result, (System.nanoTime() - begun) / 1_000_000,
				(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - application) / 1_000_000,
				processorTime(backend) - database);
	}

	/** Milliseconds, where the database runs on this machine and the system tells. */
	static long processorTime(int process) {
		try {
			String[] fields = Files.readString(Path.of("/proc/" + process + "/stat")).split(" ");
			return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 10;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static RuleTerms terms() {
		return new RuleTerms("Scale", Audience.ALL, Basis.CUMULATIVE, null, null, false, false, 100,
				List.of(new Interval(BigDecimal.valueOf(200), BigDecimal.valueOf(600),
						List.of(new Condition(Reward.BONUS, RewardUnit.PERCENT, BigDecimal.valueOf(3)))),
						new Interval(BigDecimal.valueOf(600), null,
								List.of(new Condition(Reward.DISCOUNT, RewardUnit.PERCENT, BigDecimal.valueOf(5))))));
	}

	private void fill() {
		if (this.jdbc.sql("select exists (select from branch where code = 'SCALE')").query(Boolean.class).single()) {
			return;
		}
		UUID branch = UUID.randomUUID();
		this.jdbc.sql("insert into branch (id, code, name, active, version) values (:id, 'SCALE', 'Scale', true, 0)")
			.param("id", branch)
			.update();
		this.jdbc
			.sql("""
					insert into patient (id, last_name, first_name, sort_name, phones, emails, utm, dentacoin_participation,
						opening_visits, opening_paid, search_text, registered_at, version)
					select md5('scale' || n)::uuid, 'Scale' || n, 'P', 'scale' || n, '[]', '{}', '{}', 'NOT_ASKED', 0, 0, '',
						now(), 0 from generate_series(0, :last) n""")
			.param("last", PATIENTS - 1)
			.update();
		this.jdbc
			.sql("""
					insert into appointment (id, patient_id, branch_id, starts_at, ends_at, state, walk_in, backdated, imported,
						created_at, version)
					select md5('visit' || n)::uuid, md5('scale' || n % :patients)::uuid, :branch,
						timestamptz '2012-01-01 08:00Z' + n * interval '5 minutes',
						timestamptz '2012-01-01 08:30Z' + n * interval '5 minutes', 'COMPLETED', true, true, false, now(), 0
					from generate_series(0, :last) n""")
			.param("patients", PATIENTS)
			.param("branch", branch)
			.param("last", RECEIPTS - 1)
			.update();
		this.jdbc
			.sql("""
					insert into receipt (id, number, patient_id, appointment_id, branch_id, visit_type, occurred_at, occurred_on,
						opened_at, opened_by, backdated, history, state, gross, discounts, money_paid, value_paid,
						money_refunded, value_refunded, paid_earlier, expected_bonus, assessments, visit_completed_at,
						settled_at, version)
					select md5('receipt' || n)::uuid, 'SCALE-' || n, a.patient_id, a.id, a.branch_id,
						case when n < :patients then 'PRIMARY' else 'REPEAT' end, a.starts_at, a.starts_at::date, a.starts_at,
						(select id from staff_user limit 1), true, false, 'SETTLED', 150 + n % 90, 0, 150 + n % 90, 0, 0, 0,
						(n / :patients) * 190, 0, '[]', a.ends_at, a.ends_at, 0
					from generate_series(0, :last) n join appointment a on a.id = md5('visit' || n)::uuid""")
			.param("patients", PATIENTS)
			.param("last", RECEIPTS - 1)
			.update();
		this.jdbc
			.sql("""
					insert into receipt_line (receipt_id, position, service_code, service_name, category, quantity, price,
						discount, amount, cashback_type, cashback_value)
					select md5('receipt' || n)::uuid, p, 'S' || p, 'Service ' || p, case p when 0 then 'IMP' else 'PAR' end, 1,
						case p when 0 then 100 else 50 + n % 90 end, 0, case p when 0 then 100 else 50 + n % 90 end,
						case p when 0 then 'PERCENT' else 'AMOUNT' end, 2
					from generate_series(0, :last) n cross join generate_series(0, 1) p""")
			.param("last", RECEIPTS - 1)
			.update();
		this.jdbc.sql("analyze receipt, receipt_line, appointment, patient").update();
	}

	private static long used() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	/**
	 * Bytes above the start.
	 */
	private record Reachable(long receipts, long most, int seen) {

	}

	private record Run(@Nullable ReplayResult result, long wall, long application, long database) {

	}

}
