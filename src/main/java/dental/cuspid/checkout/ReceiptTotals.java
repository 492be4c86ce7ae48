package dental.cuspid.checkout;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The sums of a receipt, and what follows from them: due and state. Voided payments
 * are in none of them. A refund lowers what was paid and what is charged by the same sum,
 * so it never changes due.
 */
@Embeddable
record ReceiptTotals(@Column(name = "gross") BigDecimal gross, @Column(name = "discounts") BigDecimal discounts,
		@Column(name = "money_paid") BigDecimal moneyPaid, @Column(name = "value_paid") BigDecimal valuePaid,
		@Column(name = "money_refunded") BigDecimal moneyRefunded,
		@Column(name = "value_refunded") BigDecimal valueRefunded) {

	static ReceiptTotals unpaid(BigDecimal gross, BigDecimal discounts) {
		return new ReceiptTotals(gross, discounts.min(gross), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO,
				BigDecimal.ZERO);
	}

	/** Gross minus rule discounts: what the visit costs before any refund. */
	BigDecimal charged() {
		return this.gross.subtract(this.discounts);
	}

	BigDecimal paid() {
		return this.moneyPaid.add(this.valuePaid);
	}

	BigDecimal netPaid() {
		return paid().subtract(this.moneyRefunded).subtract(this.valueRefunded);
	}

	BigDecimal due() {
		return charged().subtract(paid());
	}

	ReceiptTotals paid(Tender tender, BigDecimal amount) {
		return tender.isMoney()
				? new ReceiptTotals(this.gross, this.discounts, this.moneyPaid.add(amount), this.valuePaid,
						this.moneyRefunded, this.valueRefunded)
				: new ReceiptTotals(this.gross, this.discounts, this.moneyPaid, this.valuePaid.add(amount),
						this.moneyRefunded, this.valueRefunded);
	}

	ReceiptTotals voided(Tender tender, BigDecimal amount) {
		return paid(tender, amount.negate());
	}

	ReceiptTotals refunded(Tender tender, BigDecimal amount) {
		return tender.isMoney()
				? new ReceiptTotals(this.gross, this.discounts, this.moneyPaid, this.valuePaid,
						this.moneyRefunded.add(amount), this.valueRefunded)
				: new ReceiptTotals(this.gross, this.discounts, this.moneyPaid, this.valuePaid, this.moneyRefunded,
						this.valueRefunded.add(amount));
	}

	/** The state of a receipt with these sums that is not void. */
	ReceiptState state() {
		if (due().signum() > 0) {
			return (netPaid().signum() > 0) ? ReceiptState.PART_PAID : ReceiptState.OPEN;
		}
		return (paid().signum() > 0 && netPaid().signum() == 0) ? ReceiptState.REFUNDED : ReceiptState.SETTLED;
	}

}
