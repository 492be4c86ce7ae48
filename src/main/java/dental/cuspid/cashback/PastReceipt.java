package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.CashbackSetting;
import org.jspecify.annotations.Nullable;

/**
 * A receipt of the past as a replay needs it. Sums leave out voided payments.
 *
 * @param visitType null on imported history
 * @param otherDiscounts of other programs
 * @param discount what rules took off then
 * @param paidEarlier money paid on earlier visits when it was opened; zero on imported
 * history
 * @param opening money paid before this product, imported with the patient
 * @param openingVisits visits before this product
 * @param refundedBefore money refunded before it was settled
 * @param earned whether it is settled and its visit took place
 */
record PastReceipt(UUID id, UUID patient, LocalDate day, Instant occurredAt, @Nullable VisitType visitType,
		boolean history, BigDecimal gross, BigDecimal otherDiscounts, BigDecimal discount, BigDecimal moneyPaid,
		BigDecimal moneyRefunded, BigDecimal paidEarlier, BigDecimal opening, int openingVisits,
		BigDecimal refundedBefore, @Nullable Instant settledAt, boolean earned, List<Line> lines) {

	/** Money that stayed. */
	BigDecimal netMoney() {
		return this.moneyPaid.subtract(this.moneyRefunded);
	}

	/**
	 * A line.
	 *
	 * @param rate at which its service earned then
	 */
	record Line(@Nullable UUID service, String name, String category, int quantity, BigDecimal amount,
			CashbackSetting rate) {

	}

}
