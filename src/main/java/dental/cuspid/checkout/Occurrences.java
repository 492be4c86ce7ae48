package dental.cuspid.checkout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Decides when something counts from: now, or an earlier moment for those who may enter
 * what happened on an earlier day, outside closed periods.
 */
@Component
class Occurrences {

	private final ClinicTime time;

	private final CurrentStaff current;

	private final LedgerService ledger;

	Occurrences(ClinicTime time, CurrentStaff current, LedgerService ledger) {
		this.time = time;
		this.current = current;
		this.ledger = ledger;
	}

	Occurrence now() {
		Instant now = this.time.now().truncatedTo(ChronoUnit.MICROS);
		return new Occurrence(now, this.time.dayOf(now), false, now);
	}

	/**
	 * The moment asked for, or now where none is.
	 * @param field where a refusal is shown
	 */
	Occurrence of(@Nullable Instant asked, String field) {
		if (asked == null) {
			return now();
		}
		Occurrence occurred = past(asked, field);
		if (occurred.backdated()) {
			if (!this.current.actor().mayBackdate()) {
				throw new RuleViolation("checkout.refusal.backdating").at(field);
			}
			requireOpen(occurred.at(), field);
		}
		return occurred;
	}

	/** A moment that is not ahead. */
	Occurrence past(Instant asked, String field) {
		Occurrence now = now();
		Instant at = asked.truncatedTo(ChronoUnit.MICROS);
		if (at.isAfter(now.at())) {
			throw new RuleViolation("checkout.refusal.future").at(field);
		}
		LocalDate day = this.time.dayOf(at);
		return new Occurrence(at, day, day.isBefore(now.day()), now.at());
	}

	/** Refuses a moment in a closed period. */
	void requireOpen(Instant at, String field) {
		try {
			this.ledger.requireOpen(at);
		}
		catch (RuleViolation refusal) {
			throw at(refusal, field);
		}
	}

	private static RuleViolation at(RuleViolation refusal, String field) {
		Refusal.Problem first = refusal.problems().getFirst();
		return new RuleViolation(first.code(), first.args()).at(field);
	}

}
