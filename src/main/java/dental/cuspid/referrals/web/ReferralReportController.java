package dental.cuspid.referrals.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.referrals.ReferralReports;
import dental.cuspid.shared.Bar;
import dental.cuspid.shared.SheetFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The reports of recommendations; each figure leads to its rows.
 */
@Controller
@RequestMapping("/reports/referrals")
class ReferralReportController {

	private final ReferralReports reports;

	private final ReferralReportFiles files;

	private final ClinicTime time;

	ReferralReportController(ReferralReports reports, ReferralReportFiles files, ClinicTime time) {
		this.reports = reports;
		this.files = files;
		this.time = time;
	}

	@GetMapping("/recommenders")
	String recommenders(@RequestParam(required = false) @Nullable LocalDate from,
			@RequestParam(required = false) @Nullable LocalDate to, Model model) {
		Period period = period(from, to, model);
		model.addAttribute("bars",
				Bar.of(this.reports.recommenders(period.from(), period.to()), (one) -> one.revenue().amount()));
		return "referrals/report-recommenders";
	}

	@GetMapping("/tree")
	String tree(@RequestParam(required = false) @Nullable UUID root, Model model) {
		model.addAttribute("bars",
				Bar.of(this.reports.tree(root), (one) -> one.revenue().plus(one.brought()).amount()));
		return "referrals/report-tree";
	}

	@GetMapping("/cost")
	String cost(@RequestParam(required = false) @Nullable LocalDate from,
			@RequestParam(required = false) @Nullable LocalDate to, Model model) {
		Period period = period(from, to, model);
		var months = this.reports.costs(period.from(), period.to());
		BigDecimal most = months.stream()
			.map((month) -> month.revenue().amount().max(month.cost().amount()))
			.reduce(BigDecimal.ZERO, BigDecimal::max);
		model.addAttribute("revenue", Bar.of(months, (month) -> month.revenue().amount(), most));
		model.addAttribute("cost", Bar.of(months, (month) -> month.cost().amount(), most));
		return "referrals/report-cost";
	}

	@GetMapping("/coupons")
	String coupons(@RequestParam(required = false) @Nullable LocalDate from,
			@RequestParam(required = false) @Nullable LocalDate to, Model model) {
		Period period = period(from, to, model);
		var months = this.reports.coupons(period.from(), period.to());
		BigDecimal most = months.stream()
			.map((month) -> BigDecimal.valueOf(Math.max(month.issued(), month.presented())))
			.reduce(BigDecimal.ZERO, BigDecimal::max);
		model.addAttribute("issued", Bar.of(months, (month) -> BigDecimal.valueOf(month.issued()), most));
		model.addAttribute("presented", Bar.of(months, (month) -> BigDecimal.valueOf(month.presented()), most));
		return "referrals/report-coupons";
	}

	@GetMapping("/liability")
	String liability(Model model) {
		var owed = this.reports.liability();
		model.addAttribute("owed", owed);
		model.addAttribute("bars", Bar.of(owed.accounts(), (one) -> one.balance().amount()));
		return "referrals/report-liability";
	}

	@GetMapping("/rows")
	String rows(@RequestParam(required = false) @Nullable UUID referrer,
			@RequestParam(required = false) @Nullable YearMonth month,
			@RequestParam(required = false) @Nullable LocalDate from,
			@RequestParam(required = false) @Nullable LocalDate to, Model model) {
		Period period = period(from, to, model);
		model.addAttribute("rows", this.reports.rows(referrer, month, period.from(), period.to()));
		return "referrals/report-rows";
	}

	@GetMapping("/issues")
	String issues(@RequestParam(required = false) @Nullable YearMonth month, Model model) {
		model.addAttribute("issues", this.reports.issues((month != null) ? month : YearMonth.from(this.time.today())));
		return "referrals/report-issues";
	}

	@GetMapping("/{report}.{format:csv|xlsx}")
	ResponseEntity<byte[]> file(@PathVariable String report, @PathVariable SheetFormat format,
			@RequestParam(required = false) @Nullable LocalDate from,
			@RequestParam(required = false) @Nullable LocalDate to) {
		Period period = Period.of(from, to, this.time.today());
		return this.files.file(report, format, period.from(), period.to());
	}

	private Period period(@Nullable LocalDate from, @Nullable LocalDate to, Model model) {
		Period period = Period.of(from, to, this.time.today());
		model.addAttribute("period", period);
		return period;
	}

	/**
	 * The days a report looks at; the last twelve months where none are given.
	 */
	record Period(LocalDate from, LocalDate to) {

		static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
			LocalDate last = (to != null) ? to : today;
			return new Period((from != null) ? from : last.withDayOfMonth(1).minusMonths(11), last);
		}

	}

}
