package dental.cuspid.shared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows of one kind that nobody reads before the transaction ends: gathered while it runs
 * and written at its end, kind by kind and all in one round trip. Without a transaction
 * each is written at once.
 */
public final class Gathered<T> {

	private final JdbcOperations jdbc;

	private final ParsedSql named;

	private final String sql;

	private final Function<List<T>, List<Map<String, ? extends @Nullable Object>>> values;

	private Gathered(JdbcOperations jdbc, String sql,
			Function<List<T>, List<Map<String, ? extends @Nullable Object>>> values) {
		this.jdbc = jdbc;
		this.named = NamedParameterUtils.parseSqlStatement(sql);
		this.sql = NamedParameterUtils.substituteNamedParameters(this.named, null);
		this.values = values;
	}

	/**
	 * Rows that are written by one statement, however many they are.
	 * @param sql the statement with named parameters, without a result
	 * @param values its parameters for rows in the order they came in
	 */
	public static <T> Gathered<T> together(JdbcOperations jdbc, String sql,
			Function<List<T>, Map<String, ? extends @Nullable Object>> values) {
		return new Gathered<>(jdbc, sql, (rows) -> List.of(values.apply(rows)));
	}

	/**
	 * Rows of which each has a statement of its own, in the order they came in.
	 * @param sql the statement with named parameters, without a result
	 * @param values its parameters
	 */
	public static <T> Gathered<T> each(JdbcOperations jdbc, String sql,
			Function<T, Map<String, ? extends @Nullable Object>> values) {
		return new Gathered<>(jdbc, sql, (rows) -> {
			var all = new ArrayList<Map<String, ? extends @Nullable Object>>();
			rows.forEach((row) -> all.add(values.apply(row)));
			return all;
		});
	}

	public void add(T row) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			Ending ending = Ending.current();
			ending.batch(this).rows.add(row);
			if (ending.began) {
				ending.write();
			}
		}
		else {
			var batch = new Batch<>(this);
			batch.rows.add(row);
			write(List.of(batch));
		}
	}

	/**
	 * Writes what was gathered so far, for somebody about to read it: other kinds too,
	 * where there are rows of this one.
	 */
	public void flush() {
		if (TransactionSynchronizationManager.hasResource(Ending.class)
				&& !Ending.current().batch(this).rows.isEmpty()) {
			Ending.current().write();
		}
	}

	/**
	 * Writes all this transaction gathered, for somebody about to read tables that are
	 * not their own.
	 */
	public static void writeAll() {
		if (TransactionSynchronizationManager.hasResource(Ending.class)) {
			Ending.current().write();
		}
	}

	private static void write(List<Batch<?>> batches) {
		var statements = new StringBuilder();
		var arguments = new ArrayList<@Nullable Object>();
		for (Batch<?> batch : batches) {
			for (@Nullable
			Object[] values : batch.take()) {
				statements.append(statements.isEmpty() ? "" : ";\n").append(batch.kind.sql);
				arguments.addAll(Arrays.asList(values));
			}
		}
		batches.getFirst().kind.jdbc.update(statements.toString(), arguments.toArray());
	}

	/**
	 * The rows of one kind.
	 */
	private static final class Batch<T> {

		private final Gathered<T> kind;

		private final List<T> rows = new ArrayList<>();

		Batch(Gathered<T> kind) {
			this.kind = kind;
		}

		/** The parameters of each statement by position; the rows are on their way. */
		List<@Nullable Object[]> take() {
			var named = this.kind.values.apply(List.copyOf(this.rows));
			this.rows.clear();
			return named.stream()
				.map((values) -> NamedParameterUtils.buildValueArray(this.kind.named, new MapSqlParameterSource(values),
						null))
				.toList();
		}

	}

	/**
	 * What one transaction writes at its end.
	 */
	private static final class Ending implements TransactionSynchronization {

		private final List<Batch<?>> batches = new ArrayList<>();

		private boolean began;

		static Ending current() {
			if (TransactionSynchronizationManager.getResource(Ending.class) instanceof Ending known) {
				return known;
			}
			var ending = new Ending();
			TransactionSynchronizationManager.bindResource(Ending.class, ending);
			TransactionSynchronizationManager.registerSynchronization(ending);
			return ending;
		}

		@SuppressWarnings("unchecked")
		<T> Batch<T> batch(Gathered<T> kind) {
			for (Batch<?> batch : this.batches) {
				if (batch.kind == kind) {
					return (Batch<T>) batch;
				}
			}
			var batch = new Batch<>(kind);
			this.batches.add(batch);
			return batch;
		}

		void write() {
			List<Batch<?>> waiting = this.batches.stream().filter((batch) -> !batch.rows.isEmpty()).toList();
			if (!waiting.isEmpty()) {
				Gathered.write(waiting);
			}
		}

		@Override
		public void beforeCommit(boolean readOnly) {
			this.began = true;
			write();
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(Ending.class);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(Ending.class, this);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(Ending.class);
		}

	}

}
