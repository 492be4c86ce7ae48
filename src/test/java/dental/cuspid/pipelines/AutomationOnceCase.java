package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import dental.cuspid.calendar.AppointmentChanged;
import dental.cuspid.calendar.AppointmentEvent;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.Desk;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;

/**
 * What tests of repeated automation need: the automation itself, a desk and the boards.
 */
abstract class AutomationOnceCase {

	static final int TIMES = 8;

	@Autowired
	CalendarAutomation calendar;

	@Autowired
	InboundAutomation contacts;

	@Autowired
	ConfirmationRun confirmations;

	@Autowired
	StalledRun stalled;

	@Autowired
	InactiveRun inactive;

	@Autowired
	StageCounts counts;

	@Autowired
	DealService deals;

	@Autowired
	AppointmentService appointments;

	@Autowired
	InboundService inbound;

	@Autowired
	PatientService patients;

	@Autowired
	IncompleteEventPublications publications;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ApplicationContext application;

	Desk desk;

	Boards boards;

	@BeforeEach
	void open() {
		this.desk = Desk.in(this.application);
		this.boards = Boards.in(this.application);
	}

	int waiting(AppointmentId appointment) {
		return this.jdbc.sql("""
				select count(*) from event_publication where serialized_event like '%' || :id || '%'
					and completion_date is null""").param("id", appointment.toString()).query(Integer.class).single();
	}

	void late(DealId id) {
		this.jdbc.sql("update deal set stall_at = now() - interval '1 hour' where id = :id")
			.param("id", id.value())
			.update();
	}

	static Void run(java.util.function.Supplier<?> job) {
		CurrentStaff.asSystem(job::get);
		return null;
	}

	static void together(List<Callable<Void>> work) throws Exception {
		try (var threads = Executors.newFixedThreadPool(6)) {
			for (var one : threads.invokeAll(work)) {
				one.get();
			}
		}
	}

	List<String> logs(PatientId patient) {
		return this.boards.admin(() -> this.deals.ofPatient(patient, 20))
			.stream()
			.flatMap((deal) -> this.boards.log(deal.id()).stream())
			.toList();
	}

	List<AppointmentChanged> events(AppointmentId appointment) {
		return this.jdbc.sql("""
				select e.id, e.kind, a.patient_id from appointment_event e join appointment a on a.id = e.appointment_id
				where a.id = :id order by e.id""")
			.param("id", appointment.value())
			.query((row, index) -> new AppointmentChanged(row.getObject("id", UUID.class), appointment,
					new PatientId(row.getObject("patient_id", UUID.class)),
					AppointmentEvent.Kind.valueOf(row.getString("kind")), Instant.now()))
			.list();
	}

	PatientId registered() {
		return this.boards.admin(() -> this.patients.register(NewPatient.named("Once " + UUID.randomUUID(), "Ada")
			.phone("+4930" + (10_000_000 + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 80_000_000L)))
			.allowDuplicate(true)
			.build()));
	}

	String phoneOf(PatientId patient) {
		return this.jdbc.sql("select phones -> 0 ->> 'e164' from patient where id = :id")
			.param("id", patient.value())
			.query(String.class)
			.single();
	}

	int tasks(PatientId patient, String kind) {
		return this.jdbc.sql("select count(*) from task where patient_id = :patient and kind = :kind")
			.param("patient", patient.value())
			.param("kind", kind)
			.query(Integer.class)
			.single();
	}

}
