package dental.cuspid;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Money that was acknowledged is there after the machine failed in the middle of it,
 * exactly once; what was not acknowledged can be sent again (BASE-6, BASE-7). And a
 * clinic finds everything again after an ordinary restart.
 */
class KillNineTests {

	private static final int CASHIERS = 4;

	private static final int ENOUGH = 40;

	@TempDir
	private Path home;

	@Test
	void paymentsSurviveAKillAndAreNeverTakenTwice() throws Exception {
		var till = new Till();
		String receipt;
		BigDecimal gross;
		try (AppProcess app = AppProcess.start(this.home, "--cuspid.demo=false")) {
			var scene = Scene.create(app.api());
			receipt = scene.receipt(scene.patient("Kessler", "Ida"), 90);
			gross = due(app.api(), receipt);
			till.burst(app, receipt);
		}
		assertThat(till.acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
		BigDecimal left;
		try (AppProcess app = AppProcess.start(this.home, "--cuspid.demo=false")) {
			BigDecimal taken = gross.subtract(due(app.api(), receipt));
			assertThat(taken).as("nothing acknowledged is lost")
				.isGreaterThanOrEqualTo(BigDecimal.valueOf(till.acknowledged.size()));
			assertThat(taken).as("nothing is taken that nobody sent").isLessThanOrEqualTo(till.sent());
			till.again(app.api(), receipt);
			left = due(app.api(), receipt);
			assertThat(gross.subtract(left)).as("each payment is there exactly once").isEqualByComparingTo(till.sent());
			reconciled(app.api());
			app.stop();
		}
		try (AppProcess app = AppProcess.start(this.home, "--cuspid.demo=false")) {
			assertThat(due(app.api(), receipt)).as("after a restart").isEqualByComparingTo(left);
		}
	}

	@Test
	void aFirstStartKilledWhileItMakesTheDatabaseIsNoObstacle() throws Exception {
		try (AppProcess app = AppProcess.launch(this.home, "--cuspid.demo=false")) {
			Path begun = this.home.resolve("postgresql.new/PG_VERSION");
			await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(5)).until(() -> Files.exists(begun));
			app.killNine();
		}
		assertThat(this.home.resolve("postgresql")).doesNotExist();
		try (AppProcess app = AppProcess.start(this.home, "--cuspid.demo=false")) {
			assertThat(app.api().get("/settings").path("timeZone").asString()).isNotBlank();
		}
	}

	@AfterEach
	void noServerIsLeftBehind() throws IOException {
		Path running = this.home.resolve("postgresql/postmaster.pid");
		if (Files.exists(running)) {
			ProcessHandle.of(Long.parseLong(Files.readAllLines(running).getFirst().strip()))
				.ifPresent(ProcessHandle::destroy);
		}
	}

	private static BigDecimal due(ApiClient api, String receipt) {
		return api.get("/receipts/" + receipt).get("due").decimalValue();
	}

	private static void reconciled(ApiClient api) {
		var report = api.post("/jobs/reconciliation/run", Map.of());
		assertThat(report.toString()).as("balances equal their entries").doesNotContainIgnoringCase("\"clean\":false");
	}

	/** What the cashiers sent, and what they were told. */
	private static final class Till {

		private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

		private final Queue<String> unknown = new ConcurrentLinkedQueue<>();

		void burst(AppProcess app, String receipt) throws InterruptedException {
			ApiClient api = app.api();
			try (ExecutorService cashiers = Executors.newFixedThreadPool(CASHIERS)) {
				for (int i = 0; i < CASHIERS; i++) {
					cashiers.submit(() -> takeMoney(api, receipt));
				}
				while (this.acknowledged.size() < ENOUGH && this.unknown.isEmpty()) {
					TimeUnit.MILLISECONDS.sleep(5);
				}
				app.killNine();
			}
		}

		private void takeMoney(ApiClient api, String receipt) {
			while (true) {
				String key = Scene.key();
				try {
					var answer = pay(api, receipt, key);
					assertThat(answer.status()).as(answer.body()).isEqualTo(201);
					this.acknowledged.add(key);
				}
				catch (IOException ex) {
					this.unknown.add(key);
					return;
				}
			}
		}

		void again(ApiClient api, String receipt) throws IOException {
			List<String> keys = new ArrayList<>(this.unknown);
			keys.addAll(this.acknowledged);
			for (String key : keys) {
				assertThat(pay(api, receipt, key).status()).isEqualTo(201);
			}
		}

		BigDecimal sent() {
			return BigDecimal.valueOf(this.acknowledged.size() + this.unknown.size());
		}

		private static ApiClient.Answer pay(ApiClient api, String receipt, String key) throws IOException {
			return api.exchange("POST", "/receipts/" + receipt + "/payments", Map.of("tender", "CASH", "amount", 1),
					key);
		}

	}

}
