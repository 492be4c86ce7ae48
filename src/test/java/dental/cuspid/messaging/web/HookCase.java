package dental.cuspid.messaging.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.standardwebhooks.Webhook;
import dental.cuspid.messaging.ContactChannelSecrets;
import dental.cuspid.messaging.ContactChannelService;
import dental.cuspid.messaging.ContactId;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.ContactView;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.messaging.NewContactChannel;
import dental.cuspid.patients.PatientService;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.provider.Arguments;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A channel and a sender that signs with the library of the standard, over real HTTP.
 */
abstract class HookCase {

	final HttpClient http = HttpClient.newHttpClient();

	String channel = "";

	ContactChannelSecrets secrets = new ContactChannelSecrets(dental.cuspid.messaging.ContactChannelId.next(), "", "");

	@LocalServerPort
	int port;

	@Autowired
	ContactChannelService channels;

	@Autowired
	InboundService inbound;

	@Autowired
	PatientService patients;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void channel() {
		this.channel = "pbx-" + UUID.randomUUID().toString().substring(0, 8);
		this.secrets = add(this.channel, ContactKind.CALL);
	}

	ContactChannelSecrets add(String code, ContactKind kind) {
		return CurrentStaff.asSystem(() -> this.channels.add(new NewContactChannel(code, code, kind, null, null)));
	}

	HttpResponse<String> send(String id, long time, String body) throws IOException, InterruptedException {
		return post(id, time, sign(this.secrets.signing(), id, time, body), body);
	}

	HttpResponse<String> post(String id, Object time, String signature, String body)
			throws IOException, InterruptedException {
		return this.http.send(request(id, time, signature, body).build(), HttpResponse.BodyHandlers.ofString());
	}

	HttpRequest.Builder request(String id, Object time, String signature, String body) {
		var request = HttpRequest.newBuilder(uri("/hooks/" + this.channel))
			.header("webhook-id", id)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (!time.toString().isEmpty()) {
			request.header("webhook-timestamp", time.toString());
		}
		return signature.isEmpty() ? request : request.header("webhook-signature", signature);
	}

	int bytes(byte[] body) throws Exception {
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

	ContactView processed(HttpResponse<String> answer) throws InterruptedException {
		ContactId id = contact(answer);
		for (int i = 0; i < 200; i++) {
			if (CurrentStaff.asSystem(() -> this.inbound.status(id)).processed()) {
				return view(answer);
			}
			Thread.sleep(25);
		}
		throw new AssertionError("not processed within five seconds");
	}

	ContactView view(HttpResponse<String> answer) {
		return CurrentStaff.asSystem(() -> this.inbound.get(contact(answer)));
	}

	static ContactId contact(HttpResponse<String> answer) {
		return ContactId.of(answer.body().replaceAll(".*\"contact\":\"([^\"]+)\".*", "$1"));
	}

	static String sign(String secret, String id, long time, String body) {
		try {
			return new Webhook(secret).sign(id, time, body);
		}
		catch (com.standardwebhooks.exceptions.WebhookSigningException ex) {
			throw new IllegalStateException(ex);
		}
	}

	URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	static String call(String external, @Nullable String phone, int seconds) {
		return "{\"externalId\":\"%s\",\"from\":\"%s\",\"durationSeconds\":%d}".formatted(external, phone, seconds);
	}

	static String id() {
		return "msg_" + UUID.randomUUID();
	}

	static String phone() {
		return "+4915" + (100_000_000 + Math.abs(UUID.randomUUID().hashCode() % 899_999_999));
	}

	static long now() {
		return Instant.now().getEpochSecond();
	}

	static Arguments bad(String name, UnaryOperator<String> change) {
		return Arguments.of(name, change);
	}

	static Arguments body(String name, String body) {
		return Arguments.of(name, body);
	}

}
