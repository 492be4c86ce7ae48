package dental.cuspid.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dental.cuspid.ApiClient;
import dental.cuspid.AppProcess;
import dental.cuspid.TestStaff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures of the user guide from the demo clinic, into
 * {@code docs/screenshots}. Run it with {@code -Dscreenshots=true}.
 */
@EnabledIfSystemProperty(named = "screenshots", matches = "true")
class ScreenshotTests {

	private static final Path FOLDER = Path.of("docs/screenshots");

	@TempDir
	private Path home;

	@Test
	void takesThePicturesOfTheUserGuide() throws Exception {
		Files.createDirectories(FOLDER);
		try (AppProcess app = AppProcess.start(this.home, "--cuspid.demo=true"); Chromium chromium = new Chromium()) {
			chromium.at("http://localhost:" + app.port());
			var api = new ApiClient(app.port(), TestStaff.ADMIN_TOKEN);
			String patient = "/patients/" + api.get("/patients?q=a&limit=1").get("items").get(0).get("id").asString();
			String receipt = api.get("/receipts?limit=1").get("items").get(0).get("id").asString();
			List<Shot> shots = List.of(new Shot("today", "/"), new Shot("calendar", "/calendar"),
					new Shot("patients", "/patients"), new Shot("patient", patient),
					new Shot("balance", patient + "/ledger/INTERNAL"), new Shot("booking", "/calendar/new"),
					new Shot("checkout", "/checkout"), new Shot("receipt", "/checkout/" + receipt),
					new Shot("imports", "/imports"), new Shot("settings", "/settings"),
					new Shot("books", "/settings/books"), new Shot("users", "/settings/users"));
			for (Shot shot : shots) {
				take(chromium, shot, shot.name(), 1440, ColorScheme.LIGHT, "en");
			}
			take(chromium, shots.getFirst(), "today-dark", 1440, ColorScheme.DARK, "en");
			take(chromium, shots.getFirst(), "today-phone", 390, ColorScheme.LIGHT, "en");
			take(chromium, shots.get(1), "calendar-tablet-de", 820, ColorScheme.LIGHT, "de");
			take(chromium, shots.get(3), "patient-ru", 1440, ColorScheme.LIGHT, "ru");
			try (Desk desk = chromium.open()) {
				desk.go("/login").picture(FOLDER.resolve("sign-in.png"));
			}
		}
	}

	private static void take(Chromium chromium, Shot shot, String name, int width, ColorScheme theme, String language) {
		try (Desk desk = chromium.signedIn("admin", TestStaff.PASSWORD,
				(options) -> options.setViewportSize(width, 900).setColorScheme(theme))) {
			desk.page().navigate(shot.path() + "?language=" + language);
			desk.page().waitForLoadState(LoadState.NETWORKIDLE);
			desk.picture(FOLDER.resolve(name + ".png"));
		}
	}

	/**
	 * A page to take a picture of.
	 */
	private record Shot(String name, String path) {

	}

}
