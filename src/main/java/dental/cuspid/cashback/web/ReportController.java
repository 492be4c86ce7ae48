package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;

import dental.cuspid.cashback.Basis;
import dental.cuspid.cashback.CampaignFilter;
import dental.cuspid.cashback.CampaignService;
import dental.cuspid.cashback.CashbackReport;
import dental.cuspid.cashback.CashbackReportService;
import dental.cuspid.cashback.CashbackRuleService;
import dental.cuspid.cashback.RuleView;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.messaging.Medium;
import dental.cuspid.shared.Bar;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Figures of cashback, and lists of patients for campaigns.
 */
@Controller("cashbackReportController")
@RequestMapping("/reports/cashback")
class ReportController {

	private static final int MONTHS = 12;

	private static final int MOST_MONTHS = 60;

	private final CashbackReportService reports;

	private final CampaignService campaigns;

	private final CashbackRuleService rules;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final CurrentStaff current;

	ReportController(CashbackReportService reports, CampaignService campaigns, CashbackRuleService rules,
			ClinicSettingsService settings, ClinicTime time, CurrentStaff current) {
		this.reports = reports;
		this.campaigns = campaigns;
		this.rules = rules;
		this.settings = settings;
		this.time = time;
		this.current = current;
	}

	@GetMapping
	String show(@RequestParam(required = false) @Nullable YearMonth from,
			@RequestParam(required = false) @Nullable YearMonth to, Model model) {
		this.current.require(Right.READ_REPORTS);
		Period period = Period.of(from, to, YearMonth.from(this.time.today()));
		CashbackReport report = this.reports.of(period.from(), period.to());
		model.addAttribute("period", period);
		model.addAttribute("report", report);
		model.addAttribute("ruleBars", Bar.of(report.rules(), (row) -> row.amount().amount()));
		model.addAttribute("serviceBars", Bar.of(report.services(), (row) -> row.amount().amount()));
		model.addAttribute("monthBars", Bar.of(report.months(), (row) -> row.accrued().amount()));
		model.addAttribute("currency", currency());
		return "cashback/report";
	}

	@GetMapping("/movements")
	String movements(@RequestParam YearMonth month, @RequestParam CashbackReport.Kind kind,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		this.current.require(Right.READ_REPORTS);
		model.addAttribute("month", month);
		model.addAttribute("kind", kind);
		model.addAttribute("page", this.reports.rows(month, kind, cursor));
		return "cashback/movements";
	}

	@GetMapping("/patients")
	String patients(@RequestParam(defaultValue = "SMS") Medium medium,
			@RequestParam(required = false) @Nullable BigDecimal paidFrom,
			@RequestParam(required = false) @Nullable BigDecimal paidBelow,
			@RequestParam(required = false) @Nullable BigDecimal bonusFrom,
			@RequestParam(required = false) @Nullable LocalDate lastVisitBefore,
			@RequestParam(required = false) @Nullable LocalDate lapsesBefore,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		this.current.require(Right.READ_REPORTS);
		var filter = new CampaignFilter(medium, paidFrom, paidBelow, bonusFrom, lastVisitBefore, lapsesBefore);
		RuleView rule = this.rules.all()
			.stream()
			.filter((one) -> one.terms().basis() == Basis.CUMULATIVE)
			.findFirst()
			.orElse(null);
		model.addAttribute("filter", filter);
		model.addAttribute("media", Medium.values());
		model.addAttribute("rule", rule);
		model.addAttribute("brackets", Bar.of(this.campaigns.brackets((rule != null) ? rule.terms() : null, medium),
				(row) -> BigDecimal.valueOf(row.patients())));
		model.addAttribute("page", this.campaigns.list(filter, cursor));
		model.addAttribute("currency", currency());
		return "cashback/campaign";
	}

	private Currency currency() {
		return this.settings.current().currency();
	}

	/**
	 * Months to report on, both included.
	 */
	record Period(YearMonth from, YearMonth to) {

		static Period of(@Nullable YearMonth from, @Nullable YearMonth to, YearMonth now) {
			YearMonth last = (to != null) ? to : now;
			YearMonth first = (from != null && !from.isAfter(last)) ? from : last.minusMonths(MONTHS - 1L);
			return new Period(first.isBefore(last.minusMonths(MOST_MONTHS)) ? last.minusMonths(MOST_MONTHS) : first,
					last);
		}

	}

}
