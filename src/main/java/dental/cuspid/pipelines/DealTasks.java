package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.MessageCause;
import dental.cuspid.messaging.OutboxService;
import dental.cuspid.messaging.QueueMessage;
import dental.cuspid.messaging.ReachService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffId;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import dental.cuspid.tasks.NewTask;
import dental.cuspid.tasks.TaskCause;
import dental.cuspid.tasks.TaskId;
import dental.cuspid.tasks.TaskKind;
import dental.cuspid.tasks.TaskService;
import dental.cuspid.tasks.TaskWording;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tasks of deals (BX-E1, BX-E2): the next step for the responsible person on entering a
 * stage, one for the supervisor when a deal stands still; both are done when the deal
 * moves on.
 */
@Component
class DealTasks {

	static final String STAGE_MESSAGE = "pipelines.stage";

	/** Stages in which the patient still waits for an answer. */
	private static final Set<StageRef> WAITS = Set.of(Stages.NEW, Stages.NEEDS_ATTENTION, Stages.SHOWED_ACTIVITY);

	private final TaskService tasks;

	private final OutboxService outbox;

	private final ReachService reach;

	private final PatientService patients;

	private final StaffService staff;

	private final BranchService branches;

	private final ClinicSettingsService settings;

	private final MessageSource messages;

	private final DealLog log;

	private final JdbcClient jdbc;

	DealTasks(TaskService tasks, OutboxService outbox, ReachService reach, PatientService patients, StaffService staff,
			BranchService branches, ClinicSettingsService settings, MessageSource messages, DealLog log,
			JdbcClient jdbc) {
		this.tasks = tasks;
		this.outbox = outbox;
		this.reach = reach;
		this.patients = patients;
		this.staff = staff;
		this.branches = branches;
		this.settings = settings;
		this.messages = messages;
		this.log = log;
		this.jdbc = jdbc;
	}

	/** What a task of a deal names as its cause: the deal and which stay in a stage. */
	static TaskCause cause(Deal deal) {
		return TaskCause.of("deal", deal.id() + ":" + deal.move());
	}

	/** The same for standing still, anew after it was allowed to wait. */
	private static TaskCause stall(Deal deal) {
		Instant snoozed = deal.snoozedUntil();
		return TaskCause.of("deal", cause(deal).id() + "@" + ((snoozed != null) ? snoozed.getEpochSecond() : 0));
	}

	/** What open tasks of the stay a deal is in may name. */
	static Stay stay(Deal deal) {
		return new Stay(cause(deal), stall(deal));
	}

	/** A deal that may wait is no longer reported. */
	void known(Deal deal) {
		this.tasks.completeFor(stall(deal));
	}

	/**
	 * Ends the tasks of the stay before, gives the next step, tells the patient.
	 */
	void entered(Deal deal, @Nullable Stay before, StageView stage, Because because) {
		if (before != null) {
			done(deal, before, !WAITS.contains(stage.ref()), because);
		}
		String own = stage.task();
		String step = !stage.open() ? "" : (own != null) ? own : step(stage, language(deal.responsible()));
		if (!step.isEmpty()) {
			TaskWording wording = (own == null) ? TaskWording.of(stage.taskKey()) : null;
			TaskId task = this.tasks.createFirst(TaskKind.NEXT_STEP, cause(deal),
					NewTask.of(step, deal.patient(), deal.responsible(), deal.dueAt()).worded(wording));
			this.log.note(deal.id(), Happening.TASK, List.of((wording != null) ? wording.label() : step),
					Because.of(Why.ENTERED_STAGE, stage.ref()).cause("task", task));
		}
		if (!stage.messages().isEmpty()) {
			tell(deal, stage);
		}
	}

	/** Ends what was open for a stay in a stage and, where work goes on, for contacts. */
	private void done(Deal deal, Stay stay, boolean answered, Because because) {
		int done = this.tasks.completeFor(stay.step(), stay.stall());
		if (answered && deal.wasContacted()) {
			done += this.tasks.completeAll(contacts(deal));
		}
		if (done > 0) {
			this.log.note(deal.id(), Happening.TASKS_DONE, List.of(done), because);
		}
	}

	/** Open tasks of contacts that came to a deal. */
	private List<TaskId> contacts(Deal deal) {
		return this.jdbc.sql("""
				select t.id from task t where t.patient_id = :patient and t.state = 'OPEN' and t.cause_type = 'contact'
					and exists (select 1 from automation_run r
						where r.rule = 'inbound' and r.deal_id = :deal and starts_with(r.cause, t.cause_id))
				order by t.id""")
			.param("patient", deal.patient().value())
			.param("deal", deal.id().value())
			.query((row, index) -> new TaskId(row.getObject("id", UUID.class)))
			.list();
	}

