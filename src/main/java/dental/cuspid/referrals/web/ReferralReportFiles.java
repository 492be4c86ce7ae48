package dental.cuspid.referrals.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import dental.cuspid.patients.PatientBrief;
import dental.cuspid.referrals.ReferralReports;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Sheet;
import dental.cuspid.shared.SheetFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The reports of recommendations as files, with the same rows as their pages.
 */
@Component
class ReferralReportFiles {

	private final ReferralReports reports;

	private final MessageSource messages;

	ReferralReportFiles(ReferralReports reports, MessageSource messages) {
		this.reports = reports;
		this.messages = messages;
	}

	ResponseEntity<byte[]> file(String report, SheetFormat format, LocalDate from, LocalDate to) {
		Locale locale = LocaleContextHolder.getLocale();
		List<List<?>> lines = switch (report) {
			case "recommenders" -> lines(
					Sheet.heads(this.messages, locale, "referrals.report.card", "referrals.report.patient",
							"referrals.report.newcomers", "referrals.report.credited", "referrals.report.revenue",
							"referrals.report.costs"),
					this.reports.recommenders(from, to)
						.stream()
						.map((one) -> List.of(card(one.patient()), one.patient().name(), one.newcomers(),
								one.credited(), one.revenue().amount(), one.cost().amount()))
						.toList());
			case "tree" -> lines(
					Sheet.heads(this.messages, locale, "referrals.report.depth", "referrals.report.card",
							"referrals.report.patient", "referrals.report.revenue", "referrals.report.brought"),
					this.reports.tree(null)
						.stream()
						.map((one) -> List.of(one.depth(), card(one.patient()), one.patient().name(),
								one.revenue().amount(), one.brought().amount()))
						.toList());
			case "cost" -> lines(
					Sheet.heads(this.messages, locale, "referrals.report.month", "referrals.report.newcomers",
							"referrals.report.credit", "referrals.report.topUps", "referrals.report.gifts",
							"referrals.report.revenue"),
					this.reports.costs(from, to)
						.stream()
						.map((one) -> List.of(one.month().toString(), one.newcomers(), one.credit().amount(),
								one.topUps().amount(), one.gifts(), one.revenue().amount()))
						.toList());
			case "coupons" -> lines(
					Sheet.heads(this.messages, locale, "referrals.report.month", "referrals.report.issued",
							"referrals.report.presented", "referrals.report.credited"),
					this.reports.coupons(from, to)
						.stream()
						.map((one) -> List.of(one.month().toString(), one.issued(), one.presented(), one.credited()))
						.toList());
			case "liability" -> lines(
					Sheet.heads(this.messages, locale, "referrals.report.card", "referrals.report.patient",
							"referrals.report.balance"),
					this.reports.liability()
						.accounts()
						.stream()
						.map((one) -> List.of(card(one.patient()), one.patient().name(), one.balance().amount()))
						.toList());
			case "rows" -> lines(
					Sheet.heads(this.messages, locale, "referrals.report.patient", "referrals.report.newcomer",
							"referrals.report.presentedOn", "referrals.report.creditedOn", "referrals.report.credit",
							"referrals.report.topUps", "referrals.report.revenue"),
					this.reports.rows(null, null, from, to)
						.stream()
						.map((one) -> List.of(one.referrer().name(), one.newcomer().name(),
								one.presentedOn().toString(),
								(one.creditedOn() != null) ? one.creditedOn().toString() : "", amount(one.credit()),
								amount(one.topUp()), one.revenue().amount()))
						.toList());
			default -> throw new NotFound("referrals.refusal.unknownReport", report);
		};
		return format.download("referrals-" + report, (sheet) -> lines.forEach(sheet::line));
	}

	private static List<List<?>> lines(List<?> heads, List<? extends List<?>> rows) {
		var lines = new java.util.ArrayList<List<?>>();
		lines.add(heads);
		lines.addAll(rows);
		return lines;
	}

	private static Object amount(@Nullable Money money) {
		return (money != null) ? money.amount() : "";
	}

	private static String card(PatientBrief patient) {
		return (patient.cardNumber() != null) ? patient.cardNumber() : "";
	}

}
