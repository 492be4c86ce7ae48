package dental.cuspid.pipelines;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why something happens to a deal, and what caused it.
 *
 * @param args values of the sentence
 * @param causeType {@code deal}, {@code appointment}, {@code contact}, {@code plan} …
 * @param causedBy the move it follows from, or null
 * @param fromCalendar whether the calendar has it already, so that it is not told again
 */
record Because(Why why, List<?> args, @Nullable String causeType, @Nullable String causeId, @Nullable MoveId causedBy,
		boolean fromCalendar) {

	static Because byHand() {
		return of(Why.BY_HAND);
	}

	static Because of(Why why, Object... args) {
		return new Because(why, List.of(args), null, null, null, false);
	}

	Because cause(String type, Object id) {
		return new Because(this.why, this.args, type, id.toString(), this.causedBy, this.fromCalendar);
	}

	Because causedBy(MoveId move) {
		return new Because(this.why, this.args, this.causeType, this.causeId, move, this.fromCalendar);
	}

	Because calendar() {
		return new Because(this.why, this.args, this.causeType, this.causeId, this.causedBy, true);
	}

	/** The same cause for something else, or for not doing it. */
	Because insteadOf(Why other, Object... args) {
		return new Because(other, List.of(args), this.causeType, this.causeId, this.causedBy, this.fromCalendar);
	}

	boolean automatic() {
		return this.why != Why.BY_HAND;
	}

}
