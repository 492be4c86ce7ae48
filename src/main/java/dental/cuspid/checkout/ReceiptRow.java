package dental.cuspid.checkout;

import java.time.Instant;
import java.time.LocalDate;

import dental.cuspid.patients.PatientBrief;
import dental.cuspid.shared.Money;

/**
 * A receipt in a list.
 *
 * @param services names of what was done, joined
 */
public record ReceiptRow(ReceiptId id, String number, ReceiptState state, PatientBrief patient, String branch,
		Instant occurredAt, LocalDate occurredOn, String services, Money charged, Money paid, Money due) {

}
