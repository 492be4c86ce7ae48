package dental.cuspid.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.Consents;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.staff.CurrentStaff;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An outbox of its own for a test: messages for a day in the far future, which only the
 * test's workers with a clock of that day see.
 */
class OutboxWorld {

	private static final AtomicInteger DAYS = new AtomicInteger();

	private final PatientService patients;

	private final OutboxService outbox;

	private final OutboxRows rows;

	private final ClinicSettingsService settings;

	private final JdbcClient jdbc;

	/** Noon in the clinic, on a day of this world alone. */
	final Instant noon;

	OutboxWorld(PatientService patients, OutboxService outbox, OutboxRows rows, ClinicSettingsService settings,
			JdbcClient jdbc) {
		this.patients = patients;
		this.outbox = outbox;
		this.rows = rows;
		this.settings = settings;
		this.jdbc = jdbc;
		this.noon = java.time.LocalDate.of(2090, 1, 1)
			.plusDays(DAYS.incrementAndGet())
			.atTime(12, 0)
			.atZone(settings.current().timeZone())
			.toInstant();
		jdbc.sql("update message set state = 'CANCELLED' where state = 'QUEUED' and not_before > '2090-01-01'")
			.update();
	}

	PatientId patient(String language, Consents consents) {
		return CurrentStaff.asSystem(() -> this.patients.register(NewPatient.named("Muster" + UUID.randomUUID(), "Mia")
			.phone(phone())
			.email(email())
			.language(language)
			.consents(consents)
			.allowDuplicate(true)
			.build()));
	}

	PatientId patient() {
		return patient("en", Consents.NONE);
	}

	/** Somebody of a household that shares a telephone. */
	PatientId member(String firstName, String phone) {
		return CurrentStaff
			.asSystem(() -> this.patients.register(NewPatient.named("Muster" + UUID.randomUUID(), firstName)
				.phone(phone)
				.email(email())
				.language("en")
				.allowDuplicate(true)
				.build()));
	}

	static String phone() {
		return "+4915" + (100_000_000 + Math.abs(UUID.randomUUID().hashCode() % 899_999_999));
	}

	static String email() {
		return UUID.randomUUID() + "@example.test";
	}

	QueueMessage note(PatientId patient, Medium medium, String text) {
		return QueueMessage
			.toPatient(patient, medium, MessageEvents.NOTE, Map.of("text", text, "subject", ""),
					MessageCause.of("test", UUID.randomUUID()))
			.notBefore(this.noon);
	}

	MessageId queue(PatientId patient, Medium medium, String text) {
		return queue(note(patient, medium, text));
	}

	MessageId queue(QueueMessage message) {
		return CurrentStaff.asSystem(() -> this.outbox.queue(message));
	}

	MessageView get(MessageId id) {
		return CurrentStaff.asSystem(() -> this.outbox.get(id));
	}

	OutboxWorker worker(Instant now, MessageChannel... channels) {
		return new OutboxWorker(this.rows, List.of(channels), this.settings, Clock.fixed(now, ZoneOffset.UTC),
				Duration.ofSeconds(4));
	}

	OutboxWorker worker(MessageChannel... channels) {
		return worker(this.noon, channels);
	}

	/** Runs the worker of a test until nothing is left for today. */
	void drain(MessageChannel... channels) {
		Instant now = this.noon;
		for (int i = 0; i < 12; i++) {
			worker(now, channels).run();
			now = now.plus(Duration.ofMinutes(31));
		}
	}

	JdbcClient jdbc() {
		return this.jdbc;
	}

}
