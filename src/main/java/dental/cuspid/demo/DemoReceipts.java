package dental.cuspid.demo;

import java.time.Instant;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.demo.DemoLoader.Places;
import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.Actor;

import org.springframework.stereotype.Component;

/**
 * What the demo clinic's visits leave behind.
 */
@Component
class DemoReceipts {

	private final AppointmentService appointments;

	DemoReceipts(AppointmentService appointments) {
		this.appointments = appointments;
	}

	/**
	 * A visit of the time before this product.
	 */
	void record(DemoPlan.History visit, PatientId patient, Places places, Instant at) {
		this.appointments.recordPastVisit(patient, places.branches().get(visit.branch()), null,
				places.services().get(visit.service()), at);
	}

	/**
	 * What a completed visit leaves behind.
	 */
	void settle(DemoVisit visit, AppointmentId appointment, PatientId patient, Places places, Instant at,
			Actor finance) {
	}

}
