package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import dental.cuspid.ledger.EntryId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.StaffId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A payment by one tender. Never changed: parts go back as refunds, a mistake is voided.
 */
@Entity
@Table(name = "payment")
class Payment {

	@Id
	private UUID id;

	private UUID receiptId;

	@Enumerated(EnumType.STRING)
	private Tender tender;

	private BigDecimal amount;

	private BigDecimal refunded;

	private Instant receivedAt;

	private LocalDate receivedOn;

	private Instant recordedAt;

	private UUID recordedBy;

	private boolean backdated;

	private @Nullable String fiscalNumber;

	@Column(name = "ledger_entry_id")
	private @Nullable UUID ledgerEntry;

	private @Nullable Instant voidedAt;

	private @Nullable UUID voidedBy;

	private @Nullable String voidReason;

	@Version
	private @Nullable Long version;

	@SuppressWarnings("NullAway")
	protected Payment() {
	}

	static Payment receive(PaymentId id, ReceiptId receipt, Tender tender, Money amount, Occurrence received,
			StaffId by, @Nullable String fiscalNumber) {
		var payment = new Payment();
		payment.id = id.value();
		payment.receiptId = receipt.value();
		payment.tender = tender;
		payment.amount = amount.amount();
		payment.refunded = BigDecimal.ZERO;
		payment.receivedAt = received.at();
		payment.receivedOn = received.day();
		payment.backdated = received.backdated();
		payment.recordedAt = received.recordedAt();
		payment.recordedBy = by.value();
		payment.fiscalNumber = fiscalNumber;
		return payment;
	}

	/** Remembers which entry of the ledger took the amount from a balance. */
	void takenBy(EntryId entry) {
		this.ledgerEntry = entry.value();
	}

	Refund refund(Money amount, String reason, Instant at, LocalDate day, StaffId by) {
		if (this.voidedAt != null) {
			throw new Conflict("checkout.refusal.refundOfVoid");
		}
		BigDecimal left = this.amount.subtract(this.refunded);
		if (amount.amount().compareTo(left) > 0) {
			throw new RuleViolation("checkout.refusal.refundAboveRest", Money.of(left, amount.currency())).at("amount");
		}
		this.refunded = this.refunded.add(amount.amount());
		return Refund.of(this.id, amount, reason, at, day, by);
	}

	void voidBecause(String reason, Instant at, LocalDate today, StaffId by) {
		if (this.voidedAt != null) {
			throw new Conflict("checkout.refusal.voidedAlready");
		}
		if (this.refunded.signum() > 0) {
			throw new Conflict("checkout.refusal.voidOfRefunded");
		}
		if (!this.receivedOn.equals(today)) {
			throw new Conflict("checkout.refusal.voidLater", this.receivedOn);
		}
		this.voidedAt = at;
		this.voidedBy = by.value();
		this.voidReason = reason;
	}

	boolean receivedOn(LocalDate day) {
		return this.receivedOn.equals(day);
	}

	PaymentId id() {
		return new PaymentId(this.id);
	}

	ReceiptId receipt() {
		return new ReceiptId(this.receiptId);
	}

	Tender tender() {
		return this.tender;
	}

	BigDecimal amount() {
		return this.amount;
	}

	Instant receivedAt() {
		return this.receivedAt;
	}

	@Nullable EntryId ledgerEntry() {
		return (this.ledgerEntry != null) ? new EntryId(this.ledgerEntry) : null;
	}

}
