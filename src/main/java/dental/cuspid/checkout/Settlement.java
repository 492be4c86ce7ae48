package dental.cuspid.checkout;

import java.time.Instant;

import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.VisitCompleted;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What follows when due reaches zero, and when the visit of a settled receipt takes place
 * later (a prepaid one): all in the transaction of its cause.
 */
@Component
class Settlement {

	private final ReceiptRepository receipts;

	private final Programs programs;

	private final AppointmentService appointments;

	private final ApplicationEventPublisher events;

	Settlement(ReceiptRepository receipts, Programs programs, AppointmentService appointments,
			ApplicationEventPublisher events) {
		this.receipts = receipts;
		this.programs = programs;
		this.appointments = appointments;
		this.events = events;
	}

	/**
	 * Settles a receipt whose due is zero; a visit whose patient has arrived is
	 * completed.
	 */
	void settle(Receipt receipt, Instant at, @Nullable PaymentId by) {
		receipt.settle(at, by);
		this.receipts.saveAndFlush(receipt);
		this.programs.tell(receipt, RewardProgram::settled);
		if (!receipt.isVisitCompleted()) {
			this.appointments.completeIfArrived(receipt.appointment());
		}
		this.events.publishEvent(new ReceiptSettled(receipt.id(), receipt.appointment(), receipt.patient(), at));
	}

	@EventListener
	void visitCompleted(VisitCompleted visit) {
		this.receipts.lockOfAppointment(visit.appointment().value()).ifPresent((receipt) -> {
			receipt.visitCompleted(visit.at());
			this.receipts.saveAndFlush(receipt);
			if (receipt.isSettled()) {
				this.programs.tell(receipt, (program, standing) -> program.completed(standing, visit.at()));
			}
			this.programs.lookAhead(receipt);
			this.receipts.saveAndFlush(receipt);
		});
	}

}
