package dental.cuspid.messaging;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dental.cuspid.IntegrationTest;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.messaging.delivery.TestChannels;
import dental.cuspid.patients.PatientService;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mails through real servers: up, down, slow, refusing, and dropping the connection
 * before their answer (F11, BASE-8).
 */
@IntegrationTest
class MailDeliveryTests {

	private static final Map<String, String> STARTTLS = Map.of("EHLO", "250-here\r\n250 STARTTLS", "STARTTLS",
			"220 go on");

	private final GreenMail server = new GreenMail(
			ServerSetup.verbose(new ServerSetup[] { new ServerSetup(0, "127.0.0.1", "smtp") }));

	private OutboxWorld world;

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

	@BeforeEach
	void start() {
		this.server.start();
		this.world = new OutboxWorld(this.patients, this.outbox, this.rows, this.settings, this.jdbc);
	}

	@AfterEach
	void stop() {
		this.server.stop();
	}

	@Test
	void aMailArrivesWordForWord() throws Exception {
		String text = "Grüße, " + UUID.randomUUID() + "\nПривет – 5 €";
		MessageId id = this.world.queue(this.world.patient(), Medium.EMAIL, text);
		this.world.worker(TestChannels.smtp(port())).run();
		MimeMessage mail = arrived(id).getFirst();
		assertThat(mail.getContent().toString().strip()).isEqualToNormalizingNewlines(text);
		assertThat(mail.getFrom()[0].toString()).contains("clinic@example.test");
		assertThat(mail.getSubject()).isEqualTo(this.settings.current().name());
		assertThat(this.world.get(id).state()).isEqualTo(MessageState.SENT);
	}

	@Test
	void lineBreaksInASubjectAddNoHeaders() throws Exception {
		MessageId id = this.world.queue(new QueueMessage(this.world.patient(), null, Medium.EMAIL, MessageEvents.NOTE,
				Map.of("text", "x", "subject", "Hi\r\nBcc: everyone@example.test\r\n\r\nbody"),
				MessageCause.of("test", UUID.randomUUID()), MessageKind.SERVICE, this.world.noon));
		this.world.worker(TestChannels.smtp(port())).run();
		MimeMessage mail = arrived(id).getFirst();
		assertThat(mail.getHeader("Bcc")).isNull();
		assertThat(mail.getSubject()).contains("Bcc: everyone");
	}

	@Test
	void anAddressWithALineBreakIsRefused() {
		MessageId id = this.world.queue(QueueMessage
			.toAddress("a@example.test\r\nRCPT TO:<b@example.test>", Medium.EMAIL, MessageEvents.NOTE,
					Map.of("text", "x"), MessageCause.of("test", UUID.randomUUID()))
			.notBefore(this.world.noon));
		this.world.worker(TestChannels.smtp(port())).run();
		assertThat(this.world.get(id).state()).isEqualTo(MessageState.FAILED);
	}

	@Test
	void whileTheServerIsDownMailsWaitAndGoWhenItIsBack() throws IOException {
		int closed;
		try (var socket = new ServerSocket(0)) {
			closed = socket.getLocalPort();
		}
		MessageId id = this.world.queue(this.world.patient(), Medium.EMAIL, "wait");
		this.world.worker(TestChannels.smtp(closed)).run();
		assertThat(this.world.get(id).state()).isEqualTo(MessageState.QUEUED);
		assertThat(this.world.get(id).reason()).isEqualTo(MessageReason.UNREACHABLE);
		this.world.worker(this.world.noon.plus(Duration.ofMinutes(1)), TestChannels.smtp(port())).run();
		assertThat(this.world.get(id).state()).isEqualTo(MessageState.SENT);
		assertThat(arrived(id)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "HELLO,421 busy,QUEUED", "MAIL,451 later,QUEUED", "RCPT,450 greylisted,QUEUED", "DATA,452 full,QUEUED",
			"., 451 later,QUEUED", "RCPT,550 no such user,FAILED", "MAIL,553 who are you,FAILED", "DATA,554 no,FAILED",
			"., 554 spam,FAILED" })
	void refusalsForNowAreTriedAgainAndRefusalsForGoodAreNot(String command, String answer, MessageState state)
			throws IOException {
		try (var smtp = new ScriptedSmtp(Map.of(command, answer), false)) {
			MessageId id = this.world.queue(this.world.patient(), Medium.EMAIL, "refused");
			this.world.worker(TestChannels.smtp(smtp.port())).run();
			MessageView message = this.world.get(id);
			assertThat(message.state()).isEqualTo(state);
			assertThat(message.reason())
				.isEqualTo((state == MessageState.FAILED) ? MessageReason.REFUSED : MessageReason.UNREACHABLE);
			assertThat(this.unconfirmed(id)).isZero();
		}
	}

	@Test
	void aServerOfOneByteASecondHoldsNobodyUp() throws IOException {
		try (var smtp = new ScriptedSmtp(Map.of("HELLO", "220 a very slow server"), true)) {
			MessageId id = this.world.queue(this.world.patient(), Medium.EMAIL, "slow");
			long start = System.nanoTime();
			this.world.worker(TestChannels.smtp(smtp.port())).run();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
			assertThat(this.world.get(id).state()).isEqualTo(MessageState.QUEUED);
			assertThat(this.unconfirmed(id)).isZero();
		}
	}

