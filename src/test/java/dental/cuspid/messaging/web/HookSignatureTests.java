package dental.cuspid.messaging.web;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dental.cuspid.IntegrationTest;
import dental.cuspid.messaging.ContactChannelSecrets;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.ContactView;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who may send: signatures, clocks, secret addresses (W1, W2, W3, W8).
 */
@IntegrationTest
class HookSignatureTests extends HookCase {

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

	static Stream<Arguments> badSignatures() {
		return Stream.of(bad("missing", (good) -> ""), bad("truncated", (good) -> good.substring(0, good.length() - 3)),
				bad("other version", (good) -> "v2," + good.substring(3)),
				bad("no version", (good) -> good.substring(3)), bad("lower case", String::toLowerCase),
				bad("hex", (good) -> "v1,DEADBEEF"), bad("quoted", (good) -> '"' + good + '"'),
				bad("eleventh", (good) -> "v1,x ".repeat(10) + good), bad("comma list", (good) -> "v1,x," + good),
				bad("padded", (good) -> good + "="));
	}

	private void restrict(ContactChannelSecrets channel, String... addresses) {
		CurrentStaff.asSystem(() -> {
			this.channels.change(channel.channel(), "PBX", null, null, List.of(addresses), true);
			return null;
		});
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

}
