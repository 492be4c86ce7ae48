package dental.cuspid.demo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.BookAppointment;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.demo.DemoLoader.Places;
import dental.cuspid.demo.DemoVisit.Fate;
import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.Actor;
import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;

/**
 * The demo clinic's visits: those of before, the last two weeks, today and the days to
 * come.
 */
@Component
class DemoVisits {

	private static final int TOGETHER = 20;

	private final AppointmentService appointments;

	private final DemoReceipts receipts;

	private final ClinicTime time;

	private final EntityManager entities;

	DemoVisits(AppointmentService appointments, DemoReceipts receipts, ClinicTime time, EntityManager entities) {
		this.appointments = appointments;
		this.receipts = receipts;
		this.time = time;
		this.entities = entities;
	}

	int history(DemoPlan plan, List<PatientId> patients, Places places) {
		int recorded = 0;
		for (DemoPlan.History visit : plan.history()) {
			this.receipts.record(visit, patients.get(visit.patient()), places, instant(visit.at()));
			forget(++recorded);
		}
		return recorded;
	}

	/**
	 * @param finance who gives money back on a later day
	 */
	int visits(DemoPlan plan, List<PatientId> patients, Places places, Actor finance) {
		int booked = 0;
		for (DemoVisit visit : plan.visits()) {
			PatientId patient = patients.get(visit.patient());
			AppointmentId appointment = book(visit, patient, places);
			follow(visit, appointment);
			if (visit.fate() == Fate.COMPLETED) {
				this.receipts.settle(visit, appointment, patient, places,
						instant(visit.at().plusMinutes(visit.minutes())), finance);
			}
			forget(++booked);
		}
		return booked;
	}

	private AppointmentId book(DemoVisit visit, PatientId patient, Places places) {
		var person = DemoDirectory.PRACTITIONERS.get(visit.practitioner());
		return this.appointments.book(new BookAppointment(patient, places.practitioners().get(person.code()),
				places.branches().get(person.branch()), places.services().get(visit.services().getFirst()),
				instant(visit.at()), visit.minutes(), places.chairs().get(person.chair()), null, null));
	}

	private void follow(DemoVisit visit, AppointmentId appointment) {
		switch (visit.fate()) {
			case BOOKED -> {
			}
			case CONFIRMED -> this.appointments.confirm(appointment);
			case NO_SHOW -> this.appointments.noShow(appointment, "Did not come and could not be reached");
			case CANCELLED -> this.appointments.cancel(appointment, "Has a cold, calls again");
			case ARRIVED -> this.appointments.arrive(appointment);
			case COMPLETED -> {
				this.appointments.arrive(appointment);
				this.appointments.complete(appointment);
			}
		}
	}

	private Instant instant(LocalDateTime at) {
		return at.atZone(this.time.zone()).toInstant();
	}

	/** Rows already written need not be looked at again with each one after them. */
	private void forget(int written) {
		if (written % TOGETHER == 0) {
			this.entities.flush();
			this.entities.clear();
		}
	}

}