	/** Ends what is open for a deal now. */
	void done(Deal deal, Because because) {
		done(deal, stay(deal), false, because);
	}

	/** Opens the next step again that a move had ended. */
	void again(Deal deal) {
		this.tasks.findFor(TaskKind.NEXT_STEP, cause(deal)).ifPresent(this.tasks::reopen);
	}

	/** The next step of a stage in a language; empty for none. */
	String step(StageView stage, String language) {
		String own = stage.task();
		if (own != null) {
			return own;
		}
		return String.valueOf(this.messages.getMessage(stage.taskKey(), null, "", Locale.of(language)));
	}

	private void tell(Deal deal, StageView stage) {
		String text = stage.messages()
			.getOrDefault(this.patients.languageOf(deal.patient()),
					stage.messages().getOrDefault(this.settings.current().language(), ""));
		if (text.isEmpty()) {
			return;
		}
		Optional<Medium> medium = this.reach.of(deal.patient());
		medium.ifPresent((way) -> this.outbox.queue(QueueMessage.toPatient(deal.patient(), way, STAGE_MESSAGE,
				java.util.Map.of("text", text), MessageCause.of("deal", deal.id() + ":" + deal.move()))));
		this.log.note(deal.id(), medium.isPresent() ? Happening.MESSAGE : Happening.NO_MESSAGE, List.of(),
				medium.isPresent() ? Because.of(Why.ENTERED_STAGE, stage.ref()) : Because.of(Why.UNREACHABLE));
	}

	/** Tells whoever takes care of a patient that the patient got in touch. */
	TaskId answer(@Nullable PatientId patient, @Nullable StaffId responsible, TaskWording wording, TaskKind kind,
			TaskCause cause, Instant now) {
		String title = wording.in(Locale.of(language(responsible)), this.messages);
		return this.tasks.createFor(kind, cause, NewTask.of(title, patient, responsible, now).worded(wording));
	}

	void answered(TaskCause cause) {
		this.tasks.completeFor(cause);
	}

	/** Tells the supervisor that a deal stands still, once for each stay in a stage. */
	Optional<TaskId> stalled(Deal deal, StageView stage, String patient, Instant now) {
		StaffView supervisor = supervisor(deal);
		String language = (supervisor != null) ? supervisor.language() : this.settings.current().language();
		TaskWording wording = TaskWording.of("pipelines.task.stalled", patient, stage.label());
		String title = wording.in(Locale.of(language), this.messages);
		TaskCause cause = stall(deal);
		if (this.tasks.findFor(TaskKind.STALLED, cause).isPresent()) {
			return Optional.empty();
		}
		return Optional.of(this.tasks.createFor(TaskKind.STALLED, cause,
				NewTask.of(title, deal.patient(), (supervisor != null) ? supervisor.id() : null, now).worded(wording)));
	}

	/**
	 * The responsible person's own supervisor, else the director of the branch, else the
	 * director, those who only administer last (choice "Supervisor"). Where there are
	 * several it is nobody's own: the task is the team's, for all of them to see.
	 */
	private @Nullable StaffView supervisor(Deal deal) {
		List<StaffView> people = this.staff.all().stream().filter(StaffView::enabled).toList();
		Optional<StaffView> own = people.stream()
			.filter((person) -> person.id().equals(deal.responsible()))
			.findFirst()
			.map(StaffView::supervisor)
			.flatMap((id) -> people.stream().filter((person) -> person.id().equals(id)).findFirst());
		if (own.isPresent()) {
			return own.get();
		}
		String branch = (deal.branch() != null) ? this.branches.get(deal.branch()).code() : "";
		List<StaffView> directors = people.stream().filter((person) -> person.roles().contains(Role.DIRECTOR)).toList();
		List<StaffView> proper = directors.stream()
			.filter((person) -> !person.roles().contains(Role.ADMINISTRATOR))
			.toList();
		List<StaffView> there = proper.stream().filter((person) -> branch.equals(person.branch())).toList();
		List<StaffView> first = there.isEmpty() ? (proper.isEmpty() ? directors : proper) : there;
		return (first.size() == 1) ? first.getFirst() : null;
	}

	private String language(@Nullable StaffId person) {
		return Optional.ofNullable(person)
			.flatMap(this.staff::find)
			.map(StaffView::language)
			.orElseGet(() -> this.settings.current().language());
	}

	/**
	 * What tasks of a deal's stay in a stage name as their cause.
	 */
	record Stay(TaskCause step, TaskCause stall) {

	}

}
