package dental.cuspid.pipelines.web;

import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import dental.cuspid.TestStaff;
import dental.cuspid.browser.Axe;
import dental.cuspid.browser.BrowserTest;
import dental.cuspid.browser.Chromium;
import dental.cuspid.browser.Desk;
import dental.cuspid.pipelines.Boards;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.OpenDeal;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists of deals and new requests by keyboard (BX-F1, BASE-16).
 */
@BrowserTest
class ListBrowserTests {

	private final DealService deals;

	private final TestStaff staff;

	private final dental.cuspid.calendar.Desk desk;

	private final Boards boards;

	private dental.cuspid.calendar.Desk.Place place;

	ListBrowserTests(@Autowired DealService deals, @Autowired TestStaff staff,
			@Autowired ApplicationContext application) {
		this.deals = deals;
		this.staff = staff;
		this.desk = dental.cuspid.calendar.Desk.in(application);
		this.boards = Boards.in(application);
	}

	@BeforeEach
	void open() {
		this.place = this.desk.open();
	}

	@Test
	void aRequestIsOpenedForWhoIsFoundByName(Chromium chromium) {
		String name = "Gesucht" + this.place.code();
		var patient = this.desk.patient(name);
		try (Desk window = signedIn(chromium)) {
			Page page = window.go("/deals/new?pipeline=appointments").page();
			assertThat(page.locator("main [name=patient]")).isFocused();
			page.keyboard().type(name);
			assertThat(page.locator(".whom-found button")).hasCount(1);
			Axe.assertClean(page);
			page.keyboard().press("Tab");
			page.keyboard().press("Enter");
			assertThat(page.locator("main [name=patient]")).isFocused();
			assertThat(page.locator(".whom-found")).containsText(name);
			page.keyboard().press("Enter");
			page.waitForURL(Pattern.compile(".*/deals/[0-9a-f-]{36}.*"));
		}
		assertThat(this.boards.of(patient, Pipeline.APPOINTMENTS)).hasSize(1);
	}

	@Test
	void allRowsOfAListAreChosenAtOnce(Chromium chromium) {
		DealId one = request("Liste");
		DealId other = request("Reihe");
		try (Desk window = signedIn(chromium)) {
			Page page = window.go("/boards/appointments/list?branch=" + this.place.code()).page();
			page.locator("[data-all]").focus();
			page.keyboard().press("Space");
			assertThat(page.locator("input[name=deal]:checked")).hasCount(2);
			page.locator("#b-stage").selectOption("IN_WORK");
			page.locator("form:has(#b-reason) button[type=submit]").click();
			assertThat(page.locator(".plain-list li")).hasCount(2);
		}
		assertThat(this.boards.get(one).stage()).isEqualTo("IN_WORK");
		assertThat(this.boards.get(other).stage()).isEqualTo("IN_WORK");
	}

	private DealId request(String name) {
		var patient = this.desk.lead(name);
		var branch = OpenDeal.Fields.from(this.place.branch(), null, null, Map.of(), null);
		return this.boards.admin(() -> this.deals.open(OpenDeal.of(Pipeline.APPOINTMENTS, patient).with(branch)));
	}

	private Desk signedIn(Chromium chromium) {
		return chromium.signedIn(this.staff.username(Role.CALL_CENTRE), TestStaff.PASSWORD);
	}

}
