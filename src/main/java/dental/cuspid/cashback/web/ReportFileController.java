package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

import dental.cuspid.cashback.CampaignFilter;
import dental.cuspid.cashback.CampaignPatient;
import dental.cuspid.cashback.CampaignService;
import dental.cuspid.cashback.CashbackReport;
import dental.cuspid.cashback.CashbackReportService;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.messaging.Medium;
import dental.cuspid.shared.Sheet;
import dental.cuspid.shared.SheetFormat;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The tables of cashback as files, with the rows of their pages (BASE-10, CB-12).
 */
@Controller("cashbackReportFileController")
@RequestMapping("/reports/cashback")
class ReportFileController {

	private final CashbackReportService reports;

	private final CampaignService campaigns;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final CurrentStaff current;

	private final MessageSource messages;

	ReportFileController(CashbackReportService reports, CampaignService campaigns, ClinicSettingsService settings,
			ClinicTime time, CurrentStaff current, MessageSource messages) {
		this.reports = reports;
		this.campaigns = campaigns;
		this.settings = settings;
		this.time = time;
		this.current = current;
		this.messages = messages;
	}

	@GetMapping("/{table:months|rules|services}.{format:csv|xlsx}")
	ResponseEntity<byte[]> file(@PathVariable String table, @PathVariable SheetFormat format,
			@RequestParam(required = false) @Nullable YearMonth from,
			@RequestParam(required = false) @Nullable YearMonth to, Locale locale) {
		this.current.require(Right.READ_REPORTS);
		var period = ReportController.Period.of(from, to, YearMonth.from(this.time.today()));
		CashbackReport report = this.reports.of(period.from(), period.to());
		String currency = this.settings.current().currency().getCurrencyCode();
		return format.download("cashback-" + table, (sheet) -> {
			switch (table) {
				case "rules" -> rules(report, currency, sheet, locale);
				case "services" -> services(report, currency, sheet, locale);
				default -> months(report, currency, sheet, locale);
			}
		});
	}

	private void months(CashbackReport report, String currency, Sheet sheet, Locale locale) {
		sheet.line(heads(locale, "cashback.replay.month", "cashback.report.ACCRUED", "cashback.report.TAKEN_BACK",
				"cashback.report.REDEEMED", "cashback.report.LAPSED", "cashback.report.OTHER",
				"cashback.report.outstanding", "cashback.report.currency"));
		report.months()
			.forEach((month) -> sheet.line(List.of(month.month(), month.accrued().amount(), month.takenBack().amount(),
					month.redeemed().amount(), month.lapsed().amount(), month.other().amount(),
					month.outstanding().amount(), currency)));
	}

	private void rules(CashbackReport report, String currency, Sheet sheet, Locale locale) {
		sheet.line(heads(locale, "cashback.report.rule", "cashback.replay.receipts", "cashback.report.ACCRUED",
				"cashback.report.currency"));
		report.rules()
			.forEach((one) -> sheet.line(List.of(rule(one, locale), one.receipts(), one.amount().amount(), currency)));
	}

	private String rule(CashbackReport.ByRule one, Locale locale) {
		return (one.rule() != null) ? this.messages.getMessage("cashback.receipt.byRule",
				new Object[] { one.name(), one.version() }, locale)
				: this.messages.getMessage("cashback.rates.title", null, locale);
	}

	private void services(CashbackReport report, String currency, Sheet sheet, Locale locale) {
		sheet.line(heads(locale, "cashback.report.code", "cashback.rates.service", "cashback.report.ACCRUED",
				"cashback.report.currency"));
		report.services()
			.forEach((one) -> sheet.line(List.of(one.code(), one.name(), one.amount().amount(), currency)));
	}

	@GetMapping("/patients.{format:csv|xlsx}")
	ResponseEntity<byte[]> patients(@PathVariable SheetFormat format, @RequestParam(defaultValue = "SMS") Medium medium,
			@RequestParam(required = false) @Nullable BigDecimal paidFrom,
			@RequestParam(required = false) @Nullable BigDecimal paidBelow,
			@RequestParam(required = false) @Nullable BigDecimal bonusFrom,
			@RequestParam(required = false) @Nullable LocalDate lastVisitBefore,
			@RequestParam(required = false) @Nullable LocalDate lapsesBefore, Locale locale) {
		this.current.require(Right.READ_REPORTS);
		List<CampaignPatient> patients = this.campaigns
			.export(new CampaignFilter(medium, paidFrom, paidBelow, bonusFrom, lastVisitBefore, lapsesBefore));
		return format.download("campaign", (sheet) -> {
			sheet.line(heads(locale, "cashback.replay.patient", "cashback.campaign.card", "cashback.campaign.language",
					"cashback.campaign.address", "cashback.campaign.paid", "cashback.panel.balance",
					"cashback.campaign.last"));
			patients.forEach((one) -> sheet.line(List.of(one.name(), text(one.cardNumber()), text(one.language()),
					one.address(), one.paid().amount(), one.bonus().amount(), text(one.lastVisit()))));
		});
	}

	private List<String> heads(Locale locale, String... keys) {
		return Sheet.heads(this.messages, locale, keys);
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

}
