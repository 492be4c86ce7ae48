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

	/** How many things wait there, shown as a count. */
	default int waiting() {
		return 0;
	}

}
