package dental.cuspid.calendar.web;

import java.time.LocalDateTime;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;

/**
 * A time to block as it is typed.
 */
record BlockForm(@NotBlank(message = "{calendar.book.missing.practitioner}") @Nullable String practitioner,
		@NotNull(message = "{calendar.book.missing.time}") @DateTimeFormat(pattern = "yyyy-MM-dd'T'HH:mm",
				fallbackPatterns = "yyyy-MM-dd'T'HH:mm:ss") @Nullable LocalDateTime from,
		@NotNull(message = "{calendar.book.missing.time}") @DateTimeFormat(pattern = "yyyy-MM-dd'T'HH:mm",
				fallbackPatterns = "yyyy-MM-dd'T'HH:mm:ss") @Nullable LocalDateTime to,
		@Nullable String reason) {

}
