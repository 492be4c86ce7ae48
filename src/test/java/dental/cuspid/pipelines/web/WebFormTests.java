package dental.cuspid.pipelines.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpServer;
import dental.cuspid.SignedInClient;
import dental.cuspid.TestStaff;
import dental.cuspid.browser.BrowserTest;
import dental.cuspid.browser.Chromium;
import dental.cuspid.browser.Desk;
import dental.cuspid.messaging.ContactChannelId;
import dental.cuspid.messaging.ContactChannelService;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.NewContactChannel;
import dental.cuspid.pipelines.Boards;
import dental.cuspid.pipelines.DealView;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The form of the clinic's website, sent from another origin to the Appointments board
 * (BX-A1).
 */
@BrowserTest
class WebFormTests {

	private static final Pattern COPY = Pattern.compile("<textarea class=\"fld mono\"[^>]*>(.*?)</textarea>",
			Pattern.DOTALL);

	private static final String WEBSITE = "https://www.clinic.example";

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	private ContactChannelService channels;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ApplicationContext application;

	@LocalServerPort
	private int port;

	private Boards boards;

	private String key;

	private ContactChannelId channel;

	private String mail;

	@BeforeEach
	void open() {
		this.boards = Boards.in(this.application);
		this.key = "implants-" + UUID.randomUUID().toString().substring(0, 8);
		this.mail = "visitor-" + UUID.randomUUID() + "@example.org";
		this.channel = CurrentStaff
			.asSystem(() -> this.channels
				.add(new NewContactChannel(this.key, "Implants", ContactKind.WEB_FORM, null, this.key)))
			.channel();
	}

	@Test
	void aScriptOfAnotherOriginSendsARequestAndAskingAgainIsCountedOnIt() throws Exception {
		HttpResponse<String> answer = send(
				form("name", "Vera Lind", "email", this.mail, "text", "Implants?", "utm_campaign", "spring"),
				"application/json");
		assertThat(answer.statusCode()).isEqualTo(202);
		assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
		assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
		DealView deal = deal();
		assertThat(deal.stage()).isEqualTo("NEW");
		assertThat(deal.utm()).containsEntry("campaign", "spring");
		assertThat(deal.comment()).isEqualTo("Implants?");
		assertThat(send(form("name", "Vera Lind", "email", this.mail, "text", "Please call"), "application/json")
			.statusCode()).isEqualTo(202);
		await().until(() -> this.boards.get(deal.id()).requests() == 2);
		assertThat(this.boards.of(deal.patient(), Pipeline.APPOINTMENTS)).hasSize(1);
		assertThat(this.boards.get(deal.id()).attention()).isTrue();
	}

	@Test
	void theSameFormSentTwiceIsOneRequest() throws Exception {
		String body = form("externalId", "once", "name", "Vera Lind", "email", this.mail);
		send(body, "application/json");
		send(body, "application/json");
		DealView deal = deal();
		assertThat(contacts()).isEqualTo(1);
		assertThat(this.boards.get(deal.id()).requests()).isEqualTo(1);
	}

