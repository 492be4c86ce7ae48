package dental.cuspid.clinic.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.ReferralMode;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The clinic's general settings, and its reward amounts and bonus caps.
 */
@Controller
class ClinicController {

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final CurrentStaff current;

	private final Submissions submissions;

	ClinicController(ClinicSettingsService settings, ClinicTime time, CurrentStaff current, Submissions submissions) {
		this.settings = settings;
		this.time = time;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping("/settings/clinic")
	String show(Model model, Locale locale) {
		return page(ClinicForm.of(this.settings.current()), model, locale);
	}

	@PostMapping("/settings/clinic")
	String change(@Valid @ModelAttribute("form") ClinicForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect, Locale locale) {
		this.current.require(Right.EDIT_DIRECTORIES);
		return this.submissions.change(submission, errors, () -> ClinicForm.of(this.settings.current()), () -> {
			this.settings.change(form.toCommand());
			return "/settings/clinic";
		})
			.map((target) -> Notice.success(redirect, "clinic.settings.saved").redirect(target))
			.orElseGet(() -> page(form, model, locale));
	}

	@GetMapping("/settings/amounts")
	String amounts(Model model) {
		return amounts(now(this.time.today()), model);
	}

	/** What holds today, proposed from a day on. */
	private AmountsForm now(LocalDate from) {
		return AmountsForm.of(this.settings.current(), this.settings.referralTerms(this.time.today()), from);
	}

	@PostMapping("/settings/amounts")
	String changeAmounts(@Valid @ModelAttribute("form") AmountsForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_AMOUNTS);
		return this.submissions.change(submission, errors, () -> now(LocalDate.EPOCH), () -> {
			this.settings.change(form.toCommand());
			return "/settings/amounts";
		})
			.map((target) -> Notice.success(redirect, "clinic.settings.saved").redirect(target))
			.orElseGet(() -> amounts(form, model));
	}

	private String page(ClinicForm form, Model model, Locale locale) {
		Submissions.shown(model, ClinicForm.of(this.settings.current()));
		model.addAttribute("form", form);
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_DIRECTORIES));
		model.addAttribute("currencies",
				named(Currency.availableCurrencies()
					.filter((currency) -> currency.getDefaultFractionDigits() >= 0)
					.map(Currency::getCurrencyCode),
						(code) -> code + " · " + Currency.getInstance(code).getDisplayName(locale)));
		model.addAttribute("countries", named(Arrays.stream(Locale.getISOCountries()),
				(code) -> Locale.of("", code).getDisplayCountry(locale)));
		model.addAttribute("zones",
				named(Stream
					.concat(ZoneId.getAvailableZoneIds()
						.stream()
						.filter((zone) -> zone.contains("/") && !zone.startsWith("Etc/")
								&& !zone.startsWith("SystemV/")),
							Stream.of(this.settings.current().timeZone().getId()))
					.distinct(), Function.identity()));
		return "clinic/clinic";
	}

	private String amounts(AmountsForm form, Model model) {
		Submissions.shown(model, now(LocalDate.EPOCH));
		model.addAttribute("form", form);
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_AMOUNTS));
		model.addAttribute("modes", ReferralMode.values());
		model.addAttribute("today", this.time.today());
		model.addAttribute("currency", this.settings.current().currency().getCurrencyCode());
		model.addAttribute("history", this.settings.referralHistory());
		return "clinic/amounts";
	}

	private static Map<String, String> named(Stream<String> codes, Function<String, String> name) {
		return codes.collect(Collectors.toMap(Function.identity(), name))
			.entrySet()
			.stream()
			.sorted(Comparator.comparing(Map.Entry::getValue))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
	}

}
