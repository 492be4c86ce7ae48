package dental.cuspid.plans;

import org.jspecify.annotations.Nullable;

/**
 * One thing in which two versions differ.
 *
 * @param item the item in a few words, or null for the plan as a whole
 * @param before null where it was not there
 * @param after null where it is not there any more
 */
public record PlanDifference(Field field, @Nullable String item, @Nullable String before, @Nullable String after) {

	/**
	 * What differs; shown by {@code plans.field.} + name. ITEM is a whole item that was
	 * added or taken out.
	 */
	public enum Field {

		TITLE, VALID_UNTIL, NOTES, ALTERNATIVE, ITEM, ORDER, PHASE, SERVICE, SITE, QUANTITY, PRICE, PRACTITIONER

	}

}
