package dental.cuspid.pipelines;

import java.time.LocalTime;
import java.util.List;

import dental.cuspid.clinic.ClinicTime;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the patients of the next working day to confirm, each in a transaction of its own
 * (BX-A5, choice "A5 falls on the previous working day").
 */
@Component
class ConfirmationRun {

	/** Nobody is asked before. */
	private static final LocalTime FROM = LocalTime.of(9, 0);

	private final Confirmations confirmations;

	private final AutomationService automation;

	private final PatientFacts patients;

	private final ClinicTime time;

	private final TransactionTemplate transaction;

	ConfirmationRun(Confirmations confirmations, AutomationService automation, PatientFacts patients, ClinicTime time,
			TransactionTemplate transaction) {
		this.confirmations = confirmations;
		this.automation = automation;
		this.patients = patients;
		this.time = time;
		this.transaction = transaction;
	}

	Object runInTheDay() {
		boolean day = !this.time.now().atZone(this.time.zone()).toLocalTime().isBefore(FROM);
		return day ? run() : new Done(0, 0);
	}

	Done run() {
		List<Confirmations.Due> due = this.automation.confirmations() ? this.confirmations.due() : List.of();
		int asked = 0;
		for (Confirmations.Due booking : due) {
			boolean queued = Boolean.TRUE.equals(this.transaction.execute((status) -> {
				this.patients.hold(booking.patient());
				return this.confirmations.ask(booking);
			}));
			asked += queued ? 1 : 0;
		}
		return new Done(due.size(), asked);
	}

	/**
	 * What a run did.
	 *
	 * @param due bookings to ask about
	 * @param asked messages queued
	 */
	record Done(int due, int asked) {

	}

}
