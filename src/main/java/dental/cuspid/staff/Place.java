package dental.cuspid.staff;

import org.jspecify.annotations.Nullable;

/**
 * A slot: a place of work in the left rail, offered by the module that owns it.
 */
public interface Place {

	/** Key of the place; its label is the message {@code layout.place.} + key. */
	String key();

	String href();

	String icon();

	/** work, money, insight or settings. */
	String group();

	/** Order within the rail, in tens. */
	int order();

	/** The right needed to see it, null for everyone. */
	@Nullable Right right();

	/**
	 * A select of how many things wait there, column {@code waiting}, or null for a place
	 * without a count. All places are asked in one statement, with each page: answer from
	 * an index. Known are {@code :me}, {@code :now}, {@code :today} and
	 * {@code :tomorrow}, the last two as the moments the days begin.
	 */
	default @Nullable String waiting() {
		return null;
	}

	/**
	 * Key of the place it unfolds below, or null for one that is always there.
	 */
	default @Nullable String parent() {
		return null;
	}

}
