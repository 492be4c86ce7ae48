package dental.cuspid.checkout;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;

/**
 * A discount a reward program gave when the receipt was opened.
 */
@Embeddable
record RuleDiscount(@Column(name = "program") String program, @Column(name = "rule") String rule,
		@Column(name = "reason") @Convert(converter = FrozenReason.class) Reason reason,
		@Column(name = "amount") BigDecimal amount) {

}
