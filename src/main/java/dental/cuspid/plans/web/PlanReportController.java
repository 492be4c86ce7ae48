package dental.cuspid.plans.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.plans.AcceptanceRow;
import dental.cuspid.plans.PlanReportService;
import dental.cuspid.plans.PlanReportService.Group;
import dental.cuspid.plans.PlanReportService.Outcome;
import dental.cuspid.plans.PlanRow;
import dental.cuspid.plans.RefusalRow;
import dental.cuspid.shared.Bar;
import dental.cuspid.shared.Sheet;
import dental.cuspid.shared.SheetFormat;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Report;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Acceptance of plans: rate and value by month, coordinator and practitioner, reasons of
 * refusals. Every figure leads to its plans.
 */
@Controller
@RequestMapping("/reports/plans")
class PlanReportController {

	private final PlanReportService reports;

	private final ClinicTime time;

	private final MessageSource messages;

	private final CurrentStaff current;

	PlanReportController(PlanReportService reports, ClinicTime time, MessageSource messages, CurrentStaff current) {
		this.reports = reports;
		this.time = time;
		this.messages = messages;
		this.current = current;
	}

	@GetMapping
	String show(@RequestParam(defaultValue = "MONTH") Group by,
			@RequestParam(required = false) @Nullable LocalDate from,
			@RequestParam(required = false) @Nullable LocalDate to, Model model) {
		Period period = period(from, to);
		period.into(model);
		List<AcceptanceRow> rows = this.reports.acceptance(by, period.from(), period.to());
		model.addAttribute("by", by);
		model.addAttribute("groups", Group.values());
		model.addAttribute("rows", Bar.of(rows, (row) -> row.acceptedValue().amount()));
		model.addAttribute("refusals",
				Bar.of(this.reports.refusals(period.from(), period.to()), (row) -> row.value().amount()));
		return "plans/report";
	}

	/** The plans behind a figure. */
	@GetMapping("/rows")
	String rows(@RequestParam(defaultValue = "MONTH") Group by, @RequestParam(required = false) @Nullable String key,
			@RequestParam(required = false) @Nullable Outcome outcome,
			@RequestParam(required = false) @Nullable String reason,
			@RequestParam(required = false) @Nullable LocalDate from,
			@RequestParam(required = false) @Nullable LocalDate to, Model model) {
		Period period = period(from, to);
		period.into(model);
		List<PlanRow> plans = (reason != null) ? this.reports.refused(reason, period.from(), period.to())
				: this.reports.plans(by, key, outcome, period.from(), period.to());
		model.addAttribute("by", by);
		model.addAttribute("key", key);
		model.addAttribute("outcome", outcome);
		model.addAttribute("reason", reason);
		model.addAttribute("plans", plans);
		return "plans/report-rows";
	}

	@GetMapping("/acceptance.{format:csv|xlsx}")
	ResponseEntity<byte[]> file(@PathVariable SheetFormat format, @RequestParam(defaultValue = "MONTH") Group by,
			@RequestParam(required = false) @Nullable LocalDate from,
			@RequestParam(required = false) @Nullable LocalDate to, Locale locale) {
		this.current.require(Right.READ_REPORTS);
		Period period = period(from, to);
		List<AcceptanceRow> rows = this.reports.acceptance(by, period.from(), period.to());
		return format.download("plans-" + by.name().toLowerCase(Locale.ROOT), (sheet) -> {
			sheet.line(Sheet.heads(this.messages, locale, "plans.report.by." + by, "plans.report.presented",
					"plans.report.presentedValue", "plans.report.ACCEPTED", "plans.report.acceptedValue",
					"plans.report.REFUSED", "plans.report.refusedValue", "plans.report.OPEN", "plans.report.rate"));
			rows.forEach((row) -> sheet.line(List.of((row.name() != null) ? row.name() : row.key(), row.presented(),
					row.presentedValue().amount(), row.accepted(), row.acceptedValue().amount(), row.refused(),
					row.refusedValue().amount(), row.open(), row.rate())));
		});
	}

	@GetMapping("/refusals.{format:csv|xlsx}")
	ResponseEntity<byte[]> refusals(@PathVariable SheetFormat format,
			@RequestParam(required = false) @Nullable LocalDate from,
			@RequestParam(required = false) @Nullable LocalDate to, Locale locale) {
		this.current.require(Right.READ_REPORTS);
		Period period = period(from, to);
		List<RefusalRow> rows = this.reports.refusals(period.from(), period.to());
		return format.download("plan-refusals", (sheet) -> {
			sheet.line(Sheet.heads(this.messages, locale, "plans.report.reason", "plans.report.REFUSED",
					"plans.report.refusedValue"));
			rows.forEach((row) -> sheet.line(List.of(row.reason(), row.count(), row.value().amount())));
		});
	}

	private Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
		LocalDate last = (to != null) ? to : this.time.today();
		LocalDate first = (from != null) ? from : last.minusYears(1).plusDays(1);
		return new Period(first.isAfter(last) ? last : first, last);
	}

	private record Period(LocalDate from, LocalDate to) {

		void into(Model model) {
			model.addAttribute("from", this.from);
			model.addAttribute("to", this.to);
		}

	}

	/**
	 * Puts the report into the list of reports.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Listed {

		private static final int ORDER = 10;

		@Bean
		Report planAcceptance() {
			return new Report(Report.Area.PLANS, ORDER, "/reports/plans", "clipboard-list", "plans.report.title",
					"plans.report.about");
		}

	}

}
