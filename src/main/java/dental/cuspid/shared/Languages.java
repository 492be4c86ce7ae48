package dental.cuspid.shared;

import java.util.List;
import java.util.Locale;

/**
 * The languages of the product (BASE-15).
 */
public final class Languages {

	/** English first, in which every text stands. */
	public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.of("ru"));

	private Languages() {
	}

}
