package dental.cuspid.referrals.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import dental.cuspid.patients.PatientBrief;
import dental.cuspid.referrals.IsoWeek;
import dental.cuspid.referrals.ReferralMark;
import dental.cuspid.referrals.ReferralWeekService;
import dental.cuspid.referrals.WeekRow;
import dental.cuspid.referrals.WeekRowKind;
import dental.cuspid.referrals.WeekView;
import dental.cuspid.shared.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The weekly check for other systems: rows, ticks, seal, export.
 */
@RestController
@RequestMapping("/api/v1/referral-weeks/{week}")
class WeekApi {

	private final ReferralWeekService weeks;

	WeekApi(ReferralWeekService weeks) {
		this.weeks = weeks;
	}

	@GetMapping
	Week show(@PathVariable String week) {
		return Week.of(this.weeks.view(IsoWeek.parse(week)));
	}

	@PostMapping("/checks")
	Week check(@PathVariable String week, @Valid @RequestBody Tick tick) {
		IsoWeek asked = IsoWeek.parse(week);
		this.weeks.check(asked, tick.row(), tick.comment());
		return Week.of(this.weeks.view(asked));
	}

	/** Whoever seals answers for every row nobody has ticked. */
	@PostMapping("/seal")
	Week seal(@PathVariable String week) {
		IsoWeek asked = IsoWeek.parse(week);
		this.weeks.checkAndSeal(asked);
		return Week.of(this.weeks.view(asked));
	}

	@GetMapping("/export")
	ResponseEntity<String> export(@PathVariable String week) {
		return WeekController.file(week, this.weeks);
	}

	/**
	 * A row to tick off.
	 */
	record Tick(@NotBlank @Size(max = 100) String row, @Nullable @Size(max = 500) String comment) {

	}

	/**
	 * A week.
	 */
	record Week(String week, LocalDate from, LocalDate to, boolean ended, List<Row> rows, Totals totals,
			WeekView.@Nullable Seal seal, List<WeekView.Finding> findings) {

		static Week of(WeekView view) {
			var totals = view.totals();
			return new Week(view.week().toString(), view.week().from(), view.week().to(), view.ended(),
					view.rows().stream().map(Row::of).toList(),
					new Totals(totals.coupons(), totals.presented(), totals.credited().amount(),
							totals.topUpsSent().amount(), totals.debited().amount(), totals.corrections().amount(),
							totals.exceptions(), view.rows().size(), view.unchecked()),
					view.seal(), view.findings());
		}

	}

	/**
	 * The week in short.
	 */
	record Totals(int coupons, int presented, BigDecimal credited, BigDecimal topUpsSent, BigDecimal debited,
			BigDecimal corrections, int exceptions, int rows, long unchecked) {

	}

	/**
	 * A row.
	 */
	record Row(String id, WeekRowKind kind, LocalDate day, Instant at, @Nullable String patient,
			@Nullable String newcomer, @Nullable Integer coupons, @Nullable BigDecimal amount, @Nullable String account,
			@Nullable String reason, Set<ReferralMark> marks, boolean exception, String by,
			WeekRow.@Nullable Check check) {

		static Row of(WeekRow row) {
			return new Row(row.key(), row.kind(), row.day(), row.at(), reference(row.patient()),
					reference(row.newcomer()), row.coupons(), amount(row.amount()),
					(row.account() != null) ? row.account().name() : null, row.reason(), row.marks(), row.exception(),
					row.byName(), row.check());
		}

		private static @Nullable BigDecimal amount(@Nullable Money money) {
			return (money != null) ? money.amount() : null;
		}

		private static @Nullable String reference(@Nullable PatientBrief patient) {
			if (patient == null) {
				return null;
			}
			return (patient.cardNumber() != null) ? patient.cardNumber() : patient.id().toString();
		}

	}

}
