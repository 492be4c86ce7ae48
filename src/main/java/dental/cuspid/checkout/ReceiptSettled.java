package dental.cuspid.checkout;

import java.time.Instant;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.patients.PatientId;

/**
 * Due of a receipt reached zero; happens again when a payment was voided in between.
 */
public record ReceiptSettled(ReceiptId receipt, AppointmentId appointment, PatientId patient, Instant at) {

}
