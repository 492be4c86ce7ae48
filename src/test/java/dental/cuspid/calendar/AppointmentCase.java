package dental.cuspid.calendar;

import java.time.Instant;
import java.time.LocalDate;

import dental.cuspid.TestStaff;
import dental.cuspid.calendar.Desk.Place;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.patients.PatientService;
import dental.cuspid.patients.TimelineService;
import dental.cuspid.shared.Refusal;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What tests of appointments need: a desk, a place, a patient, tomorrow.
 */
abstract class AppointmentCase {

	@Autowired
	AppointmentService appointments;

	@Autowired
	FreeSlotService slots;

	@Autowired
	PatientService patients;

	@Autowired
	PatientRecordService records;

	@Autowired
	TimelineService timeline;

	@Autowired
	ClinicTime time;

	@Autowired
	ApplicationContext application;

	Desk desk;

	@Autowired
	TestStaff staff;

	@Autowired
	JdbcClient jdbc;

	Place place;

	PatientId patient;

	LocalDate tomorrow;

	@BeforeEach
	void openDesk() {
		this.desk = Desk.in(this.application);
		this.place = this.desk.open();
		this.patient = this.desk.patient("Thieme");
		this.tomorrow = this.desk.day(1);
	}

	Instant at(int hour, int minute) {
		return this.desk.at(this.tomorrow, hour, minute);
	}

	AppointmentId book(BookAppointment command) {
		return this.staff.as(() -> this.appointments.book(command), Role.FRONT_DESK);
	}

	AppointmentId past(PatientId patient, int days, int hour) {
		Instant start = this.desk.at(this.desk.day(days), hour, 0);
		return this.staff.asAdmin(() -> this.appointments.book(this.place.booking(patient, start)));
	}

	AppointmentView get(AppointmentId id) {
		return this.staff.asAdmin(() -> this.appointments.get(id));
	}

	void asDesk(Runnable work) {
		this.staff.as(() -> {
			work.run();
			return true;
		}, Role.FRONT_DESK);
	}

	static Refusal refusal(Runnable work) {
		Refusal refusal = catchThrowableOfType(Refusal.class, work::run);
		assertThat(refusal).as("a refusal").isNotNull();
		return refusal;
	}

}
