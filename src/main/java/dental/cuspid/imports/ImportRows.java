package dental.cuspid.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Files and rows of imports, written and read in batches.
 */
@Repository
class ImportRows {

	private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {
	};

	private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {
	};

	private static final String COLUMNS = """
			select row_number, action, state, cells, row_values, reasons, match_id, match_row, line_key, result_id,
				undo_values
			from import_row\s""";

	private final JdbcClient jdbc;

	private final JdbcTemplate template;

	private final JsonMapper json;

	ImportRows(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
		this.jdbc = jdbc;
		this.template = template;
		this.json = json.rebuild().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
	}

	void keepFile(ImportId id, Path file) {
		this.template.update("insert into import_file (import_id, content) values (?, ?)", (statement) -> {
			statement.setObject(1, id.value());
			try {
				statement.setBinaryStream(2, Files.newInputStream(file), (int) Files.size(file));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	/** Writes the file that was kept to a place on the disk. */
	void restoreFile(ImportId id, Path target) {
		this.template.query("select content from import_file where import_id = ?", (row) -> {
			try (InputStream content = row.getBinaryStream(1)) {
				Files.copy(content, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}, id.value());
	}

	void clear(ImportId id) {
		this.jdbc.sql("delete from import_row where import_id = :id").param("id", id.value()).update();
	}

	void add(ImportId id, List<StoredRow> rows) {
		this.template.batchUpdate("""
				insert into import_row (import_id, row_number, action, state, cells, row_values, reasons, match_id,
					match_row, line_key, turn, referred)
				values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?)""", rows, 500, (statement, row) -> {
			statement.setObject(1, id.value());
			statement.setInt(2, row.number());
			statement.setString(3, row.action().name());
			statement.setString(4, row.state().name());
			statement.setArray(5, statement.getConnection().createArrayOf("text", row.cells().toArray(String[]::new)));
			statement.setString(6, this.json.writeValueAsString(row.values().asMap()));
			statement.setString(7, this.json.writeValueAsString(row.reasons()));
			statement.setObject(8, row.match());
			statement.setObject(9, row.matchRow());
			statement.setString(10, row.lineKey());
			statement.setInt(11, turn(row));
			statement.setBoolean(12, row.values().has(ImportField.RECOMMENDED_BY));
		});
	}

	/**
	 * Who brings a card number comes first, so that nobody is given a number that stands
	 * further down; who is the same as another row comes after it.
	 */
	private static int turn(StoredRow row) {
		if (row.matchRow() != null) {
			return 2;
		}
		return row.values().has(ImportField.CARD_NUMBER) ? 0 : 1;
	}

	/** The next rows in a state, in the order they are taken over. */
	List<StoredRow> next(ImportId id, RowState state, int limit) {
		return this.jdbc
			.sql(COLUMNS + "where import_id = :id and state = :state order by turn, row_number limit :limit")
			.param("id", id.value())
			.param("state", state.name())
			.param("limit", limit)
			.query(this::row)
			.list();
	}

	/** The last rows in a state, from the end of the file. */
	List<StoredRow> last(ImportId id, RowState state, int limit) {
		return this.jdbc
			.sql(COLUMNS + "where import_id = :id and state = :state order by turn desc, row_number desc limit :limit")
			.param("id", id.value())
			.param("state", state.name())
			.param("limit", limit)
			.query(this::row)
			.list();
	}

	/** Rows after a number, all or those of one action. */
	List<StoredRow> after(ImportId id, @Nullable RowAction action, int number, int limit) {
		String filter = (action != null) ? "and action = :action " : "";
		return this.jdbc
			.sql(COLUMNS + "where import_id = :id and row_number > :number " + filter
					+ "order by row_number limit :limit")
			.param("id", id.value())
			.param("action", (action != null) ? action.name() : "")
			.param("number", number)
			.param("limit", limit)
			.query(this::row)
			.list();
	}

	/** Rows that name who recommended the patient, after a number. */
	List<StoredRow> recommended(ImportId id, int number, int limit) {
		return this.jdbc.sql(COLUMNS + """
				where import_id = :id and row_number > :number and state <> 'LEFT' and referred
				order by row_number limit :limit""")
			.param("id", id.value())
			.param("number", number)
			.param("limit", limit)
			.query(this::row)
			.list();
	}

	Optional<UUID> resultOf(ImportId id, int number) {
		return this.jdbc.sql("select result_id from import_row where import_id = :id and row_number = :number")
			.param("id", id.value())
			.param("number", number)
			.query(UUID.class)
			.optional();
	}

	/**
	 * What an earlier row of the file with this card number became or was the same as.
	 */
	Optional<UUID> resultOfCard(ImportId id, String cardNumber) {
		return this.jdbc.sql("""
				select coalesce(same.result_id, row.result_id, row.match_id) from import_row row
				left join import_row same on same.import_id = row.import_id and same.row_number = row.match_row
				where row.import_id = :id and row.row_values ->> 'cardNumber' = :card and row.action <> 'REFUSED'
				order by row.row_number limit 1""")
			.param("id", id.value())
			.param("card", cardNumber)
			.query(UUID.class)
			.optional();
	}

	void done(ImportId id, List<StoredRow> rows, List<RowWork.Applied> applied) {
		this.jdbc.sql("""
				update import_row set state = 'DONE', result_id = done.result, undo_values = done.before
				from unnest(cast(:numbers as int[]), cast(:results as uuid[]), cast(:befores as jsonb[]))
					as done (number, result, before)
				where import_id = :id and row_number = done.number""")
			.param("id", id.value())
			.param("numbers", rows.stream().map((row) -> String.valueOf(row.number())).toArray(String[]::new))
			.param("results", applied.stream().map((one) -> one.result().toString()).toArray(String[]::new))
			.param("befores", applied.stream().map(RowWork.Applied::before).toArray(String[]::new))
			.update();
	}

	void mark(ImportId id, int number, RowState state) {
		this.jdbc.sql("update import_row set state = :state where import_id = :id and row_number = :number")
			.param("id", id.value())
			.param("number", number)
			.param("state", state.name())
			.update();
	}

	/** A row that turned out otherwise when it was to be taken over. */
	void turn(ImportId id, int number, RowAction action, List<Reason> reasons) {
		this.jdbc.sql("""
				update import_row set action = :action, state = 'LEFT', reasons = cast(:reasons as jsonb)
				where import_id = :id and row_number = :number""")
			.param("id", id.value())
			.param("number", number)
			.param("action", action.name())
			.param("reasons", this.json.writeValueAsString(reasons))
			.update();
	}

	void explain(ImportId id, int number, RowValues values, List<Reason> reasons) {
		this.jdbc.sql("""
				update import_row set row_values = cast(:values as jsonb), reasons = cast(:reasons as jsonb)
				where import_id = :id and row_number = :number""")
			.param("id", id.value())
			.param("number", number)
			.param("values", this.json.writeValueAsString(values.asMap()))
			.param("reasons", this.json.writeValueAsString(reasons))
			.update();
	}

	ImportRun.Counts counts(ImportId id) {
		return this.jdbc
			.sql("""
					select count(*) filter (where action = 'CREATE') created, count(*) filter (where action = 'UPDATE') updated,
						count(*) filter (where action = 'DUPLICATE') duplicates, count(*) filter (where action = 'REFUSED') refused
					from import_row where import_id = :id""")
			.param("id", id.value())
			.query((row, index) -> new ImportRun.Counts(row.getInt("created"), row.getInt("updated"),
					row.getInt("duplicates"), row.getInt("refused")))
			.single();
	}

	/** Which of these lines were taken over by any import and not undone. */
	List<String> takenLines(Collection<String> lineKeys) {
		return lineKeys.isEmpty() ? List.of()
				: this.jdbc
					.sql("select line_key from import_row where line_key in (:keys) and state in ('DONE', 'KEPT')")
					.param("keys", lineKeys)
					.query(String.class)
					.list();
	}

	/**
	 * Removes the files and the cells of imports uploaded before; that a line was taken
	 * is still known.
	 * @return how many files
	 */
	int forgetBefore(Instant moment) {
		this.jdbc.sql("""
				update import_row set cells = '{}', row_values = '{}', reasons = '[]', undo_values = null
				from import_run run where run.id = import_row.import_id and run.uploaded_at < :moment
					and cardinality(cells) > 0""").param("moment", moment.atOffset(ZoneOffset.UTC)).update();
		return this.jdbc.sql("""
				delete from import_file using import_run run
				where run.id = import_file.import_id and run.uploaded_at < :moment""")
			.param("moment", moment.atOffset(ZoneOffset.UTC))
			.update();
	}

	private StoredRow row(ResultSet row, int index) throws SQLException {
		Integer matchRow = row.getObject("match_row", Integer.class);
		return new StoredRow(row.getInt("row_number"), RowAction.valueOf(row.getString("action")),
				RowState.valueOf(row.getString("state")), Arrays.asList((String[]) row.getArray("cells").getArray()),
				new RowValues(this.json.readValue(row.getString("row_values"), VALUES)),
				this.json.readValue(row.getString("reasons"), REASONS), row.getObject("match_id", UUID.class), matchRow,
				row.getString("line_key"), row.getObject("result_id", UUID.class), row.getString("undo_values"));
	}

}
