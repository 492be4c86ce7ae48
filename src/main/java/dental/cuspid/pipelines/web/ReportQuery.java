package dental.cuspid.pipelines.web;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What the report is narrowed by.
 */
record ReportQuery(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String branch, @Nullable String person,
		@Nullable String source) {

	static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
