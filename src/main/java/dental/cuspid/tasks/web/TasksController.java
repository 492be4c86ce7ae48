package dental.cuspid.tasks.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.StaffId;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import dental.cuspid.tasks.NewTask;
import dental.cuspid.tasks.TaskFilter;
import dental.cuspid.tasks.TaskId;
import dental.cuspid.tasks.TaskService;
import dental.cuspid.tasks.TaskView;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Tasks: mine, the team's, overdue ones, those done (BASE-9).
 */
@Controller
@RequestMapping("/tasks")
class TasksController {

	private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

	private final TaskService tasks;

	private final PatientService patients;

	private final StaffService staff;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final Submissions submissions;

	private final AuditTrail audit;

	TasksController(TaskService tasks, PatientService patients, StaffService staff, CurrentStaff current,
			ClinicTime time, Submissions submissions, AuditTrail audit) {
		this.tasks = tasks;
		this.patients = patients;
		this.staff = staff;
		this.current = current;
		this.time = time;
		this.submissions = submissions;
		this.audit = audit;
	}

	/**
	 * The lists of tasks, shown by {@code tasks.list.} + name.
	 */
	enum TaskTab {

		MINE, TEAM, OVERDUE, FINISHED;

		/** As it stands in the address. */
		public String key() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

		static TaskTab of(@Nullable String key) {
			for (TaskTab tab : values()) {
				if (tab.key().equals(key)) {
					return tab;
				}
			}
			return MINE;
		}

	}

	@GetMapping
	String list(@RequestParam(required = false) @Nullable String tab,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		return show(TaskForm.mine(this.current.actor().username(), this.time.today()), TaskTab.of(tab), cursor, model);
	}

	@GetMapping("/{id}")
	String show(@PathVariable TaskId id, Model model) {
		TaskView task = this.tasks.get(id);
		if (task.patient() != null) {
			this.audit.patientViewed(task.patient().value(), "task");
		}
		model.addAttribute("task", task);
		model.addAttribute("people", people());
		model.addAttribute("tomorrow", this.time.today().plusDays(1));
		return "tasks/show";
	}

	@PostMapping
	String create(@Valid @ModelAttribute("form") TaskForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		return this.submissions.attempt(submission, errors, () -> {
			var patient = (form.patient() == null || form.patient().isBlank()) ? null
					: this.patients.resolve(form.patient());
			this.tasks.create(new NewTask(form.title(), form.details(), patient, person(form.assignee()),
					moment(form.due(), form.at())));
			return "/tasks";
		})
			.map((target) -> Notice.success(redirect, "tasks.notice.created").redirect(target))
			.orElseGet(() -> show(form, TaskTab.MINE, null, model));
	}

	@PostMapping("/{id}/done")
	String done(@PathVariable TaskId id, @RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.tasks.complete(id);
			return "/tasks/" + id;
		});
		return Notice.success(redirect, "tasks.notice.done").redirect(target);
	}

	@PostMapping("/{id}/reopen")
	String reopen(@PathVariable TaskId id, @RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.tasks.reopen(id);
			return "/tasks/" + id;
		});
		return Notice.success(redirect, "tasks.notice.reopened").redirect(target);
	}

	@PostMapping("/{id}/assign")
	String assign(@PathVariable TaskId id, @RequestParam(required = false) @Nullable String assignee,
			@RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.tasks.assign(id, person(assignee));
			return "/tasks/" + id;
		});
		return Notice.success(redirect, "tasks.notice.assigned").redirect(target);
	}

	@PostMapping("/{id}/later")
	String later(@PathVariable TaskId id, @RequestParam LocalDate due,
			@RequestParam(required = false) @Nullable LocalTime at, @RequestParam String submission,
			RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			Instant until = moment(due, at);
			this.tasks.snooze(id, (until != null) ? until : this.time.now());
			return "/tasks/" + id;
		});
		return Notice.success(redirect, "tasks.notice.later").redirect(target);
	}

	private String show(TaskForm form, TaskTab tab, @Nullable String cursor, Model model) {
		StaffId me = this.current.actor().id();
		Instant now = this.time.now();
		TaskFilter filter = switch (tab) {
			case MINE -> TaskFilter.open(me);
			case TEAM -> TaskFilter.open(null);
			case OVERDUE -> TaskFilter.open(null).before(now);
			case FINISHED -> TaskFilter.done(null);
		};
		model.addAttribute("form", form);
		model.addAttribute("tab", tab);
		model.addAttribute("tabs", TaskTab.values());
		model.addAttribute("tasks", this.tasks.list(filter, cursor, null));
		model.addAttribute("people", people());
		model.addAttribute("paged", cursor != null);
		return "tasks/list";
	}

	private Map<String, String> people() {
		var people = new LinkedHashMap<String, String>();
		this.staff.all()
			.stream()
			.filter(StaffView::enabled)
			.forEach((person) -> people.put(person.username(), person.name()));
		return people;
	}

	private @Nullable StaffId person(@Nullable String username) {
		if (username == null || username.isBlank()) {
			return null;
		}
		return this.staff.find(username)
			.map(StaffView::id)
			.orElseThrow(() -> new RuleViolation("tasks.refusal.assignee", username).at("assignee"));
	}

	private @Nullable Instant moment(@Nullable LocalDate day, @Nullable LocalTime at) {
		return (day != null) ? day.atTime((at != null) ? at : END_OF_DAY).atZone(this.time.zone()).toInstant() : null;
	}

}
