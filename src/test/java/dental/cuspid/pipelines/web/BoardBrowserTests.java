package dental.cuspid.pipelines.web;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dental.cuspid.TestStaff;
import dental.cuspid.browser.Axe;
import dental.cuspid.browser.BrowserTest;
import dental.cuspid.browser.Chromium;
import dental.cuspid.browser.Desk;
import dental.cuspid.pipelines.Boards;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.MoveDeal;
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
 * Boards worked by keyboard, pointer, as plain forms and by two people at once (BX-A to
 * BX-D, BASE-16, complaint 23).
 */
@BrowserTest
class BoardBrowserTests {

	@Autowired
	private DealService deals;

	@Autowired
	private TestStaff staff;

	@Autowired
	private ApplicationContext application;

	private dental.cuspid.calendar.Desk desk;

	private dental.cuspid.calendar.Desk.Place place;

	private Boards boards;

	@BeforeEach
	void open() {
		this.desk = dental.cuspid.calendar.Desk.in(this.application);
		this.place = this.desk.open();
		this.boards = Boards.in(this.application);
	}

	@Test
	void theWholeBoardIsWorkedByKeyboardAlone(Chromium chromium) {
		DealId id = request("Tastatur");
		try (Desk window = signedIn(chromium)) {
			Page page = window.go(address()).page();
			page.locator("#d-" + id + " h3 a").focus();
			page.keyboard().press("m");
			assertThat(page.locator(".kb-gate")).isVisible();
			assertThat(page.locator(".kb-gate .menu a").first()).isFocused();
			Axe.assertClean(page);
			page.keyboard().press("Enter");
			assertThat(column(page, "IN_WORK").locator("#d-" + id)).isVisible();
			assertThat(page.locator("#kb-live")).containsText("Taken in work");
			assertThat(page.locator("#d-" + id + " h3 a")).isFocused();

			page.keyboard().press("u");
			assertThat(column(page, "NEW").locator("#d-" + id)).isVisible();
			assertThat(page.locator("#d-" + id + " h3 a")).isFocused();
			page.keyboard().press("/");
			assertThat(page.locator("#q-all")).isFocused();
			page.keyboard().press("Escape");
			assertThat(page.locator("#d-" + id + " h3 a")).isFocused();
			page.keyboard().press("m");
			assertThat(page.locator(".kb-gate .menu a").first()).isFocused();
			page.keyboard().press("Enter");
			assertThat(column(page, "IN_WORK").locator("#d-" + id)).isVisible();

			page.keyboard().press("m");
			assertThat(page.locator(".kb-gate .menu a").first()).isFocused();
			page.keyboard().press("7");
			assertThat(page.locator(".kb-gate form")).containsText("needs a reason");
			page.keyboard().press("Enter");
			assertThat(page.locator(".kb-gate .err")).hasCount(1);
			assertThat(page.locator(".kb-gate [data-summary]")).hasCount(0);
			assertThat(page.locator(".kb-gate form")).not().containsText("calendar");
			assertThat(column(page, "IN_WORK").locator("#d-" + id)).isVisible();
			page.keyboard().press("Escape");
			assertThat(page.locator(".kb-gate")).hasCount(0);
			assertThat(page.locator("#d-" + id + " h3 a")).isFocused();

			page.keyboard().press("m");
			assertThat(page.locator(".kb-gate .menu a").first()).isFocused();
			page.keyboard().press("ArrowDown");
			page.keyboard().press("Enter");
			assertThat(column(page, "CHOOSING_TIME").locator("#d-" + id)).isVisible();
			page.keyboard().press("m");
			assertThat(page.locator(".kb-gate .menu a").first()).isFocused();
			page.keyboard().press("7");
			assertThat(page.locator(".kb-gate input[name=reason]").first()).isFocused();
			page.keyboard().press("Space");
			page.keyboard().press("Enter");
			assertThat(column(page, "NO_SHOW").locator("#d-" + id)).isVisible();
			assertThat(page.locator("#d-" + id)).containsText("Inconvenient time");
		}
		assertThat(this.boards.get(id).refusalReason()).isEqualTo("INCONVENIENT_TIME");
	}

	@Test
	void arrowsGoFromCardToCard(Chromium chromium) {
		DealId first = request("Erste");
		DealId second = request("Zweite");
		this.boards.admin(() -> this.deals.move(second, MoveDeal.to("IN_WORK")));
		try (Desk window = signedIn(chromium)) {
			Page page = window.go(address()).page();
			page.locator("#d-" + first + " h3 a").focus();
			page.keyboard().press("ArrowRight");
			assertThat(page.locator("#d-" + second + " h3 a")).isFocused();
			page.keyboard().press("ArrowLeft");
			assertThat(page.locator("#d-" + first + " h3 a")).isFocused();
		}
	}

	@Test
	void draggingMovesAndUndoTakesItBack(Chromium chromium) {
		DealId id = request("Maus");
		try (Desk window = signedIn(chromium)) {
			Page page = window.go(address()).page();
			drag(page, id, "CHOOSING_TIME");
			assertThat(column(page, "CHOOSING_TIME").locator("#d-" + id)).isVisible();
			assertThat(page.locator(".toast")).containsText("Choosing time");
			page.locator(".toast").getByText("Undo").click();
			assertThat(column(page, "NEW").locator("#d-" + id)).isVisible();
		}
		assertThat(this.boards.get(id).stage()).isEqualTo("NEW");
	}

