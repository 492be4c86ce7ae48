package dental.cuspid.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Cursor;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * How tasks are read: open ones first, by when they are due, then finished ones, newest
 * first.
 */
@Component
class TaskRows {

	private static final String RANK = "case when t.state = 'OPEN' then 0 else 1 end";

	private static final String KEY = """
			case when t.state = 'OPEN' then extract(epoch from coalesce(t.due_at, '9999-01-01'))
				else -extract(epoch from t.done_at) end::float8""";

	static final String LIST = "select t.*, " + RANK + " as rank, " + KEY + " as sort_key," + """
			 coalesce(t.state = 'OPEN' and t.due_at < :now, false) as overdue,
				coalesce(nullif(concat_ws(', ', nullif(p.last_name, ''), nullif(p.first_name, '')), ''),
					p.phones -> 0 ->> 'e164') as patient_name, p.card_number,
				who.username as assignee_username, who.name as assignee_name, maker.name as maker_name,
				doer.name as doer_name
			from task t left join patient p on p.id = t.patient_id
			left join staff_user who on who.id = t.assignee_id
			join staff_user maker on maker.id = t.created_by
			left join staff_user doer on doer.id = t.done_by
			""";

	private final MessageSource messages;

	TaskRows(MessageSource messages) {
		this.messages = messages;
	}

	static String query(TaskFilter filter, boolean later) {
		var where = new StringBuilder(" where true");
		if (filter.assignee() != null) {
			where.append(" and t.assignee_id = :assignee");
		}
		if (filter.state() != null) {
			where.append(" and t.state = :state");
		}
		if (filter.kind() != null) {
			where.append(" and t.kind = :kind");
		}
		if (filter.dueBefore() != null) {
			where.append(" and t.due_at < :before");
		}
		if (later) {
			where.append(" and (").append(RANK).append(", ").append(KEY).append(", t.id) > (:rank, :key, :id)");
		}
		return LIST + where + " order by " + RANK + ", " + KEY + ", t.id limit :limit";
	}

	static int rank(String key) {
		return (int) key(key);
	}

	static double key(String key) {
		return Cursor.key(key, Double::parseDouble);
	}

	Row row(ResultSet row, int index) throws SQLException {
		return new Row(view(row, index), row.getInt("rank"), row.getDouble("sort_key"));
	}

	TaskView view(ResultSet row, int index) throws SQLException {
		var assignee = row.getObject("assignee_id", UUID.class);
		return new TaskView(new TaskId(row.getObject("id", UUID.class)),
				TaskWording.read(row.getString("title"), row.getString("title_key"),
						List.of((String[]) row.getArray("title_args").getArray()), this.messages),
				row.getString("details"), patient(row), row.getString("patient_name"), row.getString("card_number"),
				(assignee != null) ? new StaffId(assignee) : null, row.getString("assignee_username"),
				row.getString("assignee_name"), instant(row, "due_at"), row.getBoolean("overdue"),
				TaskKind.valueOf(row.getString("kind")), TaskState.valueOf(row.getString("state")), cause(row),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getString("maker_name"),
				instant(row, "done_at"), row.getString("doer_name"));
	}

	static TaskCompleted completed(ResultSet row, Instant at) throws SQLException {
		return new TaskCompleted(new TaskId(row.getObject("id", UUID.class)), TaskKind.valueOf(row.getString("kind")),
				cause(row), patient(row), at);
	}

	private static @Nullable PatientId patient(ResultSet row) throws SQLException {
		var patient = row.getObject("patient_id", UUID.class);
		return (patient != null) ? new PatientId(patient) : null;
	}

	private static @Nullable TaskCause cause(ResultSet row) throws SQLException {
		String type = row.getString("cause_type");
		return (type != null) ? new TaskCause(type, row.getString("cause_id")) : null;
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		var value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

	/** A task with its place in the list. */
	record Row(TaskView task, int rank, double key) {

	}

}
