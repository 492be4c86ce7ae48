package dental.cuspid.plans;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Decides when a step counts from: now, or an earlier moment for those who may enter what
 * happened on an earlier day, never before the step that came before it.
 */
@Component
class StepMoments {

	/** How old "now" may be when it gets here. */
	private static final Duration NOW = Duration.ofMinutes(5);

	private final ClinicTime time;

	private final CurrentStaff current;

	StepMoments(ClinicTime time, CurrentStaff current) {
		this.time = time;
		this.current = current;
	}

	Instant now() {
		return this.time.now().truncatedTo(ChronoUnit.MICROS);
	}

	Instant of(@Nullable Instant asked, @Nullable Instant after) {
		Instant now = now();
		if (asked == null) {
			return now;
		}
		Instant at = asked.truncatedTo(ChronoUnit.MICROS);
		if (at.isAfter(now.plus(NOW))) {
			throw new RuleViolation("plans.refusal.future").at("at");
		}
		if (after != null && at.isBefore(after)) {
			throw new RuleViolation("plans.refusal.order").at("at");
		}
		if (at.isBefore(now.minus(NOW)) && !this.current.actor().mayBackdate()) {
			throw new RuleViolation("plans.refusal.backdating").at("at");
		}
		return at;
	}

	/**
	 * The day on a signed paper: not ahead, and not before the contract was made unless
	 * the person may enter what happened earlier.
	 */
	LocalDate signedOn(@Nullable LocalDate asked, Instant at, Instant contractMade) {
		LocalDate today = this.time.dayOf(at);
		if (asked == null) {
			return today;
		}
		if (asked.isAfter(today)) {
			throw new RuleViolation("plans.refusal.signedAhead").at("signedOn");
		}
		if (asked.isBefore(this.time.dayOf(contractMade)) && !this.current.actor().mayBackdate()) {
			throw new RuleViolation("plans.refusal.signedBefore").at("signedOn");
		}
		return asked;
	}

}
