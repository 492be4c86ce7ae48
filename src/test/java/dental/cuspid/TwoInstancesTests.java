package dental.cuspid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two instances work on one database, and one of them is killed in the middle of its
 * automation: each effect is there exactly once (X-4, complaint 4), and who looks at a
 * board through one instance is told within two seconds of what the other one changed.
 */
class TwoInstancesTests {

	private static final int VISITS = 24;

	private static final int ENOUGH = 8;

	private static final Duration TOLD = Duration.ofSeconds(2);

	private static final Map<String, String> TEXTS = Map.of("en", "See you soon", "de", "Bis bald", "ru", "До встречи");

	@TempDir
	private Path home;

	private EmbeddedDatabase database;

	private JdbcClient jdbc;

	@BeforeEach
	void starts() throws IOException {
		this.database = EmbeddedDatabase.start(this.home.resolve("database"));
		this.jdbc = JdbcClient.create(new DriverManagerDataSource(this.database.getJdbcUrl(),
				this.database.getUsername(), this.database.getPassword()));
	}

	@AfterEach
	void stops() throws IOException {
		this.database.close();
	}

	@Test
	void eachEffectIsThereOnceThoughOneInstanceDies() throws Exception {
		try (AppProcess one = launch("one"); AppProcess two = launch("two")) {
			one.port();
			two.port();
			var scene = Scene.create(one.api());
			one.api().put("/stages/APPOINTMENTS/BOOKED", Map.of("messages", TEXTS));
			Map<String, String> visits = book(scene, List.of(one.api(), two.api()));
			everyVisitHasOneCard();
			arrive(List.of(one.api(), two.api()), visits, two);
			try (AppProcess again = launch("two")) {
				again.port();
				for (var visit : visits.entrySet()) {
					send(again.api(), "/appointments/" + visit.getKey() + "/arrive", Map.of(), visit.getValue());
				}
				settled();
				everyEffectIsThereOnce();
				viewersOfOneSeeWhatTheOtherChanges(one, again, scene);
				again.stop();
			}
			one.stop();
		}
	}

	private AppProcess launch(String name) {
		return AppProcess.launch(this.home.resolve(name), "--cuspid.demo=false", "--cuspid.events.again-after=2s",
				"--db-scheduler.polling-interval=1s", "--db-scheduler.heartbeat-interval=1s",
				"--spring.datasource.url=" + this.database.getJdbcUrl(),
				"--spring.datasource.username=" + this.database.getUsername(),
				"--spring.datasource.password=" + this.database.getPassword());
	}

	/**
	 * Each booking is asked for through both instances at once, as one that was retried.
	 */
	private static Map<String, String> book(Scene scene, List<ApiClient> instances) throws Exception {
		Instant first = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
		var visits = new ConcurrentHashMap<String, String>();
		var work = new ArrayList<Callable<?>>();
		for (int i = 0; i < VISITS; i++) {
			String key = Scene.key();
			var asked = Map.of("patient", scene.patient("Sander" + i, "Eva"), "practitioner", scene.practitioner(),
					"branch", scene.branch(), "service", scene.service(), "startsAt",
					first.plus(Duration.ofMinutes(15L * i)).toString(), "durationMinutes", 15);
			instances.forEach((instance) -> work
				.add(() -> visits.put(send(instance, "/appointments", asked, key).get("id").asString(), Scene.key())));
		}
		together(work);
		assertThat(visits).as("one booking for each key").hasSize(VISITS);
		return visits;
	}

