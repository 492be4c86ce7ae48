package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.util.UUID;

import dental.cuspid.clinic.CashbackSetting;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * A line of a receipt. What the catalogue said is copied, so later prices change nothing.
 */
@Embeddable
record ReceiptLine(@Column(name = "service_id") @Nullable UUID service,
		@Column(name = "service_code") String serviceCode, @Column(name = "service_name") String serviceName,
		@Column(name = "category") String category, @Column(name = "quantity") int quantity,
		@Column(name = "price") BigDecimal price, @Column(name = "discount") BigDecimal discount,
		@Column(name = "amount") BigDecimal amount,
		@Enumerated(EnumType.STRING) @Column(name = "cashback_type") CashbackSetting.Type cashbackType,
		@Column(name = "cashback_value") @Nullable BigDecimal cashbackValue,
		@Column(name = "practitioner_id") @Nullable UUID practitioner) {

	/** This line with the cashback setting another one was written with. */
	ReceiptLine withRateOf(ReceiptLine other) {
		return new ReceiptLine(this.service, this.serviceCode, this.serviceName, this.category, this.quantity,
				this.price, this.discount, this.amount, other.cashbackType, other.cashbackValue, this.practitioner);
	}

}
