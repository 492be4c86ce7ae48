package dental.cuspid.pipelines.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dental.cuspid.IntegrationTest;
import dental.cuspid.SignedInClient;
import dental.cuspid.TestStaff;
import dental.cuspid.messaging.ContactId;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.NewUser;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams of boards and of calls: who gets one, what comes late, when they end, and that
 * they keep nobody signed in.
 */
@IntegrationTest
class LiveTests extends BoardPageCase {

	private static final String ENDED = "ended";

	@Autowired
	private BoardChanges changes;

	@Autowired
	private StaffService staff;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	@Test
	void aCallIsToldToThoseWhoComeWhileItRings() throws Exception {
		String username = person();
		try (var before = new Stream("/calls/live", username)) {
			before.awaits("data:1");
			ContactId call = Calls.in(this.application).from(Calls.number());
			before.awaits("data:" + call);
			try (var after = new Stream("/calls/live", username)) {
				after.awaits("data:" + call);
			}
		}
	}

	@Test
	void aCallThatCameToAnotherInstanceIsToldHereToo() throws Exception {
		ContactId call = Calls.in(this.application).earlier(Calls.number(), Duration.ofHours(1));
		try (var stream = new Stream("/calls/live", person())) {
			stream.awaits("data:1");
			// as another instance would: nothing of this one takes part
			this.jdbc.sql("select pg_notify('call', :contact)")
				.param("contact", call.toString())
				.query((row, index) -> index)
				.list();
			stream.awaits("data:" + call);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/calls/live", "/boards/coordination/live" })
	void aStreamIsNoSignThatSomebodyIsThereAndEndsWithTheSession(String address) throws Exception {
		String username = person();
		try (var stream = new Stream(address, username)) {
			stream.awaits("data:1");
			long hourAgo = Instant.now().minus(Duration.ofHours(1)).toEpochMilli();
			this.jdbc.sql("update spring_session set last_access_time = :time where principal_name = :name")
				.param("time", hourAgo)
				.param("name", username)
				.update();
			try (InputStream second = stream.client.listen(address)) {
				assertThat(second.read()).isPositive();
			}
			assertThat(lastUsed(username)).isEqualTo(hourAgo);
			this.changes.endSignedOut();
			assertThat(stream.client.get("/").statusCode()).isEqualTo(200);
			assertThat(lastUsed(username)).isGreaterThan(hourAgo);

			CurrentStaff.asSystem(() -> {
				this.staff.enable(username, false);
				return true;
			});
			this.changes.endSignedOut();
			stream.awaits(ENDED);
			assertThat(stream.client.get(address).statusCode()).isEqualTo(302);
		}
	}

	@Test
	void whoMayNotReadPatientsIsOfferedNoStream() throws Exception {
		assertThat(page("/profile")).contains("data-stream=\"/calls/live\"", "/js/live");
		String marketing = this.mvc
			.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get("/profile")
				.with(this.people.user(Role.MARKETING)))
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(marketing).contains("<h1").doesNotContain("data-stream", "/js/live");
	}

	private String person() {
		String name = "live." + Long.toString(System.nanoTime(), Character.MAX_RADIX);
		CurrentStaff.asSystem(() -> this.staff.create(new NewUser(name, "Test " + name, null, "en", null, null,
				Set.of(Role.FRONT_DESK), TestStaff.PASSWORD)));
		return name;
	}

	private long lastUsed(String username) {
		return this.jdbc.sql("select max(last_access_time) from spring_session where principal_name = :name")
			.param("name", username)
			.query(Long.class)
			.single();
	}

	/**
	 * What a person who listens is told.
	 */
	private final class Stream implements AutoCloseable {

		private final SignedInClient client;

		private final InputStream body;

		private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

		Stream(String address, String username) throws Exception {
			this.client = new SignedInClient(LiveTests.this.port, username, TestStaff.PASSWORD);
			this.body = this.client.listen(address);
			Thread.ofVirtual().start(this::read);
		}

		private void read() {
			try (var lines = new BufferedReader(new InputStreamReader(this.body, StandardCharsets.UTF_8))) {
				lines.lines().forEach(this.told::add);
			}
			catch (IOException | java.io.UncheckedIOException ex) {
				this.told.add("broken");
			}
			this.told.add(ENDED);
		}

		void awaits(String line) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> line.equals(this.told.poll(1, TimeUnit.SECONDS)));
		}

		@Override
		public void close() throws IOException {
			this.body.close();
		}

	}

}
