package dental.cuspid.checkout;

import java.time.Instant;
import java.util.List;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RewardProgram} judges a receipt by. Everything is as of the moment the
 * receipt was opened, also when it is asked again because lines changed.
 *
 * @param visitStartsAt when the visit takes place
 * @param occurredAt the moment the receipt counts from; rules and rates in force then
 * apply
 * @param gross sum of the lines after their line discounts
 * @param paidEarlier money paid on earlier visits, refunds subtracted, opening history
 * included (CB-10)
 */
public record ReceiptFacts(ReceiptId receipt, PatientId patient, AppointmentId appointment, BranchId branch,
		VisitType visitType, Instant visitStartsAt, Instant occurredAt, List<Line> lines, Money gross,
		Money paidEarlier) {

	/**
	 * A line, with the catalogue's values when it was written.
	 *
	 * @param discount off the whole line
	 * @param amount quantity × price − discount
	 */
	public record Line(int position, @Nullable ServiceId service, String code, String name, String category,
			int quantity, Money price, Money discount, Money amount, CashbackSetting cashback,
			@Nullable PractitionerId practitioner) {

	}

}
