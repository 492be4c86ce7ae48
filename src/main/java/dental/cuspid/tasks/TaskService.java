package dental.cuspid.tasks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tasks of staff (BASE-9): written by hand or made by other modules, for one person or
 * the team.
 */
@Service
@Transactional
public class TaskService {

	private static final int TITLE = 200;

	private static final int DETAILS = 2000;

	private static final int PAGE = 50;

	private final TaskRows rows;

	private final JdbcClient jdbc;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	TaskService(TaskRows rows, JdbcClient jdbc, CurrentStaff current, ClinicTime time, AuditTrail audit,
			ApplicationEventPublisher events) {
		this.rows = rows;
		this.jdbc = jdbc;
		this.current = current;
		this.time = time;
		this.audit = audit;
		this.events = events;
	}

	/**
	 * Writes a task by hand.
	 * @throws RuleViolation when a value is refused, each at its field
	 */
	@Requires(Right.READ_PATIENTS)
	public TaskId create(NewTask asked) {
		check(asked);
		TaskId id = add(asked, TaskKind.MANUAL, null).orElseThrow();
		this.audit.record("task.created", "task", id, null);
		return id;
	}

	/**
	 * Makes a task of a cause, in the caller's transaction; the same cause makes one task
	 * of a kind, which becomes a patient's where it was nobody's.
	 * @return the task, the one from before where there was one already
	 */
	public TaskId createFor(TaskKind kind, TaskCause cause, NewTask asked) {
		return add(asked, kind, cause).orElseGet(() -> findFor(kind, cause).orElseThrow());
	}

	/**
	 * The task a cause made.
	 */
	@Transactional(readOnly = true)
	public Optional<TaskId> findFor(TaskKind kind, TaskCause cause) {
		return this.jdbc.sql("select id from task where kind = :kind and cause_type = :type and cause_id = :cause")
			.param("kind", kind.name())
			.param("type", cause.type())
			.param("cause", cause.id())
			.query(UUID.class)
			.optional()
			.map(TaskId::new);
	}

	/**
	 * Finishes a task; finishing it again changes nothing.
	 */
	@Requires(Right.READ_PATIENTS)
	public void complete(TaskId id) {
		completeAll(List.of(get(id).id()));
	}

	/**
	 * Finishes the open tasks of a cause that is settled.
	 * @return how many
	 */
	public int completeFor(TaskCause cause) {
		return done("cause_type = :type and cause_id = :cause", Map.of("type", cause.type(), "cause", cause.id()));
	}

	/**
	 * Finishes those of the tasks that are open, for a cause that is settled.
	 * @return how many
	 */
	public int completeAll(Collection<TaskId> tasks) {
		if (tasks.isEmpty()) {
			return 0;
		}
		return done("id in (:ids)", Map.of("ids", tasks.stream().map(TaskId::value).toList()));
	}

	/**
	 * Finishes a patient's open tasks whose cause begins with this one.
	 * @return how many
	 */
	public int completeUnder(PatientId patient, TaskCause cause) {
		return done("patient_id = :patient and cause_type = :type and starts_with(cause_id, :cause)",
				Map.of("patient", patient.value(), "type", cause.type(), "cause", cause.id()));
	}

