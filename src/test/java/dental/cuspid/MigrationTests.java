package dental.cuspid;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database with data, as an earlier version left it, becomes a database of this
 * version: every later migration is proved on rows, keeps them, and leads to the same
 * tables as a new database has (BASE-18).
 */
@IntegrationTest
class MigrationTests {

	/** What the first released version ended with; its rows are in the file. */
	private static final String FIRST = "20261122.1100";

	private static final String ROWS = "filled-20261122-1100.sql";

	private static final String SCHEMA = "filled";

	/**
	 * What comes and goes by itself, and what the small clinic of the file has none of.
	 */
	private static final List<String> WITHOUT_ROWS = List.of("spring_session", "spring_session_attributes",
			"event_publication", "scheduled_tasks", "idempotency_key", "password_link", "closed_period",
			"reconciliation_run", "branch_holiday", "referral_amount", "household_member", "receipt_discount", "refund",
			"cashback_accrual", "message_template", "flyway_schema_history");

	@Autowired
	private DataSource source;

	@Autowired
	private JdbcClient jdbc;

	@AfterEach
	void tidies() {
		this.jdbc.sql("drop schema if exists " + SCHEMA + " cascade").update();
	}

	@Test
	void aFilledDatabaseIsBroughtUpToDate() throws Exception {
		flyway(FIRST).migrate();
		fill();
		Map<String, Long> before = rows();
		assertThat(before.keySet()).hasSizeGreaterThan(45);
		assertThat(before).allSatisfy((table, rows) -> assertThat(rows).as(table)
			.isGreaterThanOrEqualTo(WITHOUT_ROWS.contains(table) ? 0 : 1));
		Flyway newest = flyway("latest");
		newest.migrate();
		newest.validate();
		assertThat(newest.info().pending()).isEmpty();
		Map<String, Long> after = rows();
		before.forEach((table, rows) -> {
			if (!WITHOUT_ROWS.contains(table)) {
				assertThat(after).as("kept rows").containsKey(table);
				assertThat(after.get(table)).as(table).isGreaterThanOrEqualTo(rows);
			}
		});
		assertThat(columns(SCHEMA)).isEqualTo(columns("public"));
	}

	private Flyway flyway(String target) {
		return Flyway.configure().dataSource(this.source).schemas(SCHEMA).defaultSchema(SCHEMA).target(target).load();
	}

	private void fill() throws Exception {
		String sql = new ClassPathResource(ROWS).getContentAsString(StandardCharsets.UTF_8);
		try (Connection connection = this.source.getConnection(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("set local search_path to " + SCHEMA + ", public");
			statement.execute(sql);
			connection.commit();
		}
	}

	private Map<String, Long> rows() throws SQLException {
		var rows = new TreeMap<String, Long>();
		for (String table : this.jdbc.sql("""
				select table_name from information_schema.tables
				where table_schema = :schema and table_type = 'BASE TABLE'""")
			.param("schema", SCHEMA)
			.query(String.class)
			.list()) {
			rows.put(table, this.jdbc.sql("select count(*) from " + SCHEMA + "." + table).query(Long.class).single());
		}
		return rows;
	}

	private List<String> columns(String schema) {
		return this.jdbc.sql("""
				select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default is null)
				from information_schema.columns where table_schema = :schema order by 1""")
			.param("schema", schema)
			.query(String.class)
			.list();
	}

}
