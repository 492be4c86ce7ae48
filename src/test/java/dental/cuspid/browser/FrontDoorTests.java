package dental.cuspid.browser;

import dental.cuspid.TestStaff;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The way in (BASE-12), as a person meets it.
 */
@BrowserTest
class FrontDoorTests {

	@Test
	void aPersonSignsInAndOut(Chromium chromium) {
		try (Desk desk = chromium.open()) {
			desk.go("/login");
			Axe.assertClean(desk.page());
			desk.signIn("admin", TestStaff.PASSWORD);
			assertThat(desk.page()).hasURL(java.util.regex.Pattern.compile(".*/$"));
			desk.page().locator("form[data-logout]").evaluate("form => form.requestSubmit()");
			assertThat(desk.page()).hasURL(java.util.regex.Pattern.compile(".*/login\\?out"));
		}
	}

	@Test
	void aWrongPasswordIsExplainedAndTheAddressAskedForIsKept(Chromium chromium) {
		try (Desk desk = chromium.open()) {
			desk.page().navigate("/no/such/page");
			assertThat(desk.page()).hasURL(java.util.regex.Pattern.compile(".*/login"));
			desk.page().locator("#username").fill("nobody");
			desk.page().locator("#password").fill("wrong-password");
			desk.page().keyboard().press("Enter");
			assertThat(desk.page().getByRole(com.microsoft.playwright.options.AriaRole.ALERT)).isVisible();
			Axe.assertClean(desk.page());
		}
	}

	@Test
	void anUnknownAddressLeadsBackToWork(Chromium chromium) {
		try (Desk desk = chromium.signedIn("admin", TestStaff.PASSWORD)) {
			var response = desk.page().navigate("/no/such/page");
			org.assertj.core.api.Assertions.assertThat(response.status()).isEqualTo(404);
			assertThat(desk.page().locator("h1")).isVisible();
			Axe.assertClean(desk.page());
		}
	}

}
