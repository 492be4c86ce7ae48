package dental.cuspid.referrals;

import java.time.LocalDate;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Decides which day something counts from: today, or an earlier one that no week is
 * sealed over.
 */
@Component
class ReferralDays {

	private final ClinicTime time;

	private final LedgerService ledger;

	private final CurrentStaff current;

	ReferralDays(ClinicTime time, LedgerService ledger, CurrentStaff current) {
		this.time = time;
		this.ledger = ledger;
		this.current = current;
	}

	/**
	 * Today, or an earlier day for those who may enter what happened then.
	 * @param field where a refusal is shown
	 */
	Day of(@Nullable LocalDate asked, String field) {
		Day day = past(asked, field);
		if (day.backdated() && !this.current.actor().mayBackdate()) {
			throw new RuleViolation("referrals.refusal.backdating").at(field);
		}
		return day;
	}

	/**
	 * Today, or any earlier day.
	 */
	Day past(@Nullable LocalDate asked, String field) {
		LocalDate today = this.time.today();
		LocalDate day = (asked != null) ? asked : today;
		if (day.isAfter(today)) {
			throw new RuleViolation("referrals.refusal.future").at(field);
		}
		if (day.isBefore(LocalDate.of(1990, 1, 1))) {
			throw new RuleViolation("referrals.refusal.longAgo").at(field);
		}
		try {
			this.ledger.requireOpen(this.time.startOf(day));
		}
		catch (RuleViolation refusal) {
			Refusal.Problem first = refusal.problems().getFirst();
			throw new RuleViolation(first.code(), first.args()).at(field);
		}
		return new Day(day, day.isBefore(today));
	}

	/**
	 * A day.
	 *
	 * @param backdated whether it was before today
	 */
	record Day(LocalDate day, boolean backdated) {

	}

}
