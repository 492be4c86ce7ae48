package dental.cuspid.messaging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.ConsentService;
import dental.cuspid.patients.PatientService;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What tests of the outbox need: patients, channels that take note, a worker.
 */
abstract class OutboxCase {

	OutboxWorld world;

	final Recorder sms = new Recorder(Medium.SMS);

	final Recorder mail = new Recorder(Medium.EMAIL);

	@Autowired
	PatientService patients;

	@Autowired
	OutboxService outbox;

	@Autowired
	OutboxRows rows;

	@Autowired
	ClinicSettingsService settings;

	@Autowired
	ConsentService consents;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionTemplate transaction;

	@BeforeEach
	void world() {
		this.world = new OutboxWorld(this.patients, this.outbox, this.rows, this.settings, this.jdbc);
	}

	/** A channel that writes down what it is given. */
	static class Recorder implements MessageChannel {

		private final Medium medium;

		final List<MessageId> sent = Collections.synchronizedList(new ArrayList<>());

		private final List<MessageId> failing = Collections.synchronizedList(new ArrayList<>());

		Recorder(Medium medium) {
			this.medium = medium;
		}

		void failOnce(MessageId id) {
			this.failing.add(id);
		}

		long to(MessageId id) {
			return this.sent.stream().filter(id::equals).count();
		}

		@Override
		public Medium medium() {
			return this.medium;
		}

		@Override
		public Delivery send(OutgoingMessage message) {
			this.sent.add(message.id());
			return this.failing.remove(message.id()) ? Delivery.tryAgain("not now") : Delivery.accepted(null);
		}

	}

}
