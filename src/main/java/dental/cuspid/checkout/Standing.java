package dental.cuspid.checkout;

import java.time.Instant;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * How a receipt stands after what just happened to it. Sums leave out voided payments.
 *
 * @param discounts rule discounts of all programs
 * @param moneyPaid paid in money, refunds not subtracted
 * @param moneyRefunded so far
 * @param valuePaid paid by internal account, bonus or Dentacoin, refunds not subtracted
 * @param valueRefunded so far
 * @param due what is still to be paid
 * @param settledAt when due reached zero, null while it has not
 * @param settledBy the payment that brought it to zero, null for a receipt of zero
 * @param visitCompleted whether the visit has taken place
 * @param basis what this program noted when the receipt was opened
 */
public record Standing(ReceiptId receipt, String number, PatientId patient, AppointmentId appointment,
		VisitType visitType, Money gross, Money discounts, Money moneyPaid, Money moneyRefunded, Money valuePaid,
		Money valueRefunded, Money due, @Nullable Instant settledAt, @Nullable PaymentId settledBy,
		boolean visitCompleted, String basis) {

	/**
	 * Money that stayed: paid less refunded.
	 */
	public Money netMoney() {
		return this.moneyPaid.minus(this.moneyRefunded);
	}

	/**
	 * Money paid when the rest of what is due comes in money too.
	 */
	public Money moneyWhenSettled() {
		return this.moneyPaid.plus(this.due);
	}

	/**
	 * The same receipt if this much more of it were paid by value.
	 */
	public Standing ifPaidByValue(Money value) {
		return new Standing(this.receipt, this.number, this.patient, this.appointment, this.visitType, this.gross,
				this.discounts, this.moneyPaid, this.moneyRefunded, this.valuePaid.plus(value), this.valueRefunded,
				this.due.minus(value), this.settledAt, this.settledBy, this.visitCompleted, this.basis);
	}

	Standing basedOn(String basis) {
		return new Standing(this.receipt, this.number, this.patient, this.appointment, this.visitType, this.gross,
				this.discounts, this.moneyPaid, this.moneyRefunded, this.valuePaid, this.valueRefunded, this.due,
				this.settledAt, this.settledBy, this.visitCompleted, basis);
	}

}