	private void everyVisitHasOneCard() {
		await().atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(
					count("select count(*) from deal where pipeline = 'APPOINTMENTS' and stage = 'BOOKED' and open"))
				.isEqualTo(VISITS));
	}

	/** The patients come, told to both instances at once; one of them dies meanwhile. */
	private static void arrive(List<ApiClient> instances, Map<String, String> visits, AppProcess dies)
			throws Exception {
		var done = new AtomicInteger();
		var work = new ArrayList<Callable<?>>();
		visits.forEach((appointment, key) -> instances.forEach((instance) -> work.add(() -> {
			try {
				instance.exchange("POST", "/appointments/" + appointment + "/arrive", Map.of(), key);
			}
			catch (IOException ex) {
				return "its instance died: asked again later with the same key";
			}
			if (done.incrementAndGet() == ENOUGH) {
				dies.killNine();
			}
			return "answered";
		})));
		together(work);
		assertThat(done.get()).as("answered").isBetween(ENOUGH, 2 * VISITS - 1);
	}

	/** What the dead instance had not done is done by the other one. */
	private void settled() {
		await().atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(
					() -> assertThat(count("select count(*) from event_publication where completion_date is null"))
						.isZero());
	}

	private void everyEffectIsThereOnce() {
		assertThat(count("select count(*) from deal where pipeline = 'APPOINTMENTS' and stage = 'CAME'"))
			.as("a card of each visit, arrived")
			.isEqualTo(VISITS);
		for (String pipeline : List.of("APPOINTMENTS", "PATIENT_BASE", "COORDINATION")) {
			assertThat(count("select count(*) from deal where pipeline = '" + pipeline + "'")).as(pipeline)
				.isEqualTo(VISITS);
		}
		assertThat(count("select count(*) from message where event = 'pipelines.stage'")).as("messages on booking")
			.isEqualTo(VISITS);
		assertThat(count("""
				select count(*) from task t join deal d on t.cause_id = d.id || ':' || d.move_id
				where d.pipeline = 'COORDINATION' and t.kind = 'NEXT_STEP' and t.state = 'OPEN'"""))
			.as("next steps of the coordinators")
			.isEqualTo(VISITS);
		assertThat(twice("deal_move", "deal_id, to_stage")).as("moves").isZero();
		assertThat(twice("deal_stage_entry", "deal_id, stage")).as("stays").isZero();
		assertThat(twice("deal_stage_entry where left_at is null", "deal_id")).as("open stays").isZero();
		assertThat(twice("deal_log where code in ('OPENED', 'MOVED', 'DEAL_OPENED', 'TASK', 'MESSAGE')",
				"deal_id, code, args, why"))
			.as("lines of the log")
			.isZero();
		assertThat(twice("task", "kind, cause_id")).as("tasks").isZero();
		assertThat(count("""
				select count(*) from (select 1 from (select pipeline, stage, branch_id, deals from stage_count
					union all select pipeline, stage, branch_id, -1 from deal where open) counted
				group by pipeline, stage, branch_id having sum(deals) <> 0) wrong""")).as("counters").isZero();
	}

	private void viewersOfOneSeeWhatTheOtherChanges(AppProcess one, AppProcess other, Scene scene) throws Exception {
		var viewer = new SignedInClient(one.port(), "admin", TestStaff.PASSWORD);
		BlockingQueue<String> told = new LinkedBlockingQueue<>();
		Thread.ofVirtual().start(() -> listen(viewer, told));
		assertThat(told.poll(30, TimeUnit.SECONDS)).as("the stream is open").isEqualTo("1");
		String deal = other.api()
			.post("/deals", Map.of("pipeline", "APPOINTMENTS", "patient", scene.patient("Seher", "Ute")))
			.get("id")
			.asString();
		var took = new ArrayList<Duration>();
		for (String stage : List.of("IN_WORK", "CHOOSING_TIME", "NEW", "CHOOSING_TIME", "IN_WORK")) {
			other.api().post("/deals/" + deal + "/move", Map.of("stage", stage));
			Instant moved = Instant.now();
			await().atMost(Duration.ofSeconds(20))
				.pollInterval(Duration.ofMillis(10))
				.until(() -> names(told.poll(), stage));
			took.add(Duration.between(moved, Instant.now()));
			told.clear();
		}
		assertThat(took.stream().sorted().toList().get(took.size() / 2)).as("told after %s", took).isLessThan(TOLD);
	}

	private static boolean names(@Nullable String columns, String column) {
		return columns != null && List.of(columns.split(",")).contains(column);
	}

	private static void listen(SignedInClient viewer, BlockingQueue<String> told) {
		try (var lines = new BufferedReader(
				new InputStreamReader(viewer.listen("/boards/appointments/live"), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith("data:")) {
					told.add(line.substring(5).strip());
				}
			}
		}
		catch (IOException ex) {
			told.add("closed");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private int count(String sql) {
		return this.jdbc.sql(sql).query(Integer.class).list().getFirst();
	}

	private int twice(String rows, String what) {
		return count(
				"select count(*) from (select 1 from %s group by %s having count(*) > 1) twice".formatted(rows, what));
	}

	private static JsonNode send(ApiClient api, String path, Map<String, ?> body, String key) throws IOException {
		ApiClient.Answer answer = api.exchange("POST", path, body, key);
		assertThat(answer.status()).as(answer.body()).isLessThan(300);
		return answer.json();
	}

	private static void together(List<Callable<?>> work) throws Exception {
		try (var people = Executors.newFixedThreadPool(8)) {
			var asked = work.stream().map(people::submit).toList();
			for (var one : asked) {
				one.get(2, TimeUnit.MINUTES);
			}
		}
	}

}
