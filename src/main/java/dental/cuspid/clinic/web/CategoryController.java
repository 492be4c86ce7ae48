package dental.cuspid.clinic.web;

import java.util.Locale;

import dental.cuspid.clinic.RevenueCategory;
import dental.cuspid.clinic.RevenueCategoryService;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.validation.Valid;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Revenue categories.
 */
@Controller
@RequestMapping("/settings/categories")
class CategoryController {

	private final RevenueCategoryService categories;

	private final CategoryNames names;

	private final CurrentStaff current;

	private final Submissions submissions;

	CategoryController(RevenueCategoryService categories, CategoryNames names, CurrentStaff current,
			Submissions submissions) {
		this.categories = categories;
		this.names = names;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping
	String list(Model model, Locale locale) {
		return page(new CategoryForm("", ""), false, model, locale);
	}

	@GetMapping("/{code}")
	String show(@PathVariable String code, Model model, Locale locale) {
		this.current.require(Right.EDIT_DIRECTORIES);
		CategoryForm known = known(code, locale);
		Submissions.shown(model, known);
		return page(known, true, model, locale);
	}

	@PostMapping
	String add(@Valid @ModelAttribute("form") CategoryForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect, Locale locale) {
		return this.submissions.attempt(submission, errors, () -> {
			this.categories.add(form.code(), form.name());
			return "/settings/categories";
		})
			.map((target) -> Notice.success(redirect, "clinic.saved", form.name()).redirect(target))
			.orElseGet(() -> page(form, false, model, locale));
	}

	@PostMapping("/{code}")
	String rename(@PathVariable String code, @Valid @ModelAttribute("form") CategoryForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect, Locale locale) {
		return this.submissions.change(submission, errors, () -> known(code, locale), () -> {
			this.categories.rename(code, form.name());
			return "/settings/categories";
		}).map((target) -> Notice.success(redirect, "clinic.saved", form.name()).redirect(target)).orElseGet(() -> {
			Submissions.shown(model, known(code, locale));
			return page(form, true, model, locale);
		});
	}

	private CategoryForm known(String code, Locale locale) {
		RevenueCategory known = this.categories.find(code)
			.orElseThrow(() -> new NotFound("clinic.refusal.unknownCategory", code));
		return new CategoryForm(known.code(), this.names.of(known, locale));
	}

	private String page(CategoryForm form, boolean renaming, Model model, Locale locale) {
		model.addAttribute("form", form);
		model.addAttribute("renaming", renaming);
		model.addAttribute("categories", this.names.all(locale));
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_DIRECTORIES));
		return "clinic/categories";
	}

}
