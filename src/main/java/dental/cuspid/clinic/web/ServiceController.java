package dental.cuspid.clinic.web;

import java.util.List;
import java.util.Locale;

import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

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
 * The service catalogue as one table with a filter.
 */
@Controller
@RequestMapping("/settings/services")
class ServiceController {

	private final ServiceCatalogue services;

	private final CategoryNames categories;

	private final ClinicSettingsService settings;

	private final CurrentStaff current;

	private final Submissions submissions;

	ServiceController(ServiceCatalogue services, CategoryNames categories, ClinicSettingsService settings,
			CurrentStaff current, Submissions submissions) {
		this.services = services;
		this.categories = categories;
		this.settings = settings;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String category,
			@RequestParam(defaultValue = "false") boolean retired, Model model, Locale locale) {
		List<ServiceView> all = this.services.all();
		String wanted = q.strip().toLowerCase(locale);
		model.addAttribute("services",
				all.stream()
					.filter((service) -> retired || service.active())
					.filter((service) -> category.isEmpty() || service.category().equals(category))
					.filter((service) -> service.name().toLowerCase(locale).contains(wanted)
							|| service.code().toLowerCase(locale).contains(wanted))
					.toList());
		model.addAttribute("none", all.isEmpty());
		model.addAttribute("q", q);
		model.addAttribute("category", category);
		model.addAttribute("retired", retired);
		model.addAttribute("categories", this.categories.all(locale));
		model.addAttribute("currency", this.settings.current().currency().getCurrencyCode());
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_DIRECTORIES));
		return "clinic/services";
	}

	@GetMapping("/new")
	String blank(Model model, Locale locale) {
		return form(null, ServiceForm.empty(), model, locale);
	}

	@PostMapping
	String add(@Valid @ModelAttribute("form") ServiceForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect, Locale locale) {
		return this.submissions.attempt(submission, errors, () -> {
			this.services.add(form.toCommand());
			return "/settings/services";
		})
			.map((target) -> Notice.success(redirect, "clinic.saved", form.name()).redirect(target))
			.orElseGet(() -> form(null, form, model, locale));
	}

	@GetMapping("/{code}")
	String show(@PathVariable String code, Model model, Locale locale) {
		ServiceView known = known(code);
		return form(known, ServiceForm.of(known), model, locale);
	}

	@PostMapping("/{code}")
	String change(@PathVariable String code, @Valid @ModelAttribute("form") ServiceForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect, Locale locale) {
		ServiceView known = known(code);
		return this.submissions.change(submission, errors, () -> ServiceForm.of(known(code)), () -> {
			this.services.change(known.id(), form.toCommand());
			return "/settings/services";
		})
			.map((target) -> Notice.success(redirect, "clinic.saved", form.name()).redirect(target))
			.orElseGet(() -> form(known, form, model, locale));
	}

	@PostMapping("/{code}/active")
	String activate(@PathVariable String code, @RequestParam boolean active, @RequestParam String submission,
			RedirectAttributes redirect) {
		ServiceView known = known(code);
		String target = this.submissions.once(submission, () -> {
			if (active) {
				this.services.restore(known.id());
			}
			else {
				this.services.retire(known.id());
			}
			return "/settings/services";
		});
		return Notice.success(redirect, active ? "clinic.restored" : "clinic.retired", known.name()).redirect(target);
	}

	private ServiceView known(String code) {
		return this.services.find(code).orElseThrow(() -> new NotFound("clinic.refusal.unknownService", code));
	}

	private String form(@Nullable ServiceView known, ServiceForm form, Model model, Locale locale) {
		this.current.require(Right.EDIT_DIRECTORIES);
		if (known != null) {
			Submissions.shown(model, ServiceForm.of(known));
		}
		model.addAttribute("known", known);
		model.addAttribute("form", form);
		model.addAttribute("categories", this.categories.all(locale));
		model.addAttribute("currency", this.settings.current().currency().getCurrencyCode());
		model.addAttribute("types", CashbackSetting.Type.values());
		model.addAttribute("mayRate", this.current.actor().may(Right.EDIT_RATES));
		return "clinic/service";
	}

}
