package dental.cuspid.checkout.web;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A line as it is typed.
 *
 * @param service code, name, or both as the list offers them
 * @param price that of the catalogue where none is typed
 * @param practitioner code
 */
record LineForm(@Nullable String service, @Nullable Integer quantity, @Nullable BigDecimal price,
		@Nullable BigDecimal discount, @Nullable String practitioner) {

	static LineForm empty() {
		return new LineForm(null, 1, null, null, null);
	}

	boolean isBlank() {
		return (this.service == null || this.service.isBlank()) && this.price == null && this.discount == null;
	}

}
