package dental.cuspid.pipelines.web;

import java.math.BigDecimal;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A move with what the gate asks for.
 *
 * @param stage code of the stage to move to
 * @param from the stage the mover saw the card in
 * @param reason name of a known reason
 * @param words own words, where none of them fits
 * @param back where to return to
 * @param plan fingerprint of the plan that was shown, to be approved
 */
record GateForm(@Nullable String stage, @Nullable String from, @Nullable String reason, @Nullable String words,
		@Nullable String responsible, @Nullable String branch, @Nullable String practitioner, @Nullable String service,
		@Nullable LocalDateTime startsAt, @Nullable BigDecimal amount, @Nullable String comment,
		@Nullable String source, @Nullable String back, @Nullable String plan) {

	/** The reason as it is kept: the words where "other" was chosen with some. */
	@Nullable String why() {
		boolean typed = this.words != null && !this.words.isBlank();
		return (typed && (this.reason == null || this.reason.isEmpty() || "OTHER".equals(this.reason))) ? this.words
				: this.reason;
	}

}
