package dental.cuspid.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dental.cuspid.ApiClient;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A treatment plan from the first visit to the contract signed on the screen, by three
 * people: the coordinator draws it up with the dental chart, the head physician returns
 * and approves it, the coordinator presents it, takes consent and signature, the front
 * desk books from it (BX-C3 to BX-C7). With scripts and without.
 */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TreatmentPlanTests {

	@Autowired
	private TestStaff people;

	@LocalServerPort
	private int port;

	private Scene scene;

	@BeforeAll
	void sets() {
		this.scene = Scene.create(new ApiClient(this.port, TestStaff.ADMIN_TOKEN));
	}

	@Test
	void threePeopleTakeAPlanToItsContract(Chromium chromium) {
		String card = this.scene.patient("Plan" + this.scene.mark(), "Rosa");
		String path;
		try (Desk desk = chromium.signedIn(this.people.username(Role.COORDINATOR), TestStaff.PASSWORD)) {
			Page page = desk.go("/plans/new?patient=" + card).page();
			page.locator("#title").fill("Crown on 26");
			page.locator("[data-service]").first().fill(this.scene.service());
			Locator tooth = page.locator("[data-tooth='26']");
			page.locator("[data-tooth='18']").focus();
			for (int i = 0; i < 13; i++) {
				page.keyboard().press("ArrowRight");
			}
			assertThat(tooth).isFocused();
			page.keyboard().press("Space");
			assertThat(tooth).hasAttribute("aria-checked", "true");
			assertThat(page.locator("[data-tooth-field]").first()).hasValue("26");
			Axe.assertClean(page);
			desk.button("Save the plan").click();
			assertThat(page.locator("h1")).containsText("Crown on 26");
			path = page.url().replaceFirst(".*(?=/plans/)", "");
			desk.button("Submit for approval").click();
			assertThat(page.locator("h1 + p")).containsText("To approve");
		}
		try (Desk desk = chromium.signedIn(this.people.username(Role.HEAD_PHYSICIAN), TestStaff.PASSWORD)) {
			Page page = desk.go("/plans?view=APPROVAL").page();
			assertThat(page.locator("main a[href='" + path + "']")).isVisible();
			desk.go(path);
			page.locator("#remarks").fill("Two surfaces, please");
			desk.button("Return with remarks").click();
			assertThat(page.locator("main")).containsText("Two surfaces, please");
		}
		try (Desk desk = chromium.signedIn(this.people.username(Role.COORDINATOR), TestStaff.PASSWORD)) {
			Page page = desk.go(path + "/edit").page();
			page.locator("[data-quantity]").first().fill("2");
			desk.button("Save the plan").click();
			desk.button("Submit for approval").click();
			assertThat(page.locator("h1 + p")).containsText("To approve");
		}
		try (Desk desk = chromium.signedIn(this.people.username(Role.HEAD_PHYSICIAN), TestStaff.PASSWORD)) {
			Page page = desk.go(path).page();
			desk.button("Approve").click();
			assertThat(page.locator("h1 + p")).containsText("Approved");
			Axe.assertClean(page);
		}
		try (Desk desk = chromium.signedIn(this.people.username(Role.COORDINATOR), TestStaff.PASSWORD)) {
			Page page = desk.go(path).page();
			desk.button("Presented to the patient").click();
			desk.button("The patient agrees").click();
			desk.button("Make the contract").click();
			page.locator("#contractNumber").fill("B-" + this.scene.mark());
			var canvas = page.locator("canvas").boundingBox();
			page.mouse().move(canvas.x + 20, canvas.y + 30);
			page.mouse().down();
			page.mouse().move(canvas.x + 120, canvas.y + 60);
			page.mouse().up();
			Axe.assertClean(page);
			desk.button("The patient has signed").click();
			assertThat(page.locator("h1 + p")).containsText("Under treatment");
			assertThat(page.locator(".pl-docs")).containsText("Signature on the screen");
			assertThat(page.locator("main").getByText("differs")).hasCount(0);
			Axe.assertClean(page);
		}
		try (Desk desk = chromium.signedIn(this.people.username(Role.FRONT_DESK), TestStaff.PASSWORD)) {
			Page page = desk.go(path).page();
			page.locator("main")
				.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Book"))
				.first()
				.click();
			assertThat(page.locator("#book")).containsText("26");
			assertThat(page.locator("#book select[name=service] option:checked")).containsText(this.scene.mark());
			page.locator("form#book")
				.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Book").setExact(true))
				.click();
			page.waitForURL(Pattern.compile(".*" + path));
			assertThat(page.locator("main a[href^='/calendar/']").first()).isVisible();
		}
	}

	@Test
	void aPlanIsDrawnUpWithoutScripts(Chromium chromium) {
		String card = this.scene.patient("Plan" + this.scene.mark(), "Otto");
		try (Desk desk = chromium.open((options) -> options.setJavaScriptEnabled(false))) {
			desk.signIn(this.people.username(Role.COORDINATOR), TestStaff.PASSWORD);
			Page page = desk.go("/plans/new?patient=" + card).page();
			page.locator("[data-service]").first().fill(this.scene.service());
			page.locator("[data-tooth-field]").first().fill("99");
			desk.button("Save the plan").click();
			assertThat(page.locator("td .err").first()).containsText("FDI");
			page.locator("[data-tooth-field]").first().fill("14-16");
			desk.button("Add a service").click();
			assertThat(page.locator("[data-service]")).hasCount(2);
			page.locator("[data-service]").nth(1).fill(this.scene.service());
			desk.button("Save the plan").click();
			assertThat(page.locator("main")).containsText("16, 15, 14");
			desk.button("Submit for approval").click();
			assertThat(page.locator("h1 + p")).containsText("To approve");
		}
	}

}
