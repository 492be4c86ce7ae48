package dental.cuspid.checkout;

import java.time.Instant;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.VisitCompleted;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
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

	private final JdbcClient jdbc;

	Settlement(ReceiptRepository receipts, Programs programs, AppointmentService appointments,
			ApplicationEventPublisher events, JdbcClient jdbc) {
		this.receipts = receipts;
		this.programs = programs;
		this.appointments = appointments;
		this.events = events;
		this.jdbc = jdbc;
	}

	/**
	 * Holds the visit of a receipt that may be settled, before the receipt itself: who
	 * completes a visit holds them in this order too, so nobody waits in a circle. Others
	 * may refer to the visit meanwhile.
	 */
	void holdVisit(ReceiptId receipt) {
		this.jdbc.sql("""
				select a.id from appointment a join receipt r on r.appointment_id = a.id
				where r.id = :receipt for no key update of a""")
			.param("receipt", receipt.value())
			.query(UUID.class)
			.optional();
	}

	/**
	 * Settles a receipt whose due is zero; a visit whose patient has arrived is
	 * completed.
	 */
	void settle(Receipt receipt, Instant at, @Nullable PaymentId by) {
		receipt.settle(at, by);
		this.programs.lookAhead(receipt);
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
			this.programs.lookAhead(receipt);
			this.receipts.saveAndFlush(receipt);
			if (receipt.isSettled()) {
				this.programs.tell(receipt, (program, standing) -> program.completed(standing, visit.at()));
			}
		});
	}

}