	@Test
	void aConnectionThatBreaksBeforeTheAnswerDuplicatesAMailAtMostOnce() throws Exception {
		try (var proxy = new CuttingProxy(port(), 1)) {
			MessageId id = this.world.queue(this.world.patient(), Medium.EMAIL, "cut once");
			this.world.drain(TestChannels.smtp(proxy.port()));
			assertThat(this.world.get(id).state()).isEqualTo(MessageState.SENT);
			assertThat(arrived(id)).hasSizeBetween(1, 2);
			assertThat(arrived(id).stream().map(MailDeliveryTests::messageId).distinct()).hasSize(1);
		}
		try (var proxy = new CuttingProxy(port(), 100)) {
			MessageId id = this.world.queue(this.world.patient(), Medium.EMAIL, "cut always");
			this.world.drain(TestChannels.smtp(proxy.port()));
			assertThat(this.world.get(id).state()).isEqualTo(MessageState.FAILED);
			assertThat(this.world.get(id).reason()).isEqualTo(MessageReason.UNCONFIRMED);
			assertThat(arrived(id)).hasSizeLessThanOrEqualTo(2);
		}
	}

	@Test
	void mailsGoEncryptedAndOnlyToAServerWithAGoodCertificate() {
		var encrypted = new GreenMail(
				ServerSetup.verbose(new ServerSetup[] { new ServerSetup(0, "127.0.0.1", "smtps") }));
		encrypted.start();
		try {
			int port = encrypted.getSmtps().getPort();
			MessageId id = this.world.queue(this.world.patient(), Medium.EMAIL, "secret");
			this.world.worker(TestChannels.smtps(port, false)).run();
			assertThat(this.world.get(id).reason()).isEqualTo(MessageReason.UNREACHABLE);
			assertThat(encrypted.getReceivedMessages()).isEmpty();
			this.world.worker(this.world.noon.plus(Duration.ofMinutes(1)), TestChannels.smtps(port, true)).run();
			assertThat(this.world.get(id).state()).isEqualTo(MessageState.SENT);
			assertThat(encrypted.getReceivedMessages()).hasSize(1);
		}
		finally {
			encrypted.stop();
		}
	}

	@Test
	void aServerThatOffersEncryptionGetsItsMailEncrypted() throws IOException {
		try (var smtp = new ScriptedSmtp(STARTTLS, false)) {
			MessageId id = this.world.queue(this.world.patient(), Medium.EMAIL, "in between");
			this.world.worker(TestChannels.startTls(smtp.port(), true)).run();
			assertThat(this.world.get(id).state()).isEqualTo(MessageState.SENT);
			assertThat(smtp.encrypted).containsEntry("STARTTLS", false)
				.containsEntry("MAIL", true)
				.containsEntry("DATA", true);
		}
	}

	@Test
	void withoutEncryptionOrWithABadCertificateNothingIsSaid() throws IOException {
		try (var plain = new ScriptedSmtp(Map.of(), false); var stranger = new ScriptedSmtp(STARTTLS, false)) {
			MessageId id = this.world.queue(this.world.patient(), Medium.EMAIL, "secret");
			this.world.worker(TestChannels.startTls(plain.port(), true)).run();
			this.world
				.worker(this.world.noon.plus(Duration.ofMinutes(1)), TestChannels.startTls(stranger.port(), false))
				.run();
			assertThat(this.world.get(id).state()).isEqualTo(MessageState.QUEUED);
			assertThat(this.world.get(id).attempts()).isEqualTo(2);
			assertThat(plain.encrypted).doesNotContainKey("MAIL");
			assertThat(stranger.encrypted).doesNotContainKey("MAIL");
		}
	}

	@Test
	void manyMailsArriveOnceEach() {
		List<MessageId> ids = java.util.stream.IntStream.range(0, 60)
			.mapToObj((i) -> this.world.queue(this.world.patient(), Medium.EMAIL, "many " + i))
			.toList();
		var workers = List.of(Thread.startVirtualThread(() -> this.world.worker(TestChannels.smtp(port())).run()),
				Thread.startVirtualThread(() -> this.world.worker(TestChannels.smtp(port())).run()));
		workers.forEach((worker) -> {
			try {
				worker.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		assertThat(ids).allSatisfy((id) -> assertThat(arrived(id)).hasSize(1));
	}

	private int unconfirmed(MessageId id) {
		return this.jdbc.sql("select unconfirmed from message where id = :id")
			.param("id", id.value())
			.query(Integer.class)
			.single();
	}

	private List<MimeMessage> arrived(MessageId id) {
		return Arrays.stream(this.server.getReceivedMessages())
			.filter((mail) -> messageId(mail).startsWith("<" + id + "."))
			.toList();
	}

	private static String messageId(MimeMessage mail) {
		try {
			return mail.getMessageID();
		}
		catch (jakarta.mail.MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int port() {
		return this.server.getSmtp().getPort();
	}

}
