package dental.cuspid.tasks.web;

import java.time.Instant;
import java.time.OffsetDateTime;

import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.StaffId;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import dental.cuspid.tasks.NewTask;
import dental.cuspid.tasks.TaskCause;
import dental.cuspid.tasks.TaskFilter;
import dental.cuspid.tasks.TaskId;
import dental.cuspid.tasks.TaskKind;
import dental.cuspid.tasks.TaskService;
import dental.cuspid.tasks.TaskState;
import dental.cuspid.tasks.TaskView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tasks of staff.
 */
@RestController
@RequestMapping("/api/v1/tasks")
class TasksApi {

	private final TaskService tasks;

	private final PatientService patients;

	private final StaffService staff;

	private final AuditTrail audit;

	TasksApi(TaskService tasks, PatientService patients, StaffService staff, AuditTrail audit) {
		this.audit = audit;
		this.tasks = tasks;
		this.patients = patients;
		this.staff = staff;
	}

	@GetMapping
	CursorPage<Answer> list(@RequestParam(required = false) @Nullable String assignee,
			@RequestParam(required = false) @Nullable TaskState state,
			@RequestParam(required = false) @Nullable TaskKind kind,
			@RequestParam(required = false) @Nullable String cursor,
			@RequestParam(required = false) @Nullable Integer limit) {
		return this.tasks.list(new TaskFilter(person(assignee), state, kind, null), cursor, limit).map(Answer::of);
	}

	@GetMapping("/{id}")
	Answer show(@PathVariable TaskId id) {
		TaskView task = this.tasks.get(id);
		if (task.patient() != null) {
			this.audit.patientViewed(task.patient().value(), "task");
		}
		return Answer.of(task);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer create(@Valid @RequestBody Asked asked) {
		PatientId patient = (asked.patient() != null) ? this.patients.resolve(asked.patient()) : null;
		return Answer.of(this.tasks.get(this.tasks.create(new NewTask(asked.title(), asked.details(), patient,
				person(asked.assignee()), (asked.dueAt() != null) ? asked.dueAt().toInstant() : null))));
	}

	@PostMapping("/{id}/done")
	Answer done(@PathVariable TaskId id) {
		this.tasks.complete(id);
		return Answer.of(this.tasks.get(id));
	}

	private @Nullable StaffId person(@Nullable String username) {
		if (username == null || username.isBlank()) {
			return null;
		}
		return this.staff.find(username.strip())
			.map(StaffView::id)
			.orElseThrow(() -> new RuleViolation("tasks.refusal.assignee", username).at("assignee"));
	}

	record Asked(@NotBlank String title, @Nullable String details, @Nullable String patient, @Nullable String assignee,
			@Nullable OffsetDateTime dueAt) {

	}

	record Answer(TaskId id, String title, @Nullable String details, TaskKind kind, TaskState state,
			@Nullable String patient, @Nullable String assignee, @Nullable Instant dueAt, boolean overdue,
			@Nullable TaskCause cause, Instant createdAt, @Nullable Instant doneAt) {

		static Answer of(TaskView task) {
			return new Answer(task.id(), task.title(), task.details(), task.kind(), task.state(), patient(task),
					task.assigneeUsername(), task.dueAt(), task.overdue(), task.cause(), task.createdAt(),
					task.doneAt());
		}

		/** How a patient is named: the card number, else the id. */
		private static @Nullable String patient(TaskView task) {
			PatientId patient = task.patient();
			return (patient == null) ? null : (task.cardNumber() != null) ? task.cardNumber() : patient.toString();
		}

	}

}
