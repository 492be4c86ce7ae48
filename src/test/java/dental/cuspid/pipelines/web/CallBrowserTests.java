package dental.cuspid.pipelines.web;

import java.time.Duration;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dental.cuspid.TestStaff;
import dental.cuspid.browser.Axe;
import dental.cuspid.browser.BrowserTest;
import dental.cuspid.browser.Chromium;
import dental.cuspid.browser.Desk;
import dental.cuspid.messaging.ContactId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.staff.Role;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who calls is shown at every page, without taking the keyboard, and once (BASE-8).
 */
@BrowserTest
class CallBrowserTests {

	@Autowired
	private TestStaff staff;

	@Autowired
	private BoardChanges changes;

	@Autowired
	private ApplicationContext application;

	private Calls calls;

	@BeforeEach
	void open() {
		this.calls = Calls.in(this.application);
	}

	@Test
	void aCallPopsUpAtAPatientPageAndIsDismissedEverywhere(Chromium chromium) {
		String phone = Calls.number();
		PatientId patient = this.calls.household(phone, "Klingel", "Ada", "Ben").getFirst();
		try (Desk window = chromium.signedIn(this.staff.username(Role.FRONT_DESK), TestStaff.PASSWORD)) {
			Page page = window.hearsCalls().go("/patients/" + patient).page();
			Page other = page.context().newPage();
			other.navigate("/tasks");
			awaitViewers(this.changes.elsewhere(), 2);
			page.locator(".pt-h a, main a").first().focus();
			ContactId call = this.calls.from(phone);
			Locator pop = page.locator("#call-" + call);
			assertThat(pop).containsText("Who is it?");
			assertThat(other.locator("#call-" + call)).isVisible();
			assertThat(page.locator("#calls")).hasAttribute("aria-live", "polite");
			assertThat(page.locator(".pt-h a, main a").first()).isFocused();
			Axe.assertClean(page);

			page.keyboard().press("c");
			assertThat(pop.locator("button[name=patient]").first()).isFocused();
			page.keyboard().press("Escape");
			assertThat(pop).hasCount(0);
			assertThat(page.locator(".pt-h a, main a").first()).isFocused();
			assertThat(other.locator("#call-" + call)).hasCount(0);

			ContactId next = this.calls.from(phone);
			assertThat(page.locator("#call-" + next)).isVisible();
			assertThat(page.locator("#call-" + call)).hasCount(0);
			page.locator("#call-" + next).getByText("Klingel, Ben").click();
			page.waitForURL((url) -> url.contains("/patients/"));
			assertThat(page.locator("h1")).containsText("Ben");
		}
	}

	@Test
	void aBoardShowsItOnceByItsOwnStreamAndAnUnknownNumberIsAskedFor(Chromium chromium) {
		String phone = Calls.number();
		try (Desk window = chromium.signedIn(this.staff.username(Role.CALL_CENTRE), TestStaff.PASSWORD)) {
			Page page = window.hearsCalls().go("/boards/patient-base").page();
			assertThat(page.locator("#board")).hasAttribute("data-live", "on");
			ContactId call = this.calls.from(phone);
			assertThat(page.locator("#call-" + call)).hasCount(1);
			assertThat(page.locator("#call-" + call)).containsText("Nobody is known");
			page.locator("#call-" + call).locator(".card-b a, .card-b form button").first().click();
			assertThat(page.locator("input[type=tel]").first()).hasValue(phone);
		}
	}

	@Test
	void aPageInTheBackgroundHasNoStreamAndCatchesUp(Chromium chromium) {
		try (Desk window = chromium.signedIn(this.staff.username(Role.COORDINATOR), TestStaff.PASSWORD)) {
			Page page = window.hearsCalls().go("/boards/reactivation").page();
			assertThat(page.locator("#board")).hasAttribute("data-live", "on");
			look(page, false);
			assertThat(page.locator("#board")).hasAttribute("data-live", "off");
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
				this.changes.viewers(Pipeline.REACTIVATION).beat();
				return this.changes.viewers(Pipeline.REACTIVATION).size() == 0;
			});
			ContactId call = this.calls.from(Calls.number());
			look(page, true);
			assertThat(page.locator("#call-" + call)).isVisible();
			assertThat(page.locator("#board")).hasAttribute("data-live", "on");
		}
	}

	@Test
	void withoutScriptsThePagesWorkAsBefore(Chromium chromium) {
		try (Desk window = chromium.signedIn(this.staff.username(Role.FRONT_DESK), TestStaff.PASSWORD,
				(options) -> options.setJavaScriptEnabled(false))) {
			ContactId call = this.calls.from(Calls.number());
			Page page = window.go("/tasks").page();
			assertThat(page.locator("#calls")).hasCount(1);
			assertThat(page.locator(".call-pop")).hasCount(0);
			assertThat(window.go("/calls/" + call).page().locator(".call-pop")).isVisible();
		}
	}

	private static void awaitViewers(Viewers viewers, int most) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> viewers.size() >= most);
		assertThat(viewers.size()).isGreaterThanOrEqualTo(most);
	}

	private static void look(Page page, boolean visible) {
		page.evaluate("""
				hidden => {
					Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
					document.dispatchEvent(new Event('visibilitychange'));
				}""", !visible);
	}

}
