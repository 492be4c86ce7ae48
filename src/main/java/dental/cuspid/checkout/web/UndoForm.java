package dental.cuspid.checkout.web;

import java.math.BigDecimal;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * A refund or a void as it is typed.
 *
 * @param amount for a refund
 */
record UndoForm(@Nullable BigDecimal amount, @NotBlank String reason) {

	static UndoForm empty() {
		return new UndoForm(null, "");
	}

}
