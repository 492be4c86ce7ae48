package dental.cuspid.pipelines.web;

import org.jspecify.annotations.Nullable;

/**
 * Where a button wants to return to: an address of this site or nothing.
 */
final class LocalTarget {

	private static final int LONGEST = 1000;

	private LocalTarget() {
	}

	static String of(@Nullable String asked, String usual) {
		boolean local = asked != null && asked.length() < LONGEST && asked.startsWith("/") && !asked.startsWith("//")
				&& asked.chars().noneMatch((letter) -> letter == '\\' || Character.isISOControl(letter));
		return local ? asked : usual;
	}

}
