package dental.cuspid.tasks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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

	private final TaskWriting writing;

	private final JdbcClient jdbc;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	TaskService(TaskRows rows, TaskWriting writing, JdbcClient jdbc, CurrentStaff current, ClinicTime time,
			AuditTrail audit, ApplicationEventPublisher events) {
		this.rows = rows;
		this.writing = writing;
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
		TaskId id = this.writing.add(asked, TaskKind.MANUAL, null).orElseThrow();
		this.audit.record("task.created", "task", id, null);
		return id;
	}

	/**
	 * Makes a task of a cause, in the caller's transaction; the same cause makes one task
	 * of a kind, which becomes a patient's where it was nobody's.
	 * @return the task, the one from before where there was one already
	 */
	public TaskId createFor(TaskKind kind, TaskCause cause, NewTask asked) {
		return this.writing.add(asked, kind, cause).orElseGet(() -> findFor(kind, cause).orElseThrow());
	}

	/**
	 * Makes the task of a cause that is new itself, at the end of the caller's
	 * transaction.
	 */
	public TaskId createFirst(TaskKind kind, TaskCause cause, NewTask asked) {
		return this.writing.later(asked, kind, cause);
	}

	/**
	 * The task a cause made.
	 */
	@Transactional(readOnly = true)
	public Optional<TaskId> findFor(TaskKind kind, TaskCause cause) {
		this.writing.flush();
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
	 * Finishes the open tasks of causes that are settled, all of one type.
	 * @return how many
	 */
	public int completeFor(TaskCause cause, TaskCause... more) {
		var ids = Stream.concat(Stream.of(cause), Stream.of(more)).map(TaskCause::id).toList();
		return done("cause_type = :type and cause_id in (:causes)", Map.of("type", cause.type(), "causes", ids));
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

	private int done(String which, Map<String, ?> values) {
		List<TaskCompleted> done = this.writing.finish(which, values);
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
		this.writing.flush();
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
