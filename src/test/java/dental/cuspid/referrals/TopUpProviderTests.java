package dental.cuspid.referrals;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dental.cuspid.IntegrationTest;
import dental.cuspid.checkout.Tender;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.referrals.provider.TestProviders;
import dental.cuspid.shared.Conflict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Top-ups through a real HTTP server that is slow, refuses, repeats and drops its
 * answers: never paid twice (COUP-9).
 */
@IntegrationTest
class TopUpProviderTests {

	/**
	 * What the server has paid, by the identifier of the order: as a provider keeps its
	 * books.
	 */
	private final Map<String, BigDecimal> paid = new ConcurrentHashMap<>();

	private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

	private volatile int status = 200;

	private volatile boolean silent;

	private volatile boolean pays = true;

	private HttpServer server;

	private Friends friends;

	@Autowired
	private TopUpOrders orders;

	@Autowired
	private TopUpService topUps;

	@Autowired
	private ProviderOutcome outcome;

	@Autowired
	private ClinicSettingsService settings;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ApplicationContext application;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/top-ups", this::take);
		this.server.start();
		this.friends = Friends.in(this.application);
		this.jdbc.sql("update top_up set state = 'CANCELLED' where state = 'DUE'").update();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void aDueTopUpIsPaidOnceAndThePatientIsTold() {
		Due due = due();
		run(Instant.now());
		run(Instant.now());
		TopUpView sent = see(due);
		assertThat(sent.state()).isEqualTo(TopUpState.SENT);
		assertThat(sent.sentOn()).isEqualTo(this.friends.today());
		assertThat(sent.proof()).isEqualTo("ref-" + due.topUp());
		assertThat(this.asked).containsExactly(due.topUp().toString());
		assertThat(this.paid).containsOnlyKeys(due.topUp().toString());
		assertThat(this.jdbc.sql("select count(*) from message where cause_id = :id")
			.param("id", due.referral().toString())
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void anAnswerThatNeverCameIsAskedForAgainUnderTheSameIdentifier() {
		Due due = due();
		this.silent = true;
		run(Instant.now());
		assertThat(see(due).state()).isEqualTo(TopUpState.DUE);
		assertThatExceptionOfType(Conflict.class).as("it may have been paid").isThrownBy(() -> byHand(due));
		this.silent = false;
		run(Instant.now().plus(Duration.ofMinutes(5)));
		assertThat(see(due).state()).isEqualTo(TopUpState.SENT);
		assertThat(this.asked).hasSize(2).containsOnly(due.topUp().toString());
		assertThat(this.paid).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 404, 422, 302 })
	void aRefusalIsAFailureWithItsReason(int refusal) {
		this.status = refusal;
		this.pays = false;
		Due due = due();
		run(Instant.now());
		assertThat(see(due).state()).isEqualTo(TopUpState.FAILED);
		assertThat(see(due).failure()).isEqualTo("HTTP " + refusal);
		byHand(due);
		assertThat(see(due).state()).isEqualTo(TopUpState.SENT);
	}

	@Test
	void aProviderThatIsBusyIsTriedLater() {
		this.status = 503;
		this.pays = false;
		Due due = due();
		run(Instant.now());
		run(Instant.now());
		assertThat(this.asked).hasSize(1);
		this.status = 200;
		this.pays = true;
		run(Instant.now().plus(Duration.ofMinutes(2)));
		assertThat(see(due).state()).isEqualTo(TopUpState.SENT);
	}

	@Test
	void whatMayHaveBeenPaidIsNeverCalledFailed() {
		this.silent = true;
		Due due = due();
		Instant now = Instant.now();
		for (int i = 0; i < 4; i++) {
			run(now);
			now = now.plus(Duration.ofHours(3));
		}
		this.silent = false;
		this.status = 422;
		run(now);
		assertThat(see(due).state()).isEqualTo(TopUpState.DUE);
		assertThat(this.orders.of("UNCLEAR")).contains(due.topUp());
	}

	@Test
	void nobodyListeningIsNoReasonToPayTwice() {
		Due due = due();
		int port = this.server.getAddress().getPort();
		this.server.stop(0);
		worker(Instant.now()).run(TestProviders.http(port));
		assertThat(see(due).state()).isEqualTo(TopUpState.DUE);
		assertThat(this.paid).isEmpty();
	}

	@Test
	void manyWorkersAndAPersonPayOnce() throws InterruptedException {
		List<Due> dues = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			dues.add(due());
		}
		List<Thread> threads = new ArrayList<>();
		var byHand = Collections.synchronizedList(new ArrayList<TopUpId>());
		for (int i = 0; i < 3; i++) {
			threads.add(Thread.ofVirtual().start(() -> run(Instant.now())));
		}
		dues.forEach((due) -> threads.add(Thread.ofVirtual().start(() -> {
			try {
				byHand(due);
				byHand.add(due.topUp());
			}
			catch (Conflict ex) {
				// the provider was first
			}
		})));
		for (Thread one : threads) {
			one.join();
		}
		run(Instant.now().plus(Duration.ofMinutes(5)));
		assertThat(dues).allSatisfy((due) -> {
			assertThat(see(due).state()).isEqualTo(TopUpState.SENT);
			assertThat(this.paid.containsKey(due.topUp().toString())).as("by the provider or by hand")
				.isNotEqualTo(byHand.contains(due.topUp()));
		});
		assertThat(this.asked).doesNotHaveDuplicates();
	}