	@Test
	void aDropOutsideTheBoardMovesNothing(Chromium chromium) {
		DealId id = request("Daneben");
		try (Desk window = signedIn(chromium)) {
			Page page = window.go(address()).page();
			BoundingBox from = page.locator("#d-" + id).boundingBox();
			BoundingBox to = page.locator("#col-CHOOSING_TIME").boundingBox();
			page.mouse().move(from.x + 30, from.y + 14);
			page.mouse().down();
			page.mouse().move(to.x + to.width / 2, to.y + 60);
			assertThat(page.locator("#col-CHOOSING_TIME")).hasClass(Pattern.compile(".*col-over.*"));
			page.mouse().move(to.x + to.width / 2, 20);
			assertThat(page.locator(".col-over")).hasCount(0);
			page.mouse().up();
			assertThat(page.locator(".kc-ghost")).hasCount(0);
			assertThat(column(page, "NEW").locator("#d-" + id)).isVisible();
		}
		assertThat(this.boards.get(id).stage()).isEqualTo("NEW");
	}

	@Test
	void theGateComesInPlaceOfTheDropAndKeepsWhatWasTyped(Chromium chromium) {
		DealId id = request("Tor");
		try (Desk window = signedIn(chromium)) {
			Page page = window.go(address()).page();
			drag(page, id, "BOOKED");
			Locator gate = page.locator(".kb-gate");
			assertThat(gate).isVisible();
			assertThat(column(page, "NEW").locator("#d-" + id)).isVisible();
			gate.locator("[name=practitioner]").selectOption(practitioner());
			gate.locator("button[type=submit]").click();
			assertThat(gate.locator("[name=startsAt]")).hasAttribute("aria-invalid", "true");
			assertThat(gate.locator("[name=practitioner]")).hasValue(practitioner());
			Axe.assertClean(page);
		}
		assertThat(this.boards.get(id).stage()).isEqualTo("NEW");
	}

	@Test
	void aPlainFormMovesWithoutScripts(Chromium chromium) {
		DealId id = request("Schlicht");
		String username = this.staff.username(Role.CALL_CENTRE);
		try (Desk window = chromium.signedIn(username, TestStaff.PASSWORD,
				(options) -> options.setJavaScriptEnabled(false))) {
			Page page = window.go(address()).page();
			page.locator("#d-" + id + " .more").click();
			page.locator(".gate .menu a").filter(new Locator.FilterOptions().setHasText("Did not come")).click();
			page.locator(".gate button[type=submit]").click();
			assertThat(page.locator(".gate form")).containsText("needs a reason");
			page.locator("input[name=reason][value=TOO_EXPENSIVE]").check();
			page.locator(".gate button[type=submit]").click();
			page.waitForURL(Pattern.compile(".*/boards/appointments.*"));
			assertThat(column(page, "NO_SHOW").locator("#d-" + id)).containsText("Too expensive");
			page.locator("main form.note button").click();
			assertThat(column(page, "NEW").locator("#d-" + id)).isVisible();
		}
	}

	@Test
	void twoPeopleMoveOneCardAndOneIsTold(Chromium chromium) {
		DealId id = request("Zwei");
		try (Desk first = signedIn(chromium);
				Desk second = chromium.signedIn(this.staff.username(Role.FRONT_DESK), TestStaff.PASSWORD)) {
			Page mine = first.go(address()).page();
			Page theirs = second.go(address()).page();
			theirs.locator("#d-" + id + " .more").click();
			assertThat(theirs.locator(".kb-gate")).isVisible();
			drag(mine, id, "IN_WORK");
			assertThat(column(mine, "IN_WORK").locator("#d-" + id)).isVisible();
			theirs.locator(".kb-gate .menu a[data-stage=CHOOSING_TIME]").click();
			assertThat(theirs.locator(".kb-gate")).containsText("Somebody moved this deal");
			theirs.keyboard().press("Escape");
			assertThat(column(theirs, "IN_WORK").locator("#d-" + id)).isVisible();
		}
		assertThat(this.boards.get(id).stage()).isEqualTo("IN_WORK");
	}

	@Test
	void everyViewerSeesAMoveWithinTwoSeconds(Chromium chromium) {
		DealId id = request("Live");
		try (Desk window = signedIn(chromium)) {
			Page page = window.go(address()).page();
			assertThat(page.locator("#board")).hasAttribute("data-live", "on");
			this.boards.admin(() -> this.deals.move(id, MoveDeal.to("IN_WORK")));
			assertThat(column(page, "IN_WORK").locator("#d-" + id)).isVisible(
					new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions().setTimeout(2000));
			assertThat(column(page, "NEW").locator("#d-" + id)).hasCount(0);
		}
	}

	private DealId request(String name) {
		var patient = this.desk.lead(name);
		var branch = OpenDeal.Fields.from(this.place.branch(), null, null, java.util.Map.of(), null);
		return this.boards.admin(() -> this.deals.open(OpenDeal.of(Pipeline.APPOINTMENTS, patient).with(branch)));
	}

	private String practitioner() {
		return this.boards.admin(() -> this.application.getBean(dental.cuspid.clinic.PractitionerService.class)
			.get(this.place.keller())
			.code());
	}

	private String address() {
		return "/boards/appointments?branch=" + this.place.code();
	}

	private static Locator column(Page page, String stage) {
		return page.locator("#col-" + stage);
	}

	private static void drag(Page page, DealId id, String stage) {
		BoundingBox from = page.locator("#d-" + id).boundingBox();
		BoundingBox to = page.locator("#col-" + stage).boundingBox();
		page.mouse().move(from.x + 30, from.y + 14);
		page.mouse().down();
		page.mouse().move(from.x + 50, from.y + 30);
		page.mouse().move(to.x + to.width / 2, to.y + 60);
		assertThat(page.locator("#col-" + stage)).hasClass(Pattern.compile(".*col-over.*"));
		page.mouse().up();
	}

	private Desk signedIn(Chromium chromium) {
		return chromium.signedIn(this.staff.username(Role.CALL_CENTRE), TestStaff.PASSWORD);
	}

}
