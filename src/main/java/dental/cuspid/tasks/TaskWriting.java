package dental.cuspid.tasks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Gathered;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How tasks are made and finished.
 */
@Component
class TaskWriting {

	private static final String INSERT = """
			insert into task (id, title, title_key, title_args, details, patient_id, assignee_id, due_at, kind, state,
				cause_type, cause_id, created_at, created_by)
			values (:id, :title, :key, cast(:args as text[]), :details, :patient, :assignee, :due, :kind, 'OPEN',
				:type, :cause, :now, :by)
			""";

	private final JdbcClient jdbc;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final Gathered<Map<String, @Nullable Object>> later;

	TaskWriting(JdbcClient jdbc, JdbcOperations template, CurrentStaff current, ClinicTime time) {
		this.jdbc = jdbc;
		this.current = current;
		this.time = time;
		this.later = Gathered.each(template, INSERT, (values) -> values);
	}

	/**
	 * Makes a task, unless its cause made one of the kind already.
	 */
	Optional<TaskId> add(NewTask asked, TaskKind kind, @Nullable TaskCause cause) {
		return this.jdbc.sql(INSERT + """
				on conflict on constraint uq_task_cause do update set patient_id = excluded.patient_id
					where task.patient_id is null and excluded.patient_id is not null
				returning id""")
			.params(values(TaskId.next(), asked, kind, cause))
			.query((row, index) -> new TaskId(row.getObject("id", UUID.class)))
			.optional();
	}

	/** Makes a task at the end of the transaction. */
	TaskId later(NewTask asked, TaskKind kind, TaskCause cause) {
		TaskId id = TaskId.next();
		this.later.add(values(id, asked, kind, cause));
		return id;
	}

	/** Writes what is to be made later, for somebody about to look for it. */
	void flush() {
		this.later.flush();
	}

	/** Finishes the open ones of some tasks. */
	List<TaskCompleted> finish(String which, Map<String, ?> values) {
		flush();
		Instant at = this.time.now();
		return this.jdbc.sql("""
				update task set state = 'DONE', done_at = :now, done_by = :by, version = version + 1
				where state = 'OPEN' and %s returning id, kind, cause_type, cause_id, patient_id""".formatted(which))
			.params(values)
			.param("now", at.atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.query((row, index) -> TaskRows.completed(row, at))
			.list();
	}

	private Map<String, @Nullable Object> values(TaskId id, NewTask asked, TaskKind kind, @Nullable TaskCause cause) {
		TaskWording wording = asked.wording();
		String details = asked.details();
		var values = new HashMap<String, @Nullable Object>();
		values.put("id", id.value());
		values.put("title", asked.title().strip());
		values.put("key", (wording != null) ? wording.key() : null);
		values.put("args", (wording != null) ? wording.kept() : new String[0]);
		values.put("details", (details != null && !details.isBlank()) ? details.strip() : null);
		values.put("patient", (asked.patient() != null) ? asked.patient().value() : null);
		values.put("assignee", (asked.assignee() != null) ? asked.assignee().value() : null);
		values.put("due", (asked.dueAt() != null) ? asked.dueAt().atOffset(ZoneOffset.UTC) : null);
		values.put("kind", kind.name());
		values.put("type", (cause != null) ? cause.type() : null);
		values.put("cause", (cause != null) ? cause.id() : null);
		values.put("now", this.time.now().atOffset(ZoneOffset.UTC));
		values.put("by", this.current.actor().id().value());
		return values;
	}

}
