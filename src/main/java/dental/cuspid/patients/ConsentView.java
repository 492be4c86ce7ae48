package dental.cuspid.patients;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One answer about consent, as it was given.
 *
 * @param given whether it was given, or objected to and withdrawn
 * @param textVersion version of the text the patient was shown
 * @param by name of the person who wrote it down
 */
public record ConsentView(ConsentKind kind, boolean given, String textVersion, Instant at, @Nullable String by) {

}
