package dental.cuspid.browser;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * The browser. Each {@link Desk} it opens is a person's own window with cookies of its
 * own.
 */
public final class Chromium implements AutoCloseable {

	/** Decides among others in which order a date is typed. */
	private static final String LOCALE = "en-GB";

	private static final int PATIENCE = 20_000;

	/**
	 * All tests share the calls of one clinic: they pop up only for who waits for one.
	 */
	private static final String QUIET = """
			const fetched = window.fetch;
			window.fetch = (address, options) => !window.hearsCalls && /^\\/calls\\/[0-9a-f-]{36}$/.test(address)
				? Promise.reject(new Error('quiet')) : fetched(address, options);""";

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
			"--disable-dev-shm-usage", "--lang=" + LOCALE);

	private final Playwright playwright;

	private final Browser browser;

	/** Cookies by user name and address, so that a person signs in once. */
	private final Map<String, String> sessions = new HashMap<>();

	private String address = "";

	Chromium() {
		Path binary = ChromiumBinary.find();
		this.playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		this.browser = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(binary).setHeadless(true).setArgs(ARGUMENTS));
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
	}

	Chromium at(String newAddress) {
		this.address = newAddress;
		return this;
	}

	/**
	 * A window where nobody is signed in.
	 */
	public Desk open() {
		return open((options) -> {
		});
	}

	/**
	 * A window with settings of its own.
	 */
	public Desk open(Consumer<Browser.NewContextOptions> settings) {
		var options = new Browser.NewContextOptions().setBaseURL(this.address)
			.setLocale(LOCALE)
			.setTimezoneId("Europe/Berlin")
			.setViewportSize(1440, 900)
			.setReducedMotion(ReducedMotion.REDUCE);
		settings.accept(options);
		BrowserContext context = this.browser.newContext(options);
		context.setDefaultTimeout(PATIENCE);
		context.addInitScript(QUIET);
		return new Desk(context);
	}

	/**
	 * A window where a person is signed in.
	 */
	public Desk signedIn(String username, String password) {
		return signedIn(username, password, (options) -> {
		});
	}

	/**
	 * A window with settings of its own where a person is signed in.
	 */
	public Desk signedIn(String username, String password, Consumer<Browser.NewContextOptions> settings) {
		String cookies = this.sessions.computeIfAbsent(this.address + " " + username, (key) -> {
			try (Desk desk = open()) {
				desk.signIn(username, password);
				return desk.page().context().storageState();
			}
		});
		return open((options) -> {
			options.setStorageState(cookies);
			settings.accept(options);
		});
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
