package dental.cuspid.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import dental.cuspid.IntegrationTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows written at the end of a transaction are all written once, in order, with their own
 * transaction and with no other.
 */
@IntegrationTest
class GatheredTests {

	/** What was written together is one row of the table. */
	private final String test = UUID.randomUUID().toString();

	private final List<String> sent = new ArrayList<>();

	private final JdbcTemplate jdbc;

	private final Gathered<String> rows;

	private final Gathered<String> others;

	private final TransactionTemplate transaction;

	private final TransactionTemplate own;

	GatheredTests(@Autowired JdbcTemplate jdbc, @Autowired PlatformTransactionManager transactions) {
		this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource())) {

			@Override
			public int update(String sql, @Nullable Object @Nullable ... values) {
				GatheredTests.this.sent.add(sql);
				return super.update(sql, values);
			}

		};
		this.rows = kind("rows");
		this.others = kind("others");
		this.transaction = new TransactionTemplate(transactions);
		this.own = new TransactionTemplate(transactions);
		this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	private Gathered<String> kind(String name) {
		return Gathered.together(this.jdbc,
				"insert into gathered_rows (test, kind, written) values (:test, :kind, cast(:rows as text[]))",
				(rows) -> Map.of("test", this.test, "kind", name, "rows", rows.toArray(String[]::new)));
	}

	@BeforeAll
	static void table(@Autowired JdbcTemplate jdbc) {
		jdbc.execute("create table gathered_rows (nr bigint generated always as identity, test text, kind text, "
				+ "written text[])");
	}

	@AfterAll
	static void gone(@Autowired JdbcTemplate jdbc) {
		jdbc.execute("drop table gathered_rows");
	}

	@Test
	void rowsOfATransactionAreWrittenTogetherAtItsEnd() {
		within((status) -> {
			this.rows.add("first");
			this.rows.add("second");
			assertThat(written()).isEmpty();
		});
		within((status) -> this.rows.add("third"));

		assertThat(written()).containsExactly("first, second", "third");
	}

	@Test
	void kindsAreWrittenInTheOrderTheyBeganInOneRoundTrip() {
		within((status) -> {
			this.others.add("one");
			this.rows.add("first");
			this.others.add("two");
		});

		assertThat(written()).containsExactly("one, two", "first");
		assertThat(this.sent).hasSize(1);
	}

	@Test
	void rowsWithAStatementEachKeepTheirOrder() {
		Gathered<String> each = Gathered.each(this.jdbc,
				"insert into gathered_rows (test, kind, written) values (:test, 'each', array[cast(:row as text)])",
				(row) -> Map.of("test", this.test, "row", row));
		within((status) -> {
			each.add("first");
			this.rows.add("other");
			each.add("second");
		});

		assertThat(written()).containsExactly("first", "second", "other");
		assertThat(this.sent).hasSize(1);
	}

	@Test
	void withoutATransactionEachIsWrittenAtOnce() {
		this.rows.add("first");
		this.rows.add("second");

		assertThat(written()).containsExactly("first", "second");
	}

	@Test
	void whatIsRolledBackIsNeverWritten() {
		within((status) -> {
			this.rows.add("lost");
			status.setRollbackOnly();
		});
		within((status) -> this.rows.add("kept"));

		assertThat(written()).containsExactly("kept");
	}

	@Test
	void aTransactionWithinAnotherWritesItsOwnRowsAlone() {
		within((status) -> {
			this.rows.add("outer, before");
			this.own.executeWithoutResult((inner) -> this.rows.add("inner"));
			this.own.executeWithoutResult((inner) -> {
				this.rows.add("inner, lost");
				inner.setRollbackOnly();
			});
			this.rows.add("outer, after");
		});

		assertThat(written()).containsExactly("inner", "outer, before, outer, after");
	}

	@Test
	void whoIsAboutToReadHasThemWrittenBefore() {
		within((status) -> {
			this.rows.flush();
			this.rows.add("first");
			this.rows.flush();
			this.rows.flush();
			assertThat(written()).containsExactly("first");
			this.rows.add("second");
		});

		assertThat(written()).containsExactly("first", "second");
	}

	@Test
	void aRowThatComesWhileTheTransactionEndsIsNotLost() {
		within((status) -> {
			this.rows.add("first");
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void beforeCommit(boolean readOnly) {
					GatheredTests.this.rows.add("late");
				}

			});
		});

		assertThat(written()).containsExactly("first", "late");
	}

	private void within(Consumer<TransactionStatus> work) {
		this.transaction.executeWithoutResult(work);
	}

	private List<String> written() {
		return this.jdbc.queryForList(
				"select array_to_string(written, ', ') from gathered_rows where test = ? order by nr", String.class,
				this.test);
	}

}
