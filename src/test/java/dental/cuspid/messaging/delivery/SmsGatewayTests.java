package dental.cuspid.messaging.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dental.cuspid.messaging.Delivery;
import dental.cuspid.messaging.MessageId;
import dental.cuspid.messaging.OutgoingMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * SMS through a real HTTP server that is slow, refuses, repeats (BASE-8).
 */
class SmsGatewayTests {

	private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());

	private final List<String> keys = Collections.synchronizedList(new ArrayList<>());

	private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());

	private final AtomicInteger elsewhere = new AtomicInteger();

	private volatile int status = 200;

	private volatile String answer = "{\"id\": \"gw-1\"}";

	private volatile long delay;

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/send", this::take);
		this.server.createContext("/elsewhere", (exchange) -> {
			this.elsewhere.incrementAndGet();
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void anSmsCarriesTextNumberTokenAndItsIdentifier() {
		OutgoingMessage message = message("Привет \"и\" 5 €\nконец");
		Delivery delivery = TestChannels.gateway(port()).send(message);
		assertThat(delivery).isEqualTo(Delivery.accepted("gw-1"));
		assertThat(this.bodies.getFirst()).contains("\"to\":\"+4915112345678\"")
			.contains("\"text\":\"Привет \\\"и\\\" 5 €\\nконец\"")
			.contains("\"externalId\":\"" + message.id() + "\"")
			.contains("\"from\":\"Clinic\"");
		assertThat(this.tokens).containsExactly("Bearer secret-token");
		assertThat(this.keys).containsExactly(message.id().toString());
	}

	@Test
	void aGatewayMayWantAForm() {
		OutgoingMessage message = message("a&b=c +ä");
		TestChannels.gateway(port(), DeliveryProperties.Format.FORM, null).send(message);
		assertThat(this.bodies.getFirst())
			.isEqualTo("to=%2B4915112345678&text=a%26b%3Dc+%2B%C3%A4&from=Clinic&externalId=" + message.id());
	}

	@ParameterizedTest
	@CsvSource({ "200,ACCEPTED", "202,ACCEPTED", "409,ACCEPTED", "400,REFUSED", "401,REFUSED", "404,REFUSED",
			"422,REFUSED", "302,REFUSED", "408,TRY_AGAIN", "429,TRY_AGAIN", "500,TRY_AGAIN", "502,TRY_AGAIN",
			"503,TRY_AGAIN" })
	void theAnswerDecides(int status, Delivery.Result result) {
		this.status = status;
		assertThat(TestChannels.gateway(port()).send(message("x")).result()).isEqualTo(result);
		assertThat(this.elsewhere).hasValue(0);
	}

	@Test
	void aSlowGatewayIsTriedAgainUnderTheSameIdentifier() {
		this.delay = 3000;
		OutgoingMessage message = message("slow");
		assertThat(TestChannels.gateway(port()).send(message).result()).isEqualTo(Delivery.Result.TRY_AGAIN);
		this.delay = 0;
		assertThat(TestChannels.gateway(port()).send(message).result()).isEqualTo(Delivery.Result.ACCEPTED);
		assertThat(this.keys).hasSize(2).containsOnly(message.id().toString());
	}

	@Test
	void anAnswerThatIsNoJsonCountsAllTheSame() {
		this.answer = "<html>OK</html>";
		assertThat(TestChannels.gateway(port()).send(message("x"))).isEqualTo(Delivery.accepted(null));
		this.answer = "";
		assertThat(TestChannels.gateway(port()).send(message("x"))).isEqualTo(Delivery.accepted(null));
	}

	@Test
	void nobodyListeningIsTriedAgain() {
		int port = port();
		this.server.stop(0);
		assertThat(TestChannels.gateway(port).send(message("x")).result()).isEqualTo(Delivery.Result.TRY_AGAIN);
	}

	@ParameterizedTest
	@CsvSource({ "file:///etc/passwd", "ftp://sms.example.test/", "http://user:pw@sms.example.test/",
			"https://169.254.169.254/", "/relative" })
	void onlyConfiguredHostsAreCalled(URI url) {
		assertThatIllegalStateException().isThrownBy(
				() -> TestChannels.gateway(url, Set.of("sms.example.test"), DeliveryProperties.Format.JSON, null));
	}

	private static OutgoingMessage message(String text) {
		return new OutgoingMessage(MessageId.next(), "<x@y>", "+4915112345678", null, text, "en");
	}

	private void take(HttpExchange exchange) throws IOException {
		this.bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		this.keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
		this.tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
		try {
			Thread.sleep(this.delay);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		byte[] body = this.answer.getBytes(StandardCharsets.UTF_8);
		if (this.status == 302) {
			exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + port() + "/elsewhere");
		}
		exchange.sendResponseHeaders(this.status, (body.length == 0) ? -1 : body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private int port() {
		return this.server.getAddress().getPort();
	}

}
