package dental.cuspid.clinic.web;

import java.util.Locale;

import dental.cuspid.clinic.RevenueCategory;
import dental.cuspid.clinic.RevenueCategoryService;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.NotFound;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Revenue categories: those the product brings along, named in the caller's language, and
 * the clinic's own.
 */
@RestController
@RequestMapping("/api/v1/revenue-categories")
class RevenueCategoryApi {

	private final RevenueCategoryService categories;

	private final CategoryNames names;

	RevenueCategoryApi(RevenueCategoryService categories, CategoryNames names) {
		this.categories = categories;
		this.names = names;
	}

	@GetMapping
	CursorPage<Answer> list(@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor, Locale locale) {
		return CodePages.of(this.categories.all(), RevenueCategory::code, limit, cursor)
			.map((category) -> answer(category, locale));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer add(@Valid @RequestBody Added asked, Locale locale) {
		this.categories.add(asked.code(), asked.name());
		return answer(known(asked.code()), locale);
	}

	@PutMapping("/{code}")
	@Transactional
	Answer rename(@PathVariable String code, @Valid @RequestBody Renamed asked, Locale locale) {
		this.categories.rename(known(code).code(), asked.name());
		return answer(known(code), locale);
	}

	private RevenueCategory known(String code) {
		return this.categories.find(code).orElseThrow(() -> new NotFound("clinic.refusal.unknownCategory", code));
	}

	private Answer answer(RevenueCategory category, Locale locale) {
		return new Answer(category.code(), this.names.of(category, locale));
	}

	record Added(@NotBlank String code, @NotBlank String name) {

	}

	record Renamed(@Nullable String code, @NotBlank String name) {

	}

	record Answer(String code, String name) {

	}

}