	private int done(String which, Map<String, ?> values) {
		Instant at = this.time.now();
		List<TaskCompleted> done = this.jdbc.sql(TaskRows.finish(which))
			.params(values)
			.param("now", at.atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.query((row, index) -> TaskRows.completed(row, at))
			.list();
		this.audit.recordAll("task.done", "task", done.stream().map(TaskCompleted::task).toList());
		done.forEach(this.events::publishEvent);
		return done.size();
	}

	/**
	 * Opens a finished task again.
	 */
	@Requires(Right.READ_PATIENTS)
	public void reopen(TaskId id) {
		TaskView task = get(id);
		this.jdbc.sql("""
				update task set state = 'OPEN', done_at = null, done_by = null, version = version + 1
				where id = :id and state = 'DONE'""").param("id", id.value()).update();
		this.audit.record("task.reopened", "task", task.id(), null);
	}

	/**
	 * Gives a task to somebody, or to the team.
	 */
	@Requires(Right.READ_PATIENTS)
	public void assign(TaskId id, @Nullable StaffId assignee) {
		requireOpen(get(id));
		this.jdbc.sql("update task set assignee_id = :assignee, version = version + 1 where id = :id")
			.param("id", id.value())
			.param("assignee", (assignee != null) ? assignee.value() : null, java.sql.Types.OTHER)
			.update();
		this.audit.record("task.assigned", "task", id, null);
	}

	/**
	 * Puts a task off.
	 * @throws RuleViolation when the new time has passed already
	 */
	@Requires(Right.READ_PATIENTS)
	public void snooze(TaskId id, Instant until) {
		requireOpen(get(id));
		if (!until.isAfter(this.time.now())) {
			throw new RuleViolation("tasks.refusal.past").at("due");
		}
		this.jdbc.sql("update task set due_at = :due, version = version + 1 where id = :id")
			.param("id", id.value())
			.param("due", until.atOffset(ZoneOffset.UTC))
			.update();
		this.audit.record("task.putOff", "task", id, null);
	}

	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public TaskView get(TaskId id) {
		return this.jdbc.sql(TaskRows.LIST + " where t.id = :id")
			.param("now", now())
			.param("id", id.value())
			.query(this.rows::view)
			.optional()
			.orElseThrow(() -> new NotFound("tasks.refusal.unknown"));
	}

	/**
	 * Tasks: open ones by when they are due, then those finished last.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public CursorPage<TaskView> list(TaskFilter filter, @Nullable String cursor, @Nullable Integer limit) {
		List<String> after = Cursor.read(cursor, 3);
		int most = Cursor.limit(limit, PAGE);
		var rows = this.jdbc.sql(TaskRows.query(filter, !after.isEmpty()))
			.param("now", now())
			.param("assignee", (filter.assignee() != null) ? filter.assignee().value() : null)
			.param("state", (filter.state() != null) ? filter.state().name() : null)
			.param("kind", (filter.kind() != null) ? filter.kind().name() : null)
			.param("before", (filter.dueBefore() != null) ? filter.dueBefore().atOffset(ZoneOffset.UTC) : null)
			.param("rank", after.isEmpty() ? 0 : TaskRows.rank(after.get(0)))
			.param("key", after.isEmpty() ? 0d : TaskRows.key(after.get(1)))
			.param("id", after.isEmpty() ? new UUID(0, 0) : Ids.parse(after.get(2)))
			.param("limit", most + 1)
			.query(this.rows::row)
			.list();
		return CursorPage.of(rows, most, (row) -> Cursor.of(row.rank(), row.key(), row.task().id()))
			.map(TaskRows.Row::task);
	}

	/**
	 * A patient's tasks made strictly before a moment, newest first. The caller notes who
	 * looked.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<TaskView> ofPatient(PatientId patient, Instant before, int limit) {
		return this.jdbc.sql(TaskRows.LIST + """
				where t.patient_id = :patient and t.created_at < :before
				order by t.created_at desc, t.id desc limit :limit""")
			.param("now", now())
			.param("patient", patient.value())
			.param("before", before.atOffset(ZoneOffset.UTC))
			.param("limit", limit)
			.query(this.rows::view)
			.list();
	}

	private Optional<TaskId> add(NewTask asked, TaskKind kind, @Nullable TaskCause cause) {
		return this.jdbc
			.sql("""
					insert into task (id, title, title_key, title_args, details, patient_id, assignee_id, due_at, kind, state,
						cause_type, cause_id, created_at, created_by)
					values (:id, :title, :key, cast(:args as text[]), :details, :patient, :assignee, :due, :kind, 'OPEN', :type, :cause, :now, :by)
					on conflict on constraint uq_task_cause do update set patient_id = excluded.patient_id
						where task.patient_id is null and excluded.patient_id is not null
					returning id""")
			.param("id", TaskId.next().value())
			.param("title", asked.title().strip())
			.param("key", (asked.wording() != null) ? asked.wording().key() : null, java.sql.Types.VARCHAR)
			.param("args", (asked.wording() != null) ? asked.wording().kept() : new String[0])
			.param("details", (asked.details() != null && !asked.details().isBlank()) ? asked.details().strip() : null)
			.param("patient", (asked.patient() != null) ? asked.patient().value() : null, java.sql.Types.OTHER)
			.param("assignee", (asked.assignee() != null) ? asked.assignee().value() : null, java.sql.Types.OTHER)
			.param("due", (asked.dueAt() != null) ? asked.dueAt().atOffset(ZoneOffset.UTC) : null,
					java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
			.param("kind", kind.name())
			.param("type", (cause != null) ? cause.type() : null)
			.param("cause", (cause != null) ? cause.id() : null)
			.param("now", now())
			.param("by", this.current.actor().id().value())
			.query((row, index) -> new TaskId(row.getObject("id", UUID.class)))
			.optional();
	}

	private static void requireOpen(TaskView task) {
		if (task.state() != TaskState.OPEN) {
			throw new Conflict("tasks.refusal.done");
		}
	}

	private static void check(NewTask asked) {
		var problems = new ArrayList<Problem>();
		if (asked.title().isBlank()) {
			problems.add(new Problem("title", "tasks.refusal.title"));
		}
		if (asked.title().length() > TITLE) {
			problems.add(new Problem("title", "tasks.refusal.long", TITLE));
		}
		if (asked.details() != null && asked.details().length() > DETAILS) {
			problems.add(new Problem("details", "tasks.refusal.long", DETAILS));
		}
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
	}

	private java.time.OffsetDateTime now() {
		return this.time.now().atOffset(ZoneOffset.UTC);
	}

}
