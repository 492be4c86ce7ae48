package dental.cuspid.pipelines.web;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Until when a deal may wait, and why.
 */
record SnoozeForm(@Nullable LocalDate until, @Nullable String reason) {

}
