package dental.cuspid.browser;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dental.cuspid.ApiClient;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A working day at the front desk: a person signs in, finds a patient by letters typed in
 * the wrong keyboard layout, books, marks the arrival, takes card and internal account,
 * prints the receipt and opens the explanation of the balance (BASE-2, BASE-5, BASE-6,
 * BASE-7). With scripts and without; and finds a patient by keyboard alone (BASE-16).
 */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkingDayTests {

	@Autowired
	private TestStaff people;

	@Autowired
	private PatientService patients;

	@Autowired
	private LedgerService ledger;

	@Autowired
	private ClinicTime time;

	@LocalServerPort
	private int port;

	private Scene scene;

	private String person = "";

	@BeforeAll
	void sets() {
		this.scene = Scene.create(new ApiClient(this.port, TestStaff.ADMIN_TOKEN));
		this.person = this.people.at(this.scene.branch(), Role.FRONT_DESK);
	}

	@Test
	void aDayAtTheDesk(Chromium chromium) {
		try (Desk desk = chromium.open()) {
			desk.signIn(this.person, TestStaff.PASSWORD);
			String surname = patientWithBalance();
			findWhileTyping(desk, surname);
			fromBookingToExplanation(desk, surname, this.scene.secondPractitioner());
		}
	}

	@Test
	void theSameDayWithoutScripts(Chromium chromium) {
		try (Desk desk = chromium.open((options) -> options.setJavaScriptEnabled(false))) {
			desk.signIn(this.person, TestStaff.PASSWORD);
			String surname = patientWithBalance();
			desk.page().locator("#q-all").fill(KeyboardLayout.wrong(surname));
			desk.page().locator("#q-all").press("Enter");
			assertThat(desk.page().locator("h1")).containsText(surname);
			fromBookingToExplanation(desk, surname, this.scene.practitioner());
		}
	}

	@Test
	void findingAndOpeningTakesTwoSecondsAndNoMouse(Chromium chromium) {
		String surname = KeyboardLayout.surname();
		this.scene.patient(surname, "Анна");
		try (Desk desk = chromium.signedIn(this.person, TestStaff.PASSWORD)) {
			desk.go("/");
			desk.page().keyboard().press("/");
			long begun = System.nanoTime();
			desk.page().keyboard().type(surname);
			desk.page().locator("#q-all-list [role=option]").first().waitFor();
			desk.page().keyboard().press("ArrowDown");
			desk.page().keyboard().press("Enter");
			desk.page().locator("h1").waitFor();
			desk.page().waitForURL(Pattern.compile(".*/patients/.*"));
			System.out.printf("find and open %d ms%n", (System.nanoTime() - begun) / 1_000_000);
		}
	}

	@Test
	void findsAndBooksByKeyboardAlone(Chromium chromium) {
		String surname = patientWithBalance();
		try (Desk desk = chromium.signedIn(this.person, TestStaff.PASSWORD)) {
			desk.hears("#toasts");
			desk.go("/");
			findWhileTyping(desk, surname);
			desk.tabTo("a.btn-p[href^='/calendar/new']");
			desk.page().keyboard().press("Enter");
			desk.page().waitForURL("**/calendar/new**");
			desk.tabTo("select[name=service]");
			desk.page().keyboard().type("Filling " + this.scene.mark());
			desk.tabTo("select[name=practitioner]");
			desk.page().keyboard().type("Dr. " + this.scene.secondPractitioner());
			LocalDateTime start = soon().plusDays(1);
			desk.tabTo("input[name=date]");
			desk.typeDate(start.toLocalDate());
			desk.tabTo("input[name=time]");
			desk.page().keyboard().type("%02d%02d".formatted(start.getHour(), start.getMinute()));
			desk.page().keyboard().press("Enter");
			assertThat(desk.page().locator("#toasts .toast")).containsText(surname);
			assertThat(desk.page().locator("#toasts")).hasAttribute("role", "status");
			assertThat(desk.page().locator("#toasts")).hasAttribute("aria-live", "polite");
			assertThat(desk.heard()).anySatisfy((text) -> assertThat(text).contains(surname));
			assertThat(desk.page().locator("main")).containsText(surname);
		}
	}

	private String patientWithBalance() {
		String surname = KeyboardLayout.surname();
		PatientId patient = this.people.asAdmin(() -> this.patients.resolve(this.scene.patient(surname, "Пётр")));
		this.people.asAdmin(() -> this.ledger.correct(patient, AccountKind.INTERNAL, new BigDecimal("40"),
				"Taken over from the paper card"));
		return surname;
	}

	private static void findWhileTyping(Desk desk, String surname) {
		desk.page().keyboard().press("/");
		desk.page().keyboard().type(KeyboardLayout.wrong(surname));
		Locator hit = desk.page()
			.locator("#q-all-list [role=option]")
			.filter(new Locator.FilterOptions().setHasText(surname));
		hit.waitFor();
		// a machine is faster than the last 20 ms of a swap
		assertThat(desk.page().locator("#q-all-list .htmx-added")).hasCount(0);
		desk.page().keyboard().press("ArrowDown");
		assertThat(hit).hasAttribute("aria-selected", "true");
		desk.page().keyboard().press("Enter");
		assertThat(desk.page().locator("h1")).containsText(surname);
	}

	private void fromBookingToExplanation(Desk desk, String surname, String practitioner) {
		Page page = desk.page();
		String patient = page.url();
		desk.link("Book").first().click();
		LocalDateTime start = soon();
		choose(page.locator("#book select[name=service]"), this.scene.mark());
		choose(page.locator("#book select[name=practitioner]"), practitioner);
		page.locator("#book input[name=date]").fill(start.toLocalDate().toString());
		page.locator("#book input[name=time]").fill(start.toLocalTime().toString());
		page.locator("form#book")
			.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Book").setExact(true))
			.click();
		assertThat(page.locator("main")).containsText(surname);
		assertThat(page.locator("#book")).hasCount(0);

		desk.go("/");
		Locator row = page.locator("tr").filter(new Locator.FilterOptions().setHasText(surname));
		row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Check in")).click();
		assertThat(row).containsText("Arrived");
		row.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Check out")).click();

		desk.button("Go to payment").click();
		page.waitForURL(Pattern.compile(".*/checkout/[0-9a-f-]{36}"));
		String receipt = page.url().replaceFirst(".*/checkout/", "");
		assertThat(page.locator("#internalAccount")).hasValue(Pattern.compile("40([.,]00)?"));
		page.locator("label:has(input[name=tender][value=CARD])").click();
		assertThat(page.locator("#amount")).hasValue(Pattern.compile("60([.,]00)?"));
		page.locator("button[data-take]").click();
		assertThat(page.locator("main")).containsText("Settled");

		page.navigate("/checkout/" + receipt + "/print");
		assertThat(page.locator("main").first()).containsText("100.00");
		page.navigate(patient);
		page.locator("a[href$='/ledger/INTERNAL']").first().click();
		assertThat(page.locator("main")).containsText("0.00");
		assertThat(page.locator("main a[href*='/checkout/" + receipt + "']").first()).isVisible();
		page.locator("main a[href*='/checkout/" + receipt + "']").first().click();
		assertThat(page.getByText("Internal account").first()).isVisible();
	}

	private LocalDateTime soon() {
		LocalDateTime now = LocalDateTime.ofInstant(this.time.now(), this.time.zone()).truncatedTo(ChronoUnit.MINUTES);
		return now.plusMinutes(10 - now.getMinute() % 5);
	}

	private static void choose(Locator select, String text) {
		Locator option = select.locator("option").filter(new Locator.FilterOptions().setHasText(text));
		select.selectOption(option.first().getAttribute("value"));
	}

}
