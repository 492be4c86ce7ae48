package dental.cuspid.staff;

import org.jspecify.annotations.Nullable;

/**
 * A slot: a place of work in the left rail, declared as a bean by the module that owns
 * it.
 *
 * @param key key of the place; its label is the message {@code layout.place.} + key
 * @param href where it leads
 * @param icon name of its icon
 * @param group work, money, insight or settings
 * @param order order within the rail, in tens
 * @param right the right needed to see it, null for everyone
 * @param waiting a select of how many things wait there, column {@code waiting}, or null
 * for a place without a count. All places are asked in one statement, with each page:
 * answer from an index, and where there may be thousands count no further than a
 * thousand, for more is not shown. Known are {@code :me}, {@code :now}, {@code :today}
 * and {@code :tomorrow}, the last two as the moments the days begin
 * @param parent key of the place it unfolds below, null for one that is always there
 */
public record Place(String key, String href, String icon, String group, int order, @Nullable Right right,
		@Nullable String waiting, @Nullable String parent) {

	/** A place everyone sees, without a count. */
	public static Place of(String key, String href, String icon, String group, int order) {
		return new Place(key, href, icon, group, order, null, null, null);
	}

	public Place openTo(Right right) {
		return new Place(this.key, this.href, this.icon, this.group, this.order, right, this.waiting, this.parent);
	}

	public Place counting(String waiting) {
		return new Place(this.key, this.href, this.icon, this.group, this.order, this.right, waiting, this.parent);
	}

	public Place below(String parent) {
		return new Place(this.key, this.href, this.icon, this.group, this.order, this.right, this.waiting, parent);
	}

}
