package dental.cuspid.clinic;

import org.jspecify.annotations.Nullable;

/**
 * A category revenue is reported by (WL-17). The nine the product brings along are shown
 * by the message keys {@code clinic.category.} + code: {@code GNATH}, {@code IMP},
 * {@code IP}, {@code KFO}, {@code KONS_CHIR}, {@code MATERIAL}, {@code ZE}, {@code PAR},
 * {@code FLAB}.
 *
 * @param name null for those the product brings along
 */
public record RevenueCategory(String code, @Nullable String name) {

	/**
	 * Message key of the name, for those the product brings along.
	 */
	public String nameKey() {
		return "clinic.category." + this.code;
	}

}
