package dental.cuspid.calendar.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;

/**
 * Where an appointment moves to; what is left out stays.
 *
 * @param seen the start the person saw, so that nobody moves back what somebody else just
 * moved
 */
record MoveForm(@NotNull(message = "{calendar.book.missing.date}") @Nullable LocalDate date,
		@NotNull(message = "{calendar.book.missing.time}") @DateTimeFormat(pattern = "HH:mm",
				fallbackPatterns = "HH:mm:ss") @Nullable LocalTime time,
		@Nullable String practitioner, @Nullable String chair, @Nullable Integer minutes,
		@Nullable String overbookReason, @Nullable String back, @Nullable Instant seen) {

	MoveForm at(LocalDate date, LocalTime time) {
		return new MoveForm(date, time, this.practitioner, this.chair, this.minutes, this.overbookReason, this.back,
				this.seen);
	}

}
