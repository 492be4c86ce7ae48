package dental.cuspid.messaging.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dental.cuspid.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What may be sent: encodings, sizes, shapes (W6).
 */
@IntegrationTest
class HookBodyTests extends HookCase {

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

}
