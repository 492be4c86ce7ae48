package dental.cuspid.pipelines;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import dental.cuspid.TestStaff;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.Desk;
import dental.cuspid.patients.PatientId;
import dental.cuspid.tasks.TaskKind;
import dental.cuspid.tasks.TaskService;
import dental.cuspid.tasks.TaskState;
import org.awaitility.Awaitility;

import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;

/**
 * What tests of the pipelines do and ask.
 */
public class Boards {

	private final DealService deals;

	private final AppointmentService appointments;

	private final TaskService tasks;

	private final TestStaff staff;

	private final MessageSource messages;

	Boards(DealService deals, AppointmentService appointments, TaskService tasks, TestStaff staff,
			MessageSource messages) {
		this.deals = deals;
		this.appointments = appointments;
		this.tasks = tasks;
		this.staff = staff;
		this.messages = messages;
	}

	public static Boards in(ApplicationContext application) {
		return application.getAutowireCapableBeanFactory().createBean(Boards.class);
	}

	public DealId request(PatientId patient) {
		return admin(() -> this.deals.open(OpenDeal.of(Pipeline.APPOINTMENTS, patient)));
	}

	public DealView get(DealId id) {
		return admin(() -> this.deals.get(id));
	}

	public List<DealView> of(PatientId patient, Pipeline pipeline) {
		return admin(() -> this.deals.list(DealFilter.of(pipeline, null, patient, null), null, 200)).items()
			.stream()
			.filter((deal) -> deal.outcome() != DealOutcome.TAKEN_BACK)
			.toList();
	}

	public Optional<DealView> open(PatientId patient, Pipeline pipeline) {
		return of(patient, pipeline).stream().filter(DealView::open).findFirst();
	}

	/** Waits until a patient's newest deal of a pipeline stands in a stage. */
	public DealView await(PatientId patient, StageRef stage) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> of(patient, stage.pipeline()).stream()
				.filter((deal) -> deal.stage().equals(stage.code()))
				.findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	/** Books a time, within opening hours or not: the tests run at any hour. */
	public AppointmentId book(Desk.Place place, PatientId patient, Instant at) {
		return admin(() -> this.appointments
			.book(place.booking(patient, place.berger(), at, null, "The practitioner stays on")));
	}

	public void calendar(Runnable change) {
		admin(() -> {
			change.run();
			return null;
		});
	}

	/** Titles of a patient's open tasks of a kind. */
	public List<String> openTasks(PatientId patient, TaskKind kind) {
		return admin(() -> this.tasks.ofPatient(patient, Instant.parse("9999-01-01T00:00:00Z"), 100)).stream()
			.filter((task) -> task.state() == TaskState.OPEN && task.kind() == kind)
			.map((task) -> task.title())
			.toList();
	}

	/** The log as people read it. */
	public List<String> log(DealId id) {
		return admin(() -> this.deals.log(id)).stream()
			.map((entry) -> this.messages.getMessage(entry.sentence(), Locale.ENGLISH) + ": "
					+ this.messages.getMessage(entry.because(), Locale.ENGLISH))
			.toList();
	}

	public <T> T admin(Supplier<T> work) {
		return this.staff.asAdmin(work);
	}

}
