package dental.cuspid.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dental.cuspid.imports.ImportView.Counts;
import dental.cuspid.imports.ImportView.Progress;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Imports and their rows for lists and pages.
 */
@Component
class ImportQueries {

	private static final TypeReference<LinkedHashMap<String, String>> MAPPING = new TypeReference<>() {
	};

	private static final String SELECT = """
			select run.*, staff.name as staff_name,
				case when run.undoing then (select count(*) from import_row row
					where row.import_id = run.id and row.state in ('UNDONE', 'KEPT')) else 0 end as undone_count
			from import_run run join staff_user staff on staff.id = run.staff_id\s""";

	private final JdbcClient jdbc;

	private final ImportRows rows;

	private final MessageSource messages;

	private final JsonMapper json;

	private final Clock clock;

	ImportQueries(JdbcClient jdbc, ImportRows rows, MessageSource messages, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.messages = messages;
		this.json = json;
		this.clock = clock;
	}

	Optional<ImportView> find(ImportId id) {
		return this.jdbc.sql(SELECT + "where run.id = :id").param("id", id.value()).query(this::view).optional();
	}

	CursorPage<ImportView> list(@Nullable String cursor, int limit) {
		List<String> after = Cursor.read(cursor, 1);
		String filter = after.isEmpty() ? "" : "where run.id < cast(:after as uuid) ";
		var found = this.jdbc.sql(SELECT + filter + "order by run.id desc limit :limit")
			.param("after", after.isEmpty() ? "" : dental.cuspid.shared.Ids.parse(after.getFirst()).toString())
			.param("limit", limit + 1)
			.query(this::view)
			.list();
		return CursorPage.of(found, limit, (view) -> Cursor.of(view.id()));
	}

	CursorPage<RowView> rows(ImportId id, @Nullable RowAction action, @Nullable String cursor, int limit) {
		List<String> after = Cursor.read(cursor, 1);
		int number = after.isEmpty() ? 0 : number(after.getFirst());
		var found = this.rows.after(id, action, number, limit + 1).stream().map(this::row).toList();
		return CursorPage.of(found, limit, (row) -> Cursor.of(row.row()));
	}

	/** Rows that stayed, the first of them. */
	List<RowView> kept(ImportId id, int limit) {
		return this.rows.next(id, RowState.KEPT, limit).stream().map(this::row).toList();
	}

	RowView row(StoredRow row) {
		Locale locale = LocaleContextHolder.getLocale();
		return new RowView(row.number(), row.action(), row.values().asMap(),
				row.reasons()
					.stream()
					.map((reason) -> new RowView.Reason(reason.field(), reason.code(), text(reason, locale)))
					.toList(),
				row.cells());
	}

	String text(Reason reason, Locale locale) {
		return String.valueOf(this.messages.getMessage(reason.code(), reason.args().toArray(), reason.code(), locale));
	}

	private static int number(String text) {
		return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
	}

	private ImportView view(ResultSet row, int index) throws SQLException {
		var counts = new Counts(row.getInt("create_count"), row.getInt("update_count"), row.getInt("duplicate_count"),
				row.getInt("refused_count"));
		ImportState state = ImportState.valueOf(row.getString("state"));
		int done = row.getInt("done_count");
		boolean undoing = row.getBoolean("undoing");
		Progress progress = undoing ? new Progress(row.getInt("undone_count"), done)
				: new Progress(done, Math.max(done, counts.create() + counts.update()));
		Instant applied = instant(row, "applied_at");
		Instant until = (applied != null && state.canUndo() && done > 0) ? applied.plus(ImportRun.UNDO_WITHIN) : null;
		return new ImportView(new ImportId(row.getObject("id", UUID.class)), ImportKind.valueOf(row.getString("kind")),
				state, row.getString("file_name"), row.getString("encoding"), row.getString("delimiter"),
				row.getString("sheet"), row.getInt("header_row"), mapping(row.getString("mapping")),
				OnDuplicate.valueOf(row.getString("on_duplicate")),
				this.json.readValue(row.getString("options"), ImportOptions.class), counts, progress,
				row.getInt("kept_count"), undoing, row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
				applied, (until != null && until.isAfter(this.clock.instant())) ? until : null,
				row.getString("staff_name"));
	}

	Map<String, String> mapping(String json) {
		return this.json.readValue(json, MAPPING);
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? at.toInstant() : null;
	}

}
