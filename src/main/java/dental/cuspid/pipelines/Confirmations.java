package dental.cuspid.pipelines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.AppointmentView;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.MessageCause;
import dental.cuspid.messaging.OutboxService;
import dental.cuspid.messaging.QueueMessage;
import dental.cuspid.messaging.ReachService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.PageFormats;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks patients on the working day before to confirm (BX-A5), and takes the question back
 * when the booking moves (complaint 9).
 */
@Component
class Confirmations {

	/** No clinic is closed for longer in a row. */
	private static final int AHEAD = 21;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

	private final AppointmentService appointments;

	private final DealRepository deals;

	private final PatientService patients;

	private final OutboxService outbox;

	private final ReachService reach;

	private final StageClock clock;

	private final ClinicTime time;

	private final DealLog log;

	private final JdbcClient jdbc;

	Confirmations(AppointmentService appointments, DealRepository deals, PatientService patients, OutboxService outbox,
			ReachService reach, StageClock clock, ClinicTime time, DealLog log, JdbcClient jdbc) {
		this.appointments = appointments;
		this.deals = deals;
		this.patients = patients;
		this.outbox = outbox;
		this.reach = reach;
		this.clock = clock;
		this.time = time;
		this.log = log;
		this.jdbc = jdbc;
	}

	/** The bookings whose patients are to be asked today. */
	List<Due> due() {
		LocalDate today = this.time.today();
		return this.jdbc.sql("""
				select a.id, a.patient_id, a.branch_id, a.starts_at from appointment a
				where a.state = 'BOOKED' and a.starts_at >= :from and a.starts_at < :to and not exists (
					select 1 from confirmation_request c where c.appointment_id = a.id and c.starts_at = a.starts_at)
				order by a.starts_at, a.id""")
			.param("from", this.time.startOf(today.plusDays(1)).atOffset(ZoneOffset.UTC))
			.param("to", this.time.startOf(today.plusDays(AHEAD)).atOffset(ZoneOffset.UTC))
			.query((row, index) -> new Due(new AppointmentId(row.getObject("id", UUID.class)),
					new PatientId(row.getObject("patient_id", UUID.class)),
					new BranchId(row.getObject("branch_id", UUID.class)),
					row.getObject("starts_at", OffsetDateTime.class).toInstant()))
			.list()
			.stream()
			.filter((due) -> !this.clock.workingDayBefore(due.branch(), this.time.dayOf(due.startsAt())).isAfter(today))
			.toList();
	}

	/**
	 * Asks a patient once about a booking that still stands as it was.
	 * @return whether a message was queued
	 */
	boolean ask(Due due) {
		AppointmentView appointment = this.appointments.get(due.appointment());
		if (appointment.state() != AppointmentState.BOOKED || !appointment.startsAt().equals(due.startsAt())) {
			return false;
		}
		Optional<Medium> medium = this.reach.of(due.patient());
		int added = this.jdbc.sql("""
				insert into confirmation_request (appointment_id, starts_at, patient_id, medium, asked_at)
				values (:appointment, :starts, :patient, :medium, :now) on conflict do nothing""")
			.param("appointment", due.appointment().value())
			.param("starts", due.startsAt().atOffset(ZoneOffset.UTC))
			.param("patient", due.patient().value())
			.param("medium", medium.map(Medium::name).orElse(null))
			.param("now", this.time.now().atOffset(ZoneOffset.UTC))
			.update();
		if (added == 0) {
			return false;
		}
		var deal = this.deals.lockOfAppointment(due.appointment().value());
		if (medium.isEmpty()) {
			deal.ifPresent((found) -> this.log.note(found.id(), Happening.NO_MESSAGE, List.of(),
					Because.of(Why.UNREACHABLE).cause("appointment", due.appointment())));
			return false;
		}
		this.outbox.queue(QueueMessage.toPatient(due.patient(), medium.get(), PipelineMessages.CONFIRMATION,
				values(due), cause(due.appointment(), due.startsAt())));
		deal.ifPresent((found) -> this.log.note(found.id(), Happening.MESSAGE, List.of(),
				Because.of(Why.DAY_BEFORE).cause("appointment", due.appointment())));
		return true;
	}

	/** A booking that moved or ended is not asked about any more. */
	void check(AppointmentView appointment) {
		boolean stands = appointment.state() == AppointmentState.BOOKED;
		this.jdbc.sql("""
				update confirmation_request set withdrawn = true where appointment_id = :id and not withdrawn
					and answered_at is null and (starts_at <> :starts or not :stands) returning starts_at""")
			.param("id", appointment.id().value())
			.param("starts", appointment.startsAt().atOffset(ZoneOffset.UTC))
			.param("stands", stands)
			.query((row, index) -> row.getObject("starts_at", OffsetDateTime.class).toInstant())
			.list()
			.forEach((starts) -> this.outbox.cancelFor(cause(appointment.id(), starts)));
	}

	/** The newest question to a patient that is not answered yet. */
	Optional<Asked> open(PatientId patient) {
		return this.jdbc.sql("""
				select appointment_id, starts_at, withdrawn from confirmation_request
				where patient_id = :patient and answered_at is null and medium is not null and starts_at > :now
				order by withdrawn, starts_at limit 1""")
			.param("patient", patient.value())
			.param("now", this.time.now().atOffset(ZoneOffset.UTC))
			.query((row, index) -> new Asked(new AppointmentId(row.getObject("appointment_id", UUID.class)),
					row.getObject("starts_at", OffsetDateTime.class).toInstant(), row.getBoolean("withdrawn")))
			.optional();
	}

	void answered(Asked asked, boolean yes) {
		this.jdbc.sql("""
				update confirmation_request set answered_at = :now, answer = :answer
				where appointment_id = :appointment and starts_at = :starts""")
			.param("now", this.time.now().atOffset(ZoneOffset.UTC))
			.param("answer", yes)
			.param("appointment", asked.appointment().value())
			.param("starts", asked.startsAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	private static MessageCause cause(AppointmentId appointment, Instant startsAt) {
		return MessageCause.of("appointment", appointment + "@" + startsAt.getEpochSecond());
	}

	private Map<String, String> values(Due due) {
		Locale language = Locale.of(this.patients.languageOf(due.patient()));
		var values = new HashMap<String, String>();
		values.put("day", PageFormats.date(this.time.dayOf(due.startsAt()), language));
		values.put("time", TIME.format(due.startsAt().atZone(this.time.zone())));
		this.jdbc.sql("""
				select p.name as practitioner, s.name as service, b.name as branch from appointment a
				join branch b on b.id = a.branch_id left join practitioner p on p.id = a.practitioner_id
				left join service s on s.id = a.service_id where a.id = :id""")
			.param("id", due.appointment().value())
			.query((row) -> {
				for (String column : List.of("practitioner", "service", "branch")) {
					String value = row.getString(column);
					values.put(column, (value != null) ? value : "");
				}
			});
		return values;
	}

	/**
	 * A booking to ask about.
	 */
	record Due(AppointmentId appointment, PatientId patient, BranchId branch, Instant startsAt) {

	}

	/**
	 * A question that was asked.
	 *
	 * @param withdrawn whether the booking moved or ended since
	 */
	record Asked(AppointmentId appointment, Instant startsAt, boolean withdrawn) {

	}

}
