package dental.cuspid.browser;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A window of the browser that takes note of everything that must not happen: a dialog, a
 * script error, a broken content security policy, a part of the page that is missing, a
 * fault of the server. Closing it fails when one of them did.
 */
public final class Desk implements AutoCloseable {

	private static final int MOST_TABS = 120;

	private final BrowserContext context;

	private final Page page;

	private final List<String> troubles = new ArrayList<>();

	Desk(BrowserContext context) {
		this.context = context;
		this.page = context.newPage();
		this.page.onDialog((dialog) -> {
			this.troubles.add("a dialog: " + dialog.message());
			dialog.dismiss();
		});
		this.page.onPageError((error) -> this.troubles.add("a script error: " + error));
		this.page.onConsoleMessage((message) -> {
			boolean status = message.text().startsWith("Failed to load resource");
			if ("error".equals(message.type()) && !status) {
				this.troubles.add("an error in the console: " + message.text());
			}
		});
		this.page.onResponse(this::look);
	}

	public Page page() {
		return this.page;
	}

	/**
	 * Signs a person in at the sign-in page.
	 */
	public void signIn(String username, String password) {
		this.page.navigate("/login");
		this.page.locator("#username").fill(username);
		this.page.locator("#password").fill(password);
		this.page.locator("form[data-signin] button[type=submit]").first().click();
		this.page.waitForURL((url) -> !url.contains("/login"));
	}

	/**
	 * Goes to an address, which must answer with 200.
	 */
	public Desk go(String path) {
		Response response = this.page.navigate(path);
		assertThat(response.status()).as(path).isEqualTo(200);
		return this;
	}

	public Locator button(String name) {
		return this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	public Locator link(String name) {
		return this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	/**
	 * Presses Tab until something has the focus.
	 * @return how often
	 */
	public int tabTo(String selector) {
		for (int pressed = 0; pressed < MOST_TABS; pressed++) {
			boolean there = (Boolean) this.page.evaluate(
					"wanted => document.activeElement !== null && document.activeElement.matches(wanted)", selector);
			if (there) {
				return pressed;
			}
			this.page.keyboard().press("Tab");
		}
		throw new AssertionError(selector + " cannot be reached by the keyboard at " + this.page.url());
	}

	/**
	 * Types a date into the field that has the focus, part by part in the order the field
	 * writes them. Which one that is shows to a person, but not to a program: it tries
	 * the order of the language first, and then the others.
	 */
	public void typeDate(LocalDate date) {
		String day = "%02d".formatted(date.getDayOfMonth());
		String month = "%02d".formatted(date.getMonthValue());
		String year = String.valueOf(date.getYear());
		for (List<String> parts : List.of(List.of(day, month, year), List.of(month, day, year),
				List.of(year, month, day))) {
			parts.forEach((part) -> this.page.keyboard().press("ArrowLeft"));
			for (String part : parts) {
				this.page.keyboard().press("Delete");
				this.page.keyboard().type(part);
				if (part.equals(year)) {
					this.page.keyboard().press("ArrowRight");
				}
			}
			if (date.toString().equals(this.page.evaluate("document.activeElement.value"))) {
				return;
			}
		}
		throw new AssertionError(
				date + " cannot be typed, the field has " + this.page.evaluate("document.activeElement.value"));
	}

	/**
	 * From the next page on shows who calls.
	 */
	public Desk hearsCalls() {
		this.context.addInitScript("window.hearsCalls = true;");
		return this;
	}

	/**
	 * From the next page on takes note of what comes into a live region, as a screen
	 * reader would read it out.
	 */
	public void hears(String region) {
		this.page.addInitScript("""
				document.addEventListener('DOMContentLoaded', () => {
					const region = document.querySelector('%s');
					window.heard = [];
					if (region) new MutationObserver((changes) => changes.forEach((change) =>
						change.addedNodes.forEach((node) => window.heard.push(node.textContent))))
						.observe(region, { childList: true, subtree: true });
				});""".formatted(region));
	}

	/** What was heard on this page so far. */
	public List<String> heard() {
		return ((List<?>) this.page.evaluate("window.heard")).stream().map(String::valueOf).toList();
	}

	/**
	 * Keeps a picture of the window.
	 */
	public void picture(Path file) {
		this.page.screenshot(new Page.ScreenshotOptions().setPath(file));
	}

	/**
	 * What is wider than the window.
	 */
	public boolean overflows() {
		return (Boolean) this.page
			.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
	}

	private void look(Response response) {
		int status = response.status();
		boolean document = response.request().isNavigationRequest();
		if (status >= 500 || status >= 400 && !document && status != 422) {
			this.troubles.add(status + " from " + response.url());
		}
	}

	@Override
	public void close() {
		String at = this.page.url();
		this.context.close();
		assertThat(this.troubles).as("what went wrong in the window, last at " + at).isEmpty();
	}

}
