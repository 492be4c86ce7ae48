package dental.cuspid.calendar.web;

import org.jspecify.annotations.Nullable;

/**
 * Why an appointment was missed or cancelled.
 */
record ReasonForm(@Nullable String reason, @Nullable String back) {

}
