package dental.cuspid.referrals;

import java.time.LocalDate;
import java.util.List;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.Waiting;

import org.springframework.stereotype.Component;

/**
 * Reminds whoever may seal of weeks that ended and are not sealed (COUP-15).
 */
@Component
class WeeksWaiting implements Waiting {

	private static final int WEEKS = 8;

	private final WeekFacts facts;

	private final ClinicTime time;

	WeeksWaiting(WeekFacts facts, ClinicTime time) {
		this.facts = facts;
		this.time = time;
	}

	@Override
	public List<Item> items(Actor actor) {
		if (!actor.may(Right.SEAL_WEEKS)) {
			return List.of();
		}
		LocalDate monday = IsoWeek.of(this.time.today()).from();
		List<WeekFacts.Busy> open = this.facts
			.weeks(monday.minusWeeks(WEEKS), monday.minusDays(1), this.time.zone().getId())
			.stream()
			.filter((week) -> !week.sealed())
			.toList();
		if (open.isEmpty()) {
			return List.of();
		}
		IsoWeek oldest = open.getLast().week();
		return List.of(new Item(40, "clipboard-check", "referrals.week.waiting",
				List.of(open.size(), oldest.toString(), open.getLast().rows()), "/referrals/weeks/" + oldest,
				oldest.to().isBefore(monday.minusDays(7))));
	}

}
