package dental.cuspid.calendar.web;

import java.time.Instant;
import java.time.LocalDate;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dental.cuspid.TestStaff;
import dental.cuspid.browser.BrowserTest;
import dental.cuspid.browser.Chromium;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentView;
import dental.cuspid.calendar.Desk;
import dental.cuspid.calendar.Desk.Place;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Booking and moving with pointer and keyboard (BASE-5, BASE-16).
 */
@BrowserTest
class CalendarBrowserTests {

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private TestStaff staff;

	@Autowired
	private ApplicationContext application;

	private Desk desk;

	private Place place;

	private LocalDate tomorrow;

	@BeforeEach
	void openDesk() {
		this.desk = Desk.in(this.application);
		this.place = this.desk.open();
		this.tomorrow = this.desk.day(1);
	}

	@Test
	void arrowKeysMoveAndEnterSaves(Chromium chromium) {
		AppointmentId id = book("Thieme", this.place.berger(), 10);
		try (var window = signedIn(chromium)) {
			Page page = window.go(address()).page();
			Locator block = page.locator("#a-" + id);
			block.focus();
			page.keyboard().press("ArrowDown");
			page.keyboard().press("ArrowDown");
			page.keyboard().press("ArrowRight");
			assertThat(page.locator("#cal-live")).containsText("10:30");
			assertThat(page.locator("#cal-live")).containsText("Dr. Keller");
			page.keyboard().press("Enter");
			assertThat(page.locator(".toast")).containsText("moved");
			assertThat(block).isFocused();
			page.keyboard().press("Enter");
			page.waitForURL("**/calendar/" + id);
		}
		AppointmentView moved = get(id);
		assertThat(moved.startsAt()).isEqualTo(at(10).plusSeconds(1800));
		assertThat(moved.practitioner()).isEqualTo(this.place.keller());
	}

	@Test
	void aTakenTimeIsShownBeforeTheDropAndEscLeavesIt(Chromium chromium) {
		AppointmentId id = book("Thieme", this.place.berger(), 10);
		book("Nowak", this.place.berger(), 11);
		try (var window = signedIn(chromium)) {
			Page page = window.go(address()).page();
			page.locator("#a-" + id).focus();
			page.keyboard().press("ArrowDown");
			page.keyboard().press("ArrowDown");
			assertThat(page.locator(".ev-go")).hasClass(java.util.regex.Pattern.compile(".*ev-bump.*"));
			assertThat(page.locator("#cal-live")).containsText("Nowak");
			page.keyboard().press("Escape");
			assertThat(page.locator(".ev-go")).hasCount(0);
		}
		assertThat(get(id).startsAt()).isEqualTo(at(10));
	}

	@Test
	void draggingMovesToAnotherColumn(Chromium chromium) {
		AppointmentId id = book("Thieme", this.place.berger(), 10);
		AppointmentId other = book("Nowak", this.place.keller(), 12);
		try (var window = signedIn(chromium)) {
			Page page = window.go(address()).page();
			BoundingBox from = page.locator("#a-" + id).boundingBox();
			BoundingBox to = page.locator("#a-" + other).boundingBox();
			page.mouse().move(from.x + 30, from.y + 8);
			page.mouse().down();
			page.mouse().move(from.x + 40, from.y + 20);
			page.mouse().move(to.x + 30, to.y + to.height + 10);
			assertThat(page.locator(".ev-go")).isVisible();
			page.mouse().up();
			assertThat(page.locator(".toast")).containsText("moved");
		}
		assertThat(get(id).practitioner()).isEqualTo(this.place.keller());
		assertThat(get(id).startsAt()).isAfterOrEqualTo(at(12).plusSeconds(45 * 60));
	}

	@Test
	void aPatientIsFoundWhileTypingAndBooked(Chromium chromium) {
		this.desk.patient("Zwetkow" + this.place.code());
		try (var window = signedIn(chromium)) {
			Page page = window.go(address()).page();
			page.locator("a.sl[aria-label^='Book 11:00, Dr. Keller']").click();
			page.waitForURL("**/calendar/new?**");
			page.locator("#find").pressSequentially("zwetkow" + this.place.code());
			page.locator("#found input[type=radio]").first().check();
			page.locator("#service").selectOption(this.place.filling().toString());
			assertThat(page.locator("#free .chip").first()).isVisible();
			window.button("Book").click();
			assertThat(page.locator(".toast")).containsText("Zwetkow");
		}
		assertThat(this.staff.asAdmin(() -> this.appointments.day(this.tomorrow, this.place.branch()))).singleElement()
			.satisfies((row) -> {
				assertThat(row.practitioner()).isEqualTo(this.place.keller());
				assertThat(row.startsAt()).isEqualTo(at(11));
			});
	}

	private dental.cuspid.browser.Desk signedIn(Chromium chromium) {
		return chromium.signedIn(this.staff.username(Role.FRONT_DESK), TestStaff.PASSWORD);
	}

	private String address() {
		return "/calendar?date=" + this.tomorrow + "&branch=" + this.place.code();
	}

	private Instant at(int hour) {
		return this.desk.at(this.tomorrow, hour, 0);
	}

	private AppointmentId book(String name, PractitionerId practitioner, int hour) {
		var patient = this.desk.patient(name);
		return this.staff.as(
				() -> this.appointments.book(this.place.booking(patient, practitioner, at(hour), null, null)),
				Role.FRONT_DESK);
	}

	private AppointmentView get(AppointmentId id) {
		return this.staff.asAdmin(() -> this.appointments.get(id));
	}

}
