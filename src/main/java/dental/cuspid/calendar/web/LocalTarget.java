package dental.cuspid.calendar.web;

import org.jspecify.annotations.Nullable;

/**
 * Where a button on another page wants to return to: an address of this site or nothing.
 */
final class LocalTarget {

	private LocalTarget() {
	}

	static String of(@Nullable String asked, String usual) {
		boolean local = asked != null && asked.length() < 1000 && asked.startsWith("/") && !asked.startsWith("//")
				&& asked.chars().noneMatch((letter) -> letter == '\\' || Character.isISOControl(letter));
		return local ? asked : usual;
	}

}
