package dental.cuspid.messaging.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.standardwebhooks.Webhook;
import dental.cuspid.IntegrationTest;
import dental.cuspid.messaging.ContactChannelSecrets;
import dental.cuspid.messaging.ContactChannelService;
import dental.cuspid.messaging.ContactId;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.ContactView;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.messaging.NewContactChannel;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Webhooks over real HTTP, signed with the library of the standard: good and bad
 * signatures, clocks, repeats, order, bodies, floods, senders that cannot sign (W1 to
 * W8).
 */
@IntegrationTest
class HookTests {

	private final HttpClient http = HttpClient.newHttpClient();

	private String channel = "";

	private ContactChannelSecrets secrets = new ContactChannelSecrets(dental.cuspid.messaging.ContactChannelId.next(),
			"", "");

	@LocalServerPort
	private int port;

	@Autowired
	private ContactChannelService channels;

	@Autowired
	private InboundService inbound;

	@Autowired
	private PatientService patients;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void channel() {
		this.channel = "pbx-" + UUID.randomUUID().toString().substring(0, 8);
		this.secrets = add(this.channel, ContactKind.CALL);
	}

	@Test
	void aSignedCallIsTakenAndWorkedOn() throws Exception {
		String phone = phone();
		var answer = send(id(), now(), call(id(), phone, 42));
		assertThat(answer.statusCode()).isEqualTo(202);
		ContactView contact = processed(answer);
		assertThat(contact.phone()).isEqualTo(phone);
		assertThat(contact.durationSeconds()).isEqualTo(42);
		assertThat(contact.signed()).isTrue();
		assertThat(contact.patient()).isNotNull();
	}

	@Test
	void theOldSecretCountsForADayAndOneOfSeveralSignaturesIsEnough() throws Exception {
		String old = this.secrets.signing();
		ContactChannelSecrets renewed = CurrentStaff.asSystem(() -> this.channels.rotate(this.secrets.channel()));
		String body = call(id(), phone(), 1);
		String one = id();
		assertThat(post(one, now(), sign(old, one, now(), body), body).statusCode()).isEqualTo(202);
		String two = id();
		assertThat(post(two, now(), "v1,AAAA v2,x " + sign(renewed.signing(), two, now(), body), body).statusCode())
			.isEqualTo(202);
		this.jdbc.sql("update contact_channel set old_secret_until = now() - interval '1 second' where code = :code")
			.param("code", this.channel)
			.update();
		String three = id();
		assertThat(post(three, now(), sign(old, three, now(), body), body).statusCode()).isEqualTo(401);
	}

