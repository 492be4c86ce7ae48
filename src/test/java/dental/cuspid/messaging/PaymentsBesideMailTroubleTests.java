package dental.cuspid.messaging;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dental.cuspid.IntegrationTest;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.ReceiptState;
import dental.cuspid.checkout.Tender;
import dental.cuspid.checkout.Till;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.messaging.delivery.TestChannels;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the mail server does, payments of the same patients go on (F11): messages are
 * rows of the payment's transaction and nothing more.
 */
@IntegrationTest
class PaymentsBesideMailTroubleTests {

	private static final int PAYMENTS = 12;

	@Autowired
	private PatientService patients;

	@Autowired
	private OutboxService outbox;

	@Autowired
	private OutboxRows rows;

	@Autowired
	private ClinicSettingsService settings;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private ApplicationContext application;

	@ParameterizedTest
	@ValueSource(strings = { "slow", "refusing", "down" })
	void paymentsGoOn(String trouble) throws IOException, InterruptedException {
		var world = new OutboxWorld(this.patients, this.outbox, this.rows, this.settings, this.jdbc);
		Till till = Till.in(this.application);
		try (var server = new ScriptedSmtp(trouble.equals("refusing") ? Map.of("RCPT", "550 nobody here")
				: Map.of("HELLO", "220 a very slow server"), trouble.equals("slow"))) {
			int port = trouble.equals("down") ? closed() : server.port();
			PatientId patient = world.patient();
			MessageId first = world.queue(patient, Medium.EMAIL, "before");
			Thread sending = Thread.ofVirtual().start(() -> world.worker(TestChannels.smtp(port)).run());
			List<ReceiptId> paid = new ArrayList<>();
			Duration slowest = Duration.ZERO;
			for (int i = 0; i < PAYMENTS; i++) {
				ReceiptId receipt = till.walkIn(patient, till.xray);
				long start = System.nanoTime();
				till.atDesk(() -> this.transaction.executeWithoutResult((status) -> {
					till.pay(receipt, Tender.CASH, till.see(receipt).due().amount().toPlainString());
					world.queue(patient, Medium.EMAIL, "paid");
				}));
				Duration took = Duration.ofNanos(System.nanoTime() - start);
				slowest = (took.compareTo(slowest) > 0) ? took : slowest;
				paid.add(receipt);
			}
			sending.join();
			assertThat(paid)
				.allSatisfy((receipt) -> assertThat(till.see(receipt).state()).isEqualTo(ReceiptState.SETTLED));
			assertThat(slowest).as("the slowest payment").isLessThan(Duration.ofSeconds(3));
			assertThat(world.get(first).state()).isIn(MessageState.QUEUED, MessageState.FAILED);
			assertThat(this.jdbc.sql("select count(*) from message where patient_id = :id")
				.param("id", patient.value())
				.query(Integer.class)
				.single()).isEqualTo(PAYMENTS + 1);
		}
	}

	private static int closed() throws IOException {
		try (var socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
