package dental.cuspid.staff;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the trail of changes and of who looked at which patient, the latest first
 * (BASE-12).
 */
@Service
@Transactional(readOnly = true)
public class AuditLog {

	private static final int USUAL = 50;

	private final JdbcClient jdbc;

	AuditLog(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What was changed.
	 * @param username only by this person, null for everybody
	 */
	@Requires(Right.READ_AUDIT)
	public CursorPage<ChangeEntry> changes(@Nullable String username, @Nullable Integer limit,
			@Nullable String cursor) {
		int size = Cursor.limit(limit, USUAL);
		List<ChangeEntry> rows = query("""
				select a.id, a.at, u.username, u.name, a.action, a.subject_type, a.subject_id, a.details
				from audit_entry a join staff_user u on u.id = a.staff_id""", "a", username, size, cursor)
			.query((row, index) -> new ChangeEntry(row.getObject("id", UUID.class),
					row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("username"),
					row.getString("name"), row.getString("action"), row.getString("subject_type"),
					row.getString("subject_id"), row.getString("details")))
			.list();
		return CursorPage.of(rows, size, (entry) -> Cursor.of(entry.id()));
	}

	/**
	 * Who was shown which patient's data.
	 * @param username only to this person, null for everybody
	 */
	@Requires(Right.READ_AUDIT)
	public CursorPage<ViewEntry> views(@Nullable String username, @Nullable Integer limit, @Nullable String cursor) {
		int size = Cursor.limit(limit, USUAL);
		List<ViewEntry> rows = query("""
				select v.id, v.at, u.username, u.name, v.patient_id, v.how
				from patient_view v join staff_user u on u.id = v.staff_id""", "v", username, size, cursor)
			.query((row, index) -> new ViewEntry(row.getObject("id", UUID.class),
					row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("username"),
					row.getString("name"), row.getObject("patient_id", UUID.class), row.getString("how")))
			.list();
		return CursorPage.of(rows, size, (entry) -> Cursor.of(entry.id()));
	}

	private JdbcClient.StatementSpec query(String select, String table, @Nullable String username, int size,
			@Nullable String cursor) {
		List<String> after = Cursor.read(cursor, 1);
		String person = (username != null && !username.isBlank())
				? " and " + table + ".staff_id = (select id from staff_user where username = :username)" : "";
		String from = after.isEmpty() ? "" : " and " + table + ".id < :after";
		var statement = this.jdbc
			.sql(select + " where true" + person + from + " order by " + table + ".id desc limit :size")
			.param("size", size + 1);
		if (!person.isEmpty()) {
			statement = statement.param("username", String.valueOf(username).strip());
		}
		return after.isEmpty() ? statement : statement.param("after", Ids.parse(after.getFirst()));
	}

	/**
	 * A change somebody made.
	 *
	 * @param action what was done, for example {@code branch.added}
	 */
	public record ChangeEntry(UUID id, Instant at, String username, String name, String action, String subjectType,
			String subjectId, @Nullable String details) {

	}

	/**
	 * A patient somebody was shown.
	 *
	 * @param how the place it was shown, for example {@code page}
	 */
	public record ViewEntry(UUID id, Instant at, String username, String name, UUID patient, String how) {

	}

}