	@Test
	void jsonIsAskedForBeforeItIsSent() throws Exception {
		HttpResponse<String> asked = this.http.send(HttpRequest.newBuilder(address())
			.method("OPTIONS", HttpRequest.BodyPublishers.noBody())
			.header("Origin", WEBSITE)
			.header("Access-Control-Request-Method", "POST")
			.header("Access-Control-Request-Headers", "content-type")
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(asked.statusCode()).isEqualTo(200);
		assertThat(asked.headers().firstValue("Access-Control-Allow-Headers")).contains("content-type");
	}

	@Test
	void aPlainFormIsAnsweredByAPageInItsLanguage() throws Exception {
		HttpResponse<String> sent = send(form("name", "Vera Lind", "email", this.mail), "text/html");
		assertThat(sent.statusCode()).isEqualTo(302);
		String target = sent.headers().firstValue("Location").orElseThrow();
		assertThat(get(target)).contains("Vielen Dank", "lang=\"de\"");
		HttpResponse<String> missing = send(form("name", "Vera Lind", "phone", "030 2312507"), "text/html");
		assertThat(missing.statusCode()).isEqualTo(422);
		assertThat(missing.body()).contains("E-Mail-Adresse");
	}

	@Test
	void badInputAndRobotsLeaveNothingBehind() throws Exception {
		assertThat(
				send(form("name", "Robot", "email", this.mail, "website", "https://spam.example"), "application/json")
					.statusCode())
			.as("a robot is not told")
			.isEqualTo(202);
		assertThat(send(form("name", "x".repeat(400), "email", this.mail), "application/json").statusCode())
			.isEqualTo(422);
		assertThat(send("name=a&name=b", "application/json").statusCode()).isEqualTo(400);
		assertThat(send("%zz=%", "application/json").statusCode()).isEqualTo(400);
		assertThat(send("x".repeat((1 << 20) + 1), "application/json").statusCode()).isEqualTo(413);
		assertThat(post(URI.create(address() + "-unknown"), form("email", this.mail), "application/json").statusCode())
			.isEqualTo(404);
		CurrentStaff.asSystem(() -> {
			this.channels.change(this.channel, "Implants", null, this.key, List.of(), false);
			return null;
		});
		assertThat(send(form("email", this.mail), "application/json").statusCode()).as("closed").isEqualTo(404);
		assertThat(contacts()).isZero();
	}

	@Test
	void aFormIsNoOtherKindOfContact() throws Exception {
		send(form("channel", "CALL", "durationSeconds", "0", "occurredAt", "2001-01-01T00:00:00Z", "email", this.mail),
				"application/json");
		deal();
		assertThat(this.jdbc.sql("select kind from contact where channel_id = :id")
			.param("id", this.channel.value())
			.query(String.class)
			.list()).containsExactly("WEB_FORM");
	}

	@Test
	void aFloodOfOneAddressIsTurnedAway() throws Exception {
		int taken = 0;
		HttpResponse<String> last = null;
		for (int i = 0; i < 14; i++) {
			last = send(form("name", "Flood", "email", i + this.mail), "application/json");
			taken += (last.statusCode() == 202) ? 1 : 0;
		}
		assertThat(taken).isBetween(10, 12);
		assertThat(last.statusCode()).isEqualTo(429);
		assertThat(last.headers().firstValue("Retry-After")).isPresent();
		assertThat(send(form("name", "Flood", "email", this.mail), "text/html").body()).contains("in einer Minute");
	}

	@Test
	void theFormAsCopiedWorksInAPageOfAnotherOrigin(Chromium chromium) throws Exception {
		var shown = new SignedInClient(this.port, "admin", TestStaff.PASSWORD)
			.get("/settings/channels/" + this.channel + "?form=de");
		String page = new String(new GZIPInputStream(new ByteArrayInputStream(shown.body())).readAllBytes(),
				StandardCharsets.UTF_8);
		Matcher copy = COPY.matcher(page);
		assertThat(copy.find()).isTrue();
		String html = "<!doctype html><html lang=de><title>Klinik</title><h1>Klinik</h1>"
				+ HtmlUtils.htmlUnescape(copy.group(1));
		HttpServer website = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		website.createContext("/", (exchange) -> {
			byte[] body = html.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		website.start();
		String address = "http://localhost:" + website.getAddress().getPort() + "/?utm_source=ads";
		try (Desk scripts = chromium.open();
				Desk plain = chromium.open((options) -> options.setJavaScriptEnabled(false))) {
			scripts.page().navigate(address);
			scripts.page().getByLabel("Name").fill("Vera Lind");
			scripts.page().getByLabel("E-Mail").fill(this.mail);
			scripts.button("Senden").click();
			assertThat(scripts.page().locator("form")).containsText("Vielen Dank");
			assertThat(deal().utm()).containsEntry("source", "ads");
			plain.page().navigate(address);
			plain.page().getByLabel("Name").fill("Vera Lind");
			plain.page().getByLabel("E-Mail").fill(this.mail);
			plain.button("Senden").click();
			assertThat(plain.page().locator("h1")).containsText("Vielen Dank");
			await().until(() -> deal().requests() == 2);
		}
		finally {
			website.stop(0);
		}
	}

	private DealView deal() {
		UUID patient = await().until(() -> this.jdbc.sql("select id from patient where :mail = any(emails)")
			.param("mail", this.mail)
			.query(UUID.class)
			.optional()
			.orElse(null), (found) -> found != null);
		return await().until(() -> this.boards.open(new PatientId(patient), Pipeline.APPOINTMENTS).orElse(null),
				(found) -> found != null);
	}

	private int contacts() {
		return this.jdbc.sql("select count(*) from contact_key where source = 'hook/' || :code")
			.param("code", this.key)
			.query(Integer.class)
			.single();
	}

	private URI address() {
		return URI.create("http://127.0.0.1:" + this.port + "/forms/" + this.key);
	}

	private HttpResponse<String> send(String body, String accept) throws IOException, InterruptedException {
		return post(URI.create(address() + "?language=de"), body, accept);
	}

	private HttpResponse<String> post(URI address, String body, String accept)
			throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(address)
			.header("Origin", WEBSITE)
			.header("Accept", accept)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private String get(String target) throws IOException, InterruptedException {
		return this.http
			.send(HttpRequest.newBuilder(address().resolve(target)).build(), HttpResponse.BodyHandlers.ofString())
			.body();
	}

	private static String form(@Nullable String... pairs) {
		Map<String, String> fields = new java.util.LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			fields.put(pairs[i], pairs[i + 1]);
		}
		return fields.entrySet()
			.stream()
			.map((one) -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
