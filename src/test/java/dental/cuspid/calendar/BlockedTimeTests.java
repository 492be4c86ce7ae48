package dental.cuspid.calendar;

import java.time.Instant;
import java.time.LocalDate;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.Desk.Place;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Times a practitioner receives nobody (BASE-5).
 */
@IntegrationTest
class BlockedTimeTests {

	@Autowired
	private BlockedTimeService blocks;

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private FreeSlotService slots;

	@Autowired
	private ClinicTime time;

	@Autowired
	private TestStaff staff;

	@Autowired
	private MockMvcTester mvc;

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
	void aBlockedTimeIsBookedOnlyWithAReason() {
		BlockedTimeId id = block(at(7), at(12));
		var patient = this.desk.patient("Thieme");
		assertThatExceptionOfType(Conflict.class)
			.isThrownBy(() -> book(this.place.booking(patient, this.place.berger(), at(11), null, null)))
			.satisfies((refusal) -> assertThat(refusal.problems().getFirst().args()).contains("Training"));
		book(this.place.booking(patient, this.place.keller(), at(11), null, null));
		book(this.place.booking(patient, this.place.berger(), at(12), null, null));
		assertThat(get(book(this.place.booking(patient, this.place.berger(), at(8), null, "acute pain"))))
			.isEqualTo("acute pain");
		this.staff.as(() -> {
			this.blocks.release(id);
			return id;
		}, Role.FRONT_DESK);
		book(this.place.booking(patient, this.place.berger(), at(11), null, null));
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.staff.asAdmin(() -> {
			this.blocks.release(id);
			return id;
		}));
	}

	@Test
	void freeTimesAndTheDayLeaveItOut() {
		block(at(7), at(12));
		assertThat(
				this.staff.asAdmin(() -> this.slots.next(this.place.berger(), 30, this.time.startOf(this.tomorrow), 1)))
			.containsExactly(at(12));
		assertThat(this.mvc.get()
			.uri("/calendar?date=" + this.tomorrow + "&branch=" + this.place.code())
			.with(this.staff.user(Role.FRONT_DESK))).hasStatusOk()
			.bodyText()
			.contains("Training", "Book 11:00, Dr. Keller " + this.place.code())
			.doesNotContain("Book 11:00, Dr. Berger " + this.place.code());
	}

	@Test
	void impossibleTimesAreRefused() {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> block(at(12), at(7)));
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> block(at(12).minusSeconds(500_000), at(12).minusSeconds(400_000)));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> block(at(12), at(12).plusSeconds(40_000_000)));
	}

	@Test
	void thePageBlocksAndReleases() {
		String until = this.tomorrow + "T13:00";
		assertThat(post("/calendar/blocked", "practitioner", this.place.berger().toString(), "from",
				this.tomorrow + "T12:00", "to", until, "reason", "Break" + this.place.code()))
			.hasStatus3xxRedirection();
		assertThat(this.mvc.get().uri("/calendar/blocked").with(this.staff.user(Role.FRONT_DESK))).hasStatusOk()
			.bodyText()
			.contains("Break" + this.place.code());
		assertThat(post("/calendar/blocked", "practitioner", this.place.berger().toString(), "from", until, "to", until,
				"reason", "x"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("to-err");
		assertThat(post("/calendar/blocked", "from", "nonsense")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		BlockedTime block = this.staff.asAdmin(() -> this.blocks.days(this.tomorrow, 1, this.place.branch()))
			.getFirst();
		assertThat(post("/calendar/blocked/" + block.id() + "/release")).hasStatus3xxRedirection();
	}

	@Test
	void theApiBlocksAndLists() {
		String body = """
				{"practitioner":"%s-B","from":"%s","to":"%s","reason":"Leave"}""".formatted(this.place.code(), at(9),
				at(10));
		assertThat(this.mvc.post()
			.uri("/api/v1/blocked-times")
			.header("Authorization", "Bearer " + TestStaff.ADMIN_TOKEN)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)).hasStatus(HttpStatus.CREATED);
		assertThat(this.mvc.get()
			.uri("/api/v1/blocked-times?date=" + this.tomorrow)
			.header("Authorization", "Bearer " + TestStaff.ADMIN_TOKEN)).hasStatusOk()
			.bodyText()
			.contains(this.place.code() + "-B", "Leave");
	}

	private BlockedTimeId block(Instant from, Instant to) {
		return this.staff.as(() -> this.blocks.block(this.place.berger(), from, to, "Training"), Role.FRONT_DESK);
	}

	private AppointmentId book(BookAppointment command) {
		return this.staff.as(() -> this.appointments.book(command), Role.FRONT_DESK);
	}

	private String get(AppointmentId id) {
		return String.valueOf(this.staff.asAdmin(() -> this.appointments.get(id)).overbookReason());
	}

	private Instant at(int hour) {
		return this.desk.at(this.tomorrow, hour, 0);
	}

	private org.springframework.test.web.servlet.assertj.MvcTestResult post(String uri, String... fields) {
		var form = this.mvc.post().uri(uri).param("submission", Ids.next().toString());
		for (int i = 0; i < fields.length; i += 2) {
			form = form.param(fields[i], fields[i + 1]);
		}
		return form.with(this.staff.user(Role.FRONT_DESK)).with(csrf()).exchange();
	}

}
