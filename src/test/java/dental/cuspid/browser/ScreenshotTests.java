package dental.cuspid.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dental.cuspid.ApiClient;
import dental.cuspid.AppProcess;
import dental.cuspid.TestStaff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes the pictures of the user guide from the demo clinic, each as the person of its
 * role sees the page, into {@code docs/screenshots}. Run it with
 * {@code -Dscreenshots=true}.
 */
@EnabledIfSystemProperty(named = "screenshots", matches = "true")
class ScreenshotTests {

	private static final Path FOLDER = Path.of("docs/screenshots");

	private static final Path GUIDE = Path.of("docs/guide");

	private static final String PASSWORD = "linden-demo-2026";

	@TempDir
	private Path home;

	@Test
	void takesThePicturesOfTheUserGuide() throws Exception {
		Files.createDirectories(FOLDER);
		try (AppProcess app = AppProcess.start(this.home, "--cuspid.demo=true"); Chromium chromium = new Chromium()) {
			chromium.at("http://localhost:" + app.port());
			var api = new ApiClient(app.port(), TestStaff.ADMIN_TOKEN);
			String receipt = "/checkout/" + api.get("/receipts?limit=1").get("items").get(0).get("id").asString();
			String patient = "/patients/" + api.get("/patients?q=a&limit=1").get("items").get(0).get("id").asString();
			List<Shot> shots = List.of(new Shot("today", "frontdesk", "/"),
					new Shot("patients", "frontdesk", "/patients"), new Shot("patient", "frontdesk", patient),
					new Shot("calendar", "frontdesk", "/calendar"), new Shot("checkout", "frontdesk", "/checkout"),
					new Shot("receipt", "frontdesk", receipt), new Shot("booking", "callcentre", "/calendar/new"),
					new Shot("board", "callcentre", "/boards/appointments"), new Shot("plans", "coordinator", "/plans"),
					new Shot("books", "finance", "/settings/books"), new Shot("direction", "director", "/"),
					new Shot("reports", "director", "/reports"),
					new Shot("boards-in-figures", "director", "/reports/pipelines"),
					new Shot("settings", "administrator", "/settings"),
					new Shot("users", "administrator", "/settings/users"));
			for (Shot shot : shots) {
				take(chromium, shot, shot.name(), 1440, ColorScheme.LIGHT);
			}
			takeCall(chromium, api, patient);
			take(chromium, shots.getFirst(), "today-dark", 1440, ColorScheme.DARK);
			take(chromium, shots.getFirst(), "today-phone", 390, ColorScheme.LIGHT);
		}
		for (Path page : Files.list(GUIDE).toList()) {
			assertThat(Files.readString(page)
				.lines()
				.filter((line) -> line.startsWith("![") && line.contains("../screenshots/"))
				.map((line) -> GUIDE.resolve(line.replaceFirst(".*\\((.*)\\).*", "$1")))).as("pictures of " + page)
				.isNotEmpty()
				.allSatisfy((picture) -> assertThat(picture).exists());
		}
	}

	private static void take(Chromium chromium, Shot shot, String name, int width, ColorScheme theme) {
		try (Desk desk = chromium.signedIn(shot.person(), PASSWORD,
				(options) -> options.setViewportSize(width, 900).setColorScheme(theme))) {
			desk.go(shot.path() + "?language=en");
			desk.page().waitForLoadState(LoadState.LOAD);
			desk.picture(FOLDER.resolve(name + ".png"));
		}
	}

	/** Somebody of a household calls while another record is open. */
	private static void takeCall(Chromium chromium, ApiClient api, String patient) {
		try (Desk desk = chromium.signedIn("frontdesk", PASSWORD)) {
			desk.hearsCalls().go(patient + "?language=en");
			api.post("/inbound",
					Map.of("channel", "CALL", "phone", "+491713920000", "externalId", UUID.randomUUID().toString()));
			desk.page().locator(".call-pop").waitFor();
			desk.picture(FOLDER.resolve("call.png"));
		}
	}

	/**
	 * A page to take a picture of.
	 *
	 * @param person user name in the demo clinic
	 */
	private record Shot(String name, String person, String path) {

	}

}
