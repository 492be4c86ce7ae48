package dental.cuspid.patients;

import dental.cuspid.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a patient (BASE-4), linking to its cause.
 *
 * @param kind for the filter: RECORD, CONTACT, VISIT, MONEY, REWARD, MESSAGE
 * @param icon name of the icon
 * @param titleCode message key, with its arguments
 * @param detail second line, already in words, or null
 * @param amount shown at the right, or null
 * @param href where the cause is, or null
 * @param by name of the person
 * @param id unique within all sources, sorts entries of one instant
 */
public record TimelineEntry(Instant at, Kind kind, String icon, String titleCode, List<Object> titleArgs,
		@Nullable String detail, @Nullable Money amount, @Nullable String href, @Nullable String by, String id) {

	/**
	 * What the filter of the timeline offers; shown by {@code patients.timeline.kind.} +
	 * name.
	 */
	public enum Kind {

		RECORD, CONTACT, VISIT, MONEY, REWARD, MESSAGE

	}

}
