package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import dental.cuspid.shared.Money;
import dental.cuspid.staff.StaffId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Persistable;

/**
 * What went back of a payment, the way it came.
 */
@Entity
@Table(name = "refund")
class Refund implements Persistable<UUID> {

	@Id
	private UUID id;

	private UUID paymentId;

	private BigDecimal amount;

	private String reason;

	private Instant refundedAt;

	private LocalDate refundedOn;

	private UUID refundedBy;

	@SuppressWarnings("NullAway")
	protected Refund() {
	}

	static Refund of(UUID payment, Money amount, String reason, Instant at, LocalDate day, StaffId by) {
		var refund = new Refund();
		refund.id = RefundId.next().value();
		refund.paymentId = payment;
		refund.amount = amount.amount();
		refund.reason = reason;
		refund.refundedAt = at;
		refund.refundedOn = day;
		refund.refundedBy = by.value();
		return refund;
	}

	@Override
	public @Nullable UUID getId() {
		return this.id;
	}

	/** A refund is written once and never changed. */
	@Override
	public boolean isNew() {
		return true;
	}

	RefundId id() {
		return new RefundId(this.id);
	}

}