	static Stream<Arguments> badSignatures() {
		return Stream.of(bad("missing", (good) -> ""), bad("truncated", (good) -> good.substring(0, good.length() - 3)),
				bad("other version", (good) -> "v2," + good.substring(3)),
				bad("no version", (good) -> good.substring(3)), bad("lower case", String::toLowerCase),
				bad("hex", (good) -> "v1,DEADBEEF"), bad("quoted", (good) -> '"' + good + '"'),
				bad("eleventh", (good) -> "v1,x ".repeat(10) + good), bad("comma list", (good) -> "v1,x," + good),
				bad("padded", (good) -> good + "="));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("badSignatures")
	void aBadSignatureIsRefusedWithoutEcho(String name, UnaryOperator<String> change) throws Exception {
		String body = call(id(), phone(), 1);
		String id = id();
		var answer = post(id, now(), change.apply(sign(this.secrets.signing(), id, now(), body)), body);
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void otherWaysToForgeAreRefused() throws Exception {
		String body = call(id(), phone(), 1);
		String id = id();
		String good = sign(this.secrets.signing(), id, now(), body);
		assertThat(post(id, now(), good, body.replace(":", ": ")).statusCode()).as("written anew").isEqualTo(401);
		assertThat(post(id() + "x", now(), good, body).statusCode()).as("other id").isEqualTo(401);
		ContactChannelSecrets other = add("other-" + this.channel, ContactKind.CALL);
		assertThat(post(id, now(), sign(other.signing(), id, now(), body), body).statusCode()).as("other sender")
			.isEqualTo(401);
		var twice = request(id, now(), good, body).header("webhook-signature", good).build();
		assertThat(this.http.send(twice, HttpResponse.BodyHandlers.ofString()).statusCode()).as("header twice")
			.isEqualTo(401);
		var nobody = HttpRequest.newBuilder(uri("/hooks/nobody-here"))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		assertThat(this.http.send(nobody, HttpResponse.BodyHandlers.ofString()).statusCode()).as("unknown channel")
			.isEqualTo(404);
		assertThat(
				raw("webhook-id: " + id + "\r\nwebhook-timestamp: " + now() + "\r\nwebhook-signature: v1,ключ", body))
			.as("letters beyond ASCII")
			.startsWith("HTTP/1.1 4");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-301", "+301", "", "0", "neg", "9223372036854775808", "yesterday", "frac" })
	void aWrongClockIsRefused(String clock) throws Exception {
		String time = switch (clock) {
			case "-301", "+301" -> String.valueOf(now() + Long.parseLong(clock.replace("+", "")));
			case "neg" -> "-" + now();
			case "frac" -> now() + ".5";
			default -> clock;
		};
		String body = call(id(), phone(), 1);
		String id = id();
		long signed = clock.endsWith("301") ? Long.parseLong(time) : now();
		assertThat(post(id, time, sign(this.secrets.signing(), id, signed, body), body).statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(longs = { -290, 290 })
	void aClockThatIsAlmostRightIsTaken(long seconds) throws Exception {
		assertThat(send(id(), now() + seconds, call(id(), phone(), 1)).statusCode()).isEqualTo(202);
	}

	@Test
	void aHundredRepeatsAtOnceAreOneContact() throws Exception {
		String id = id();
		String body = call(id(), phone(), 7);
		List<Callable<Integer>> calls = Collections.nCopies(100, () -> send(id, now(), body).statusCode());
		try (var threads = Executors.newFixedThreadPool(8)) {
			for (var call : threads.invokeAll(calls)) {
				assertThat(call.get()).isEqualTo(202);
			}
		}
		assertThat(count("inbox_entry", id)).isEqualTo(1);
		assertThat(send(id, now(), call(id(), phone(), 8)).statusCode()).as("other body").isEqualTo(409);
	}

	@Test
	void anIdentifierMayComeAgainAfterThirtyDays() throws Exception {
		String id = id();
		var first = send(id, now(), call("a" + id, phone(), 7));
		processed(first);
		this.jdbc.sql("update inbox_entry set received_at = now() - interval '31 days' where external_id = :id")
			.param("id", id)
			.update();
		this.jdbc.sql("delete from inbox_entry where received_at < now() - interval '30 days'").update();
		var again = send(id, now(), call("b" + id, phone(), 8));
		assertThat(again.statusCode()).isEqualTo(202);
		assertThat(processed(again).id()).isNotEqualTo(contact(first));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
	void theOrderOfEventsDoesNotMatter(long seed) throws Exception {
		String phone = phone();
		CurrentStaff.asSystem(() -> this.patients
			.register(NewPatient.named("Order" + UUID.randomUUID(), "Olga").phone(phone).allowDuplicate(true).build()));
		String call = id();
		List<String> events = new ArrayList<>(List.of(
				"{\"externalId\":\"%s\",\"from\":\"%s\",\"occurredAt\":\"2026-11-20T10:00:00Z\"}".formatted(call,
						phone),
				"{\"externalId\":\"%s\",\"from\":\"%s\",\"occurredAt\":\"2026-11-20T10:00:05Z\"}".formatted(call,
						phone()),
				"{\"externalId\":\"%s\",\"occurredAt\":\"2026-11-20T10:00:06Z\",\"durationSeconds\":0}".formatted(call),
				"{\"externalId\":\"%s\",\"occurredAt\":\"2026-11-20T10:03:00Z\",\"durationSeconds\":174}"
					.formatted(call),
				"{\"externalId\":\"%s\",\"occurredAt\":\"2026-11-20T10:03:02Z\",\"recording\":\"rec-1\"}"
					.formatted(call)));
		Collections.shuffle(events, new Random(seed));
		HttpResponse<String> last = send(id(), now(), events.removeFirst());
		for (String event : events) {
			last = send(id(), now(), event);
		}
		ContactView told = processed(last);
		for (int i = 0; i < 100 && (told.durationSeconds() == null || !phone.equals(told.phone())
				|| told.durationSeconds() != 174); i++) {
			Thread.sleep(50);
			told = view(last);
		}
		assertThat(told.phone()).isEqualTo(phone);
		assertThat(told.durationSeconds()).isEqualTo(174);
		assertThat(told.occurredAt()).isEqualTo("2026-11-20T10:00:00Z");
		assertThat(told.patientName()).endsWith("Olga");
	}

	static Stream<Arguments> badBodies() {
		return Stream.of(body("empty", ""), body("too large", "{\"text\":\"" + "x".repeat(1 << 20) + "\"}"),
				body("deep", "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
				body("many keys",
						"{" + String.join(",", IntStream.range(0, 60_000).mapToObj((i) -> "\"k" + i + "\":1").toList())
								+ "}"),
				body("duplicate keys", "{\"from\":\"+4930123456\",\"from\":\"+4930123457\"}"),
				body("not a number", "{\"durationSeconds\":NaN}"), body("array", "[]"), body("text", "\"x\""),
				body("number", "1"), body("null", "null"), body("half", "{\"from\":"), body("trailing", "{} {}"),
				body("comment", "{/* */}"), body("byte order mark", "\uFEFF{}"),
				body("text kind", "{\"channel\":\"FAX\"}"), body("object for a line", "{\"from\":{}}"),
				body("negative", "{\"durationSeconds\":-1}"),
				body("huge number", "{\"durationSeconds\":" + "9".repeat(5000) + "}"),
				body("date", "{\"occurredAt\":\"yesterday\"}"),
				body("long line", "{\"from\":\"" + "1".repeat(301) + "\"}"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("badBodies")
	void aBadBodyIsRefused(String name, String body) throws Exception {
		assertThat(send(id(), now(), body).statusCode()).isBetween(400, 499);
	}

	@Test
	void otherEncodingsAreRefused() throws Exception {
		String body = call(id(), phone(), 1);
		for (Map.Entry<String, String> type : Map
			.of("application/xml", "", "multipart/form-data", "", "text/plain", "", "application/json", "gzip",
					"application/json; charset=utf-16", "")
			.entrySet()) {
			String id = id();
			var request = HttpRequest.newBuilder(uri("/hooks/" + this.channel))
				.header("webhook-id", id)
				.header("webhook-timestamp", String.valueOf(now()))
				.header("webhook-signature", sign(this.secrets.signing(), id, now(), body))
				.header("Content-Type", type.getKey())
				.POST(HttpRequest.BodyPublishers.ofString(body));
			if (!type.getValue().isEmpty()) {
				request.header("Content-Encoding", type.getValue());
			}
			assertThat(this.http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
				.as(type.toString())
				.isEqualTo(415);
		}
		byte[] invalid = { '{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}' };
		assertThat(bytes(invalid)).isEqualTo(400);
		assertThat(bytes("{\"from\":\"1\"}".getBytes(StandardCharsets.UTF_16))).isEqualTo(400);
	}

	@Test
	void anEndlessBodyIsCutOff() throws Exception {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(20_000);
			OutputStream out = socket.getOutputStream();
			out.write(("POST /hooks/" + this.channel + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
					+ "Content-Type: application/json\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
			int sent = 0;
			try {
				for (; sent < 1000; sent++) {
					out.write(chunk);
				}
			}
			catch (IOException ex) {
				// cut off
			}
			assertThat(sent).as("chunks of 64 KiB before the end").isLessThan(1000);
		}
	}

	@Test
	void aSecretAddressServesSendersThatCannotSign() throws Exception {
		String code = "form-" + this.channel;
		ContactChannelSecrets form = add(code, ContactKind.WEB_FORM);
		String email = UUID.randomUUID() + "@example.test";
		var taken = unsigned(code, form.path(), "application/x-www-form-urlencoded",
				"name=Anna+M%C3%BCller&email=" + email + "&text=Hallo&website=");
		assertThat(taken.statusCode()).isEqualTo(202);
		ContactView contact = processed(taken);
		assertThat(contact.signed()).isFalse();
		assertThat(contact.email()).isEqualTo(email);
		assertThat(contact.patientName()).isEqualTo("Müller, Anna");
		assertThat(unsigned(code, "wrong", "application/json", "{}").statusCode()).isEqualTo(401);
		assertThat(unsigned(code, form.path(), "application/json", "{\"text\":\"nobody\"}").statusCode())
			.isEqualTo(422);
		assertThat(unsigned(code, form.path(), "application/json", "{\"formKey\":\"k\",\"phone\":\"+4930123456\"}")
			.statusCode()).as("marketing form without mail").isEqualTo(422);
		var robot = unsigned(code, form.path(), "application/x-www-form-urlencoded",
				"email=robot@example.test&website=http://spam");
		assertThat(robot.statusCode()).isEqualTo(202);
		assertThat(robot.body()).isEmpty();
		int limited = 0;
		for (int i = 0; i < 12; i++) {
			limited += (unsigned(code, form.path(), "application/json", "{\"email\":\"a@example.test\"}")
				.statusCode() == 429) ? 1 : 0;
		}
		assertThat(limited).isPositive();
	}

	@Test
	void aSecretAddressMayBeKeptToSomeNetworks() throws Exception {
		String code = "pbx-net-" + this.channel;
		ContactChannelSecrets pbx = add(code, ContactKind.CALL);
		restrict(pbx, "198.51.100.0/24", "2001:db8::/32");
		assertThat(unsigned(code, pbx.path(), "application/json", call(id(), phone(), 1)).statusCode()).isEqualTo(401);
		restrict(pbx, "198.51.100.0/24", "127.0.0.1");
		assertThat(unsigned(code, pbx.path(), "application/json", call(id(), phone(), 1)).statusCode()).isEqualTo(202);
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> restrict(pbx, "pbx.example.test"));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> restrict(pbx, "10.0.0.0/99"));
	}

	@Test
	void aDeliveryReportComesByTheSameDoor() throws Exception {
		UUID message = UUID.randomUUID();
		this.jdbc.sql("""
				insert into message (id, order_key, medium, kind, event, language, recipient, body, parts, state,
					provider_id, cause_type, cause_id, mail_id, not_before, next_attempt_at, created_at, created_by)
				values (:id, :id::text, 'SMS', 'SERVICE', 'note', 'en', '+4915112345678', 'x', 1, 'SENT', :provider,
					'report', :id::text, 'x', now(), now(), now(), '00000000-0000-7000-8000-000000000001')""")
			.param("id", message)
			.param("provider", "gw-" + message)
			.update();
		String report = "{\"type\":\"delivery\",\"message\":\"gw-%s\",\"state\":\"DELIVERED\"}".formatted(message);
		assertThat(send(id(), now(), report).statusCode()).isEqualTo(202);
		assertThat(eventually(() -> this.jdbc.sql("select state from message where id = :id")
			.param("id", message)
			.query(String.class)
			.single(), "DELIVERED")).isEqualTo("DELIVERED");
	}

	@Test
	void aReplyOfStopComesByTheSameDoor() throws Exception {
		String phone = phone();
		var patient = CurrentStaff.asSystem(() -> this.patients
			.register(NewPatient.named("Stop" + UUID.randomUUID(), "Sam").phone(phone).allowDuplicate(true).build()));
		processed(send(id(), now(), "{\"channel\":\"SMS\",\"externalId\":\"%s\",\"from\":\"%s\",\"text\":\"STOP\"}"
			.formatted(id(), phone)));
		assertThat(this.jdbc
			.sql("select given from patient_consent where patient_id = :id and kind = 'SMS' order by id desc limit 1")
			.param("id", patient.value())
			.query(Boolean.class)
			.optional()).contains(false);
	}

	private void restrict(ContactChannelSecrets channel, String... addresses) {
		CurrentStaff.asSystem(() -> {
			this.channels.change(channel.channel(), "PBX", null, null, List.of(addresses), true);
			return null;
		});
	}

	private static String eventually(Supplier<String> seen, String wanted) throws InterruptedException {
		for (int i = 0; i < 200 && !wanted.equals(seen.get()); i++) {
			Thread.sleep(25);
		}
		return seen.get();
	}

	private ContactChannelSecrets add(String code, ContactKind kind) {
		return CurrentStaff.asSystem(() -> this.channels.add(new NewContactChannel(code, code, kind, null, null)));
	}

	private HttpResponse<String> send(String id, long time, String body) throws IOException, InterruptedException {
		return post(id, time, sign(this.secrets.signing(), id, time, body), body);
	}

	private HttpResponse<String> post(String id, Object time, String signature, String body)
			throws IOException, InterruptedException {
		return this.http.send(request(id, time, signature, body).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String id, Object time, String signature, String body) {
		var request = HttpRequest.newBuilder(uri("/hooks/" + this.channel))
			.header("webhook-id", id)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (!time.toString().isEmpty()) {
			request.header("webhook-timestamp", time.toString());
		}
		return signature.isEmpty() ? request : request.header("webhook-signature", signature);
	}

	private int bytes(byte[] body) throws Exception {
		String id = id();
		long time = now();
		var mac = javax.crypto.Mac.getInstance("HmacSHA256");
		mac.init(new javax.crypto.spec.SecretKeySpec(
				java.util.Base64.getDecoder().decode(this.secrets.signing().substring(6)), "HmacSHA256"));
		mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
		var request = HttpRequest.newBuilder(uri("/hooks/" + this.channel))
			.header("webhook-id", id)
			.header("webhook-timestamp", String.valueOf(time))
			.header("webhook-signature", "v1," + java.util.Base64.getEncoder().encodeToString(mac.doFinal(body)))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofByteArray(body))
			.build();
		return this.http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
	}

	private String raw(String headers, String body) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			socket.getOutputStream()
				.write(("POST /hooks/" + this.channel + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
						+ "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n" + headers
						+ "\r\n\r\n" + body)
					.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private HttpResponse<String> unsigned(String code, String secret, String type, String body) throws Exception {
		var request = HttpRequest.newBuilder(uri("/hooks/" + code + "/" + secret))
			.header("Content-Type", type)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return this.http.send(request, HttpResponse.BodyHandlers.ofString());
	}

	private ContactView processed(HttpResponse<String> answer) throws InterruptedException {
		ContactId id = contact(answer);
		for (int i = 0; i < 200; i++) {
			if (CurrentStaff.asSystem(() -> this.inbound.status(id)).processed()) {
				return view(answer);
			}
			Thread.sleep(25);
		}
		throw new AssertionError("not processed within five seconds");
	}

	private ContactView view(HttpResponse<String> answer) {
		return CurrentStaff.asSystem(() -> this.inbound.get(contact(answer)));
	}

	private static ContactId contact(HttpResponse<String> answer) {
		return ContactId.of(answer.body().replaceAll(".*\"contact\":\"([^\"]+)\".*", "$1"));
	}

	private int count(String table, String id) {
		return this.jdbc.sql("select count(*) from " + table + " where external_id = :id")
			.param("id", id)
			.query(Integer.class)
			.single();
	}

	private static String sign(String secret, String id, long time, String body) {
		try {
			return new Webhook(secret).sign(id, time, body);
		}
		catch (com.standardwebhooks.exceptions.WebhookSigningException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	private static String call(String external, @Nullable String phone, int seconds) {
		return "{\"externalId\":\"%s\",\"from\":\"%s\",\"durationSeconds\":%d}".formatted(external, phone, seconds);
	}

	private static String id() {
		return "msg_" + UUID.randomUUID();
	}

	private static String phone() {
		return "+4915" + (100_000_000 + Math.abs(UUID.randomUUID().hashCode() % 899_999_999));
	}

	private static long now() {
		return Instant.now().getEpochSecond();
	}

	private static Arguments bad(String name, UnaryOperator<String> change) {
		return Arguments.of(name, change);
	}

	private static Arguments body(String name, String body) {
		return Arguments.of(name, body);
	}

}
