package dental.cuspid.clinic.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dental.cuspid.clinic.RevenueCategory;
import dental.cuspid.clinic.RevenueCategoryService;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Names of revenue categories in the reader's language.
 */
@Component
class CategoryNames {

	private final RevenueCategoryService categories;

	private final MessageSource messages;

	CategoryNames(RevenueCategoryService categories, MessageSource messages) {
		this.categories = categories;
		this.messages = messages;
	}

	String of(RevenueCategory category, Locale locale) {
		return (category.name() != null) ? category.name()
				: String.valueOf(this.messages.getMessage(category.nameKey(), null, category.code(), locale));
	}

	/** All of them by code, in their order. */
	Map<String, String> all(Locale locale) {
		Map<String, String> names = new LinkedHashMap<>();
		this.categories.all().forEach((category) -> names.put(category.code(), of(category, locale)));
		return names;
	}

}