	@Test
	void whatWasPaidForAReferralThatWasTakenBackIsToRecover() {
		Due due = due();
		this.silent = true;
		run(Instant.now());
		this.jdbc.sql("update top_up set state = 'CANCELLED' where id = :id").param("id", due.topUp().value()).update();
		this.silent = false;
		run(Instant.now().plus(Duration.ofMinutes(5)));
		assertThat(see(due).state()).isEqualTo(TopUpState.TO_RECOVER);
	}

	@Test
	void onlyAWebAddressIsCalled() {
		assertThatIllegalStateException().isThrownBy(() -> TestProviders.http(URI.create("file:///etc/passwd")));
		assertThatIllegalStateException()
			.isThrownBy(() -> TestProviders.http(URI.create("https://user:pw@pay.example.test/")));
	}

	private Due due() {
		PatientId referrer = this.friends.withCoupons();
		PatientId newcomer = this.friends.patient();
		ReferralId referral = this.friends.recommend(referrer, newcomer);
		this.friends.till.pay(this.friends.till.walkIn(newcomer, this.friends.till.xray), Tender.CASH, "1");
		return new Due(this.friends.atFinance(() -> this.topUps.of(referrer)).getFirst().id(), referral);
	}

	private TopUpView see(Due due) {
		return this.friends.atFinance(() -> this.topUps.get(due.topUp()));
	}

	private void byHand(Due due) {
		this.friends.atFinance(() -> {
			this.topUps.sent(due.topUp(), null, "by hand");
			return null;
		});
	}

	private void run(Instant now) {
		worker(now).run(TestProviders.http(this.server.getAddress().getPort()));
	}

	private TopUpWorker worker(Instant now) {
		return new TopUpWorker(this.orders, this.outcome, this.settings, this.transaction,
				Clock.fixed(now, ZoneOffset.UTC));
	}

	private void take(HttpExchange exchange) throws IOException {
		exchange.getRequestBody().readAllBytes();
		String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
		this.asked.add(key);
		if (this.pays) {
			this.paid.putIfAbsent(key, BigDecimal.TEN);
		}
		if (this.silent) {
			exchange.close();
			return;
		}
		byte[] answer = ("{\"id\":\"ref-" + key + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
		if (this.status == 302) {
			exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
		}
		exchange.sendResponseHeaders(this.status, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	private record Due(TopUpId topUp, ReferralId referral) {

	}

}
