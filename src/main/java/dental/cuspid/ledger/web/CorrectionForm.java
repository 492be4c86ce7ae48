package dental.cuspid.ledger.web;

import java.math.BigDecimal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * A correction by hand as it is typed: which way, how much, why.
 */
record CorrectionForm(@NotNull(message = "{ledger.correction.directionMissing}") @Nullable Direction direction,
		@NotNull(message = "{ledger.correction.amountMissing}") @Positive(
				message = "{ledger.correction.amountPositive}") @Nullable BigDecimal amount,
		@NotBlank(message = "{ledger.correction.reasonMissing}") @Nullable String reason) {

	static CorrectionForm empty() {
		return new CorrectionForm(Direction.CREDIT, null, null);
	}

	/**
	 * The amount with its sign.
	 */
	BigDecimal signed() {
		BigDecimal typed = (this.amount != null) ? this.amount : BigDecimal.ZERO;
		return (this.direction == Direction.DEBIT) ? typed.negate() : typed;
	}

	/**
	 * Which way; shown by {@code ledger.direction.} + name.
	 */
	enum Direction {

		CREDIT, DEBIT

	}

}
