package dental.cuspid.cashback.web;

import java.util.List;

import dental.cuspid.cashback.CashbackRuleService;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.RevenueCategoryService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceRateService;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.RuleViolation;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Standard mode (CB-1): what each service earns, in one table that is changed in place or
 * for all shown services at once.
 */
@Controller
@RequestMapping("/cashback/rates")
class RatesController {

	private static final int PAGE = 100;

	private final ServiceRateService rates;

	private final ServiceCatalogue services;

	private final RevenueCategoryService categories;

	private final CashbackRuleService rules;

	private final ClinicSettingsService settings;

	private final CurrentStaff current;

	private final Submissions submissions;

	RatesController(ServiceRateService rates, ServiceCatalogue services, RevenueCategoryService categories,
			CashbackRuleService rules, ClinicSettingsService settings, CurrentStaff current, Submissions submissions) {
		this.rates = rates;
		this.services = services;
		this.categories = categories;
		this.rules = rules;
		this.settings = settings;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping
	String show(RatesFilter filter, @RequestParam(required = false) @Nullable String cursor, Model model) {
		List<ServiceView> all = filter.of(this.services.all());
		List<ServiceView> shown = page(all, cursor);
		return table(filter, all, shown, RatesForm.of(shown), BulkRateForm.of(filter, all), model);
	}

	@PostMapping
	String change(@Valid @ModelAttribute("form") RatesForm form, BindingResult errors, RatesFilter filter,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_RATES);
		return this.submissions.attempt(submission, errors, () -> {
			Notice.success(redirect, "cashback.notice.rates", this.rates.change(form.changes()));
			return back(filter);
		}).map((target) -> "redirect:" + target).orElseGet(() -> {
			List<ServiceView> all = this.services.all();
			List<ServiceView> shown = form.rates()
				.stream()
				.flatMap((row) -> all.stream().filter((service) -> service.id().value().equals(row.service())))
				.toList();
			return table(filter, shown, shown, form, BulkRateForm.of(filter, filter.of(all)), model);
		});
	}

	@PostMapping("/bulk")
	String changeAll(@Valid @ModelAttribute("bulk") BulkRateForm bulk, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_RATES);
		RatesFilter filter = bulk.filter();
		return this.submissions.attempt(submission, errors, () -> {
			Notice.success(redirect, "cashback.notice.rates", changeAll(bulk, filter));
			return back(filter);
		}).map((target) -> "redirect:" + target).orElseGet(() -> {
			List<ServiceView> all = filter.of(this.services.all());
			List<ServiceView> shown = page(all, null);
			return table(filter, all, shown, RatesForm.of(shown), bulk, model);
		});
	}

	private int changeAll(BulkRateForm bulk, RatesFilter filter) {
		List<ServiceView> shown = filter.of(this.services.all());
		if (!BulkRateForm.seen(shown).equals(bulk.seen())) {
			throw new Conflict("shared.refusal.stale");
		}
		try {
			return this.rates.change(bulk.changes(shown));
		}
		catch (RuleViolation refused) {
			throw refused.at("bulkValue");
		}
	}

	private String table(RatesFilter filter, List<ServiceView> all, List<ServiceView> shown, RatesForm form,
			BulkRateForm bulk, Model model) {
		model.addAttribute("filter", filter);
		model.addAttribute("services", shown);
		model.addAttribute("matching", all.size());
		model.addAttribute("form", form);
		model.addAttribute("bulk", bulk);
		model.addAttribute("nextCursor",
				(!shown.isEmpty() && !shown.getLast().equals(all.getLast())) ? Cursor.of(shown.getLast().id()) : null);
		model.addAttribute("categories", this.categories.all());
		model.addAttribute("types", CashbackSetting.Type.values());
		model.addAttribute("currency", this.settings.current().currency());
		model.addAttribute("mode", this.rules.mode());
		model.addAttribute("mayRate", this.current.actor().may(Right.EDIT_RATES));
		return "cashback/rates";
	}

	private static List<ServiceView> page(List<ServiceView> all, @Nullable String cursor) {
		List<String> after = Cursor.read(cursor, 1);
		if (after.isEmpty()) {
			return all.stream().limit(PAGE).toList();
		}
		return all.stream()
			.dropWhile((service) -> !service.id().toString().equals(after.getFirst()))
			.skip(1)
			.limit(PAGE)
			.toList();
	}

	private static String back(RatesFilter filter) {
		return org.springframework.web.util.UriComponentsBuilder.fromPath("/cashback/rates")
			.queryParam("q", "{q}")
			.queryParam("category", "{category}")
			.queryParam("earning", "{earning}")
			.encode()
			.buildAndExpand(filter.q(), filter.category(), filter.earning())
			.toUriString();
	}

}
