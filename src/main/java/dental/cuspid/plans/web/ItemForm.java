package dental.cuspid.plans.web;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * An item as it is typed.
 *
 * @param id the item of the version before that it is
 * @param service code, name, or both as the list offers them
 * @param tooth teeth or area in FDI notation
 * @param price that of the catalogue where none is typed
 * @param practitioner code
 */
record ItemForm(@Nullable String id, @Nullable Integer alternative, @Nullable String phase, @Nullable String service,
		@Nullable String tooth, @Nullable Integer quantity, @Nullable BigDecimal price, @Nullable String practitioner) {

	static ItemForm empty() {
		return new ItemForm(null, 1, "1", null, null, 1, null, null);
	}

	/** The next row of the same alternative and phase. */
	ItemForm next() {
		return new ItemForm(null, this.alternative, this.phase, null, null, 1, null, this.practitioner);
	}

	boolean isBlank() {
		return (this.service == null || this.service.isBlank()) && this.price == null
				&& (this.tooth == null || this.tooth.isBlank());
	}

}
