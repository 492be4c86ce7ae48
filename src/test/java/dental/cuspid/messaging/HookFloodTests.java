package dental.cuspid.messaging;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;

import com.standardwebhooks.Webhook;
import dental.cuspid.IntegrationTest;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sender that signs well and has used up its allowance is held back over HTTP, alone,
 * and let in again afterwards (W7). The allowance is taken away instead of being raced
 * against.
 */
@IntegrationTest
class HookFloodTests {

	private static final int OVERDRAWN = 2_000;

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private ContactChannelService channels;

	@Autowired
	private HookLimits limits;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aSignedSenderAboveItsAllowanceIsHeldBackAlone() throws Exception {
		Sender flooding = sender();
		Sender quiet = sender();
		assertThat(call(flooding).statusCode()).isEqualTo(202);
		this.limits.allowance(flooding.code()).consumeIgnoringRateLimits(OVERDRAWN);
		for (int i = 0; i < 5; i++) {
			var held = call(flooding);
			assertThat(held.statusCode()).isEqualTo(429);
			assertThat(held.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
		}
		assertThat(call(quiet).statusCode()).isEqualTo(202);
		assertThat(kept(flooding)).isEqualTo(1);
		this.limits.allowance(flooding.code()).reset();
		assertThat(call(flooding).statusCode()).isEqualTo(202);
		assertThat(kept(flooding)).isEqualTo(2);
	}

	@Test
	void strangersDoNotUseUpAChannelsAllowance() throws Exception {
		Sender sender = sender();
		Sender other = sender();
		long before = this.limits.allowance(sender.code()).getAvailableTokens();
		for (int i = 0; i < 20; i++) {
			assertThat(call(new Sender(sender.code(), other.secrets())).statusCode()).isEqualTo(401);
		}
		assertThat(this.limits.allowance(sender.code()).getAvailableTokens()).isEqualTo(before);
		assertThat(call(sender).statusCode()).isEqualTo(202);
	}

	private Sender sender() {
		String code = "flood-" + UUID.randomUUID().toString().substring(0, 8);
		var secrets = CurrentStaff
			.asSystem(() -> this.channels.add(new NewContactChannel(code, code, ContactKind.CALL, null, null)));
		return new Sender(code, secrets);
	}

	private HttpResponse<String> call(Sender sender) throws Exception {
		String id = UUID.randomUUID().toString();
		long now = Instant.now().getEpochSecond();
		String body = "{\"externalId\":\"%s\",\"from\":\"+4930%d\"}".formatted(id, 1_000_000 + now % 8_000_000);
		return this.http
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/hooks/" + sender.code()))
				.header("Content-Type", "application/json")
				.header("webhook-id", id)
				.header("webhook-timestamp", String.valueOf(now))
				.header("webhook-signature", new Webhook(sender.secrets().signing()).sign(id, now, body))
				.POST(HttpRequest.BodyPublishers.ofString(body))
				.build(), HttpResponse.BodyHandlers.ofString());
	}

	private int kept(Sender sender) {
		return this.jdbc.sql("select count(*) from inbox_entry where channel_id = :channel")
			.param("channel", sender.secrets().channel().value())
			.query(Integer.class)
			.single();
	}

	private record Sender(String code, ContactChannelSecrets secrets) {

	}

}
