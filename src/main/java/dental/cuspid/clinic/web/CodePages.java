package dental.cuspid.clinic.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a directory, which is small enough to be read whole, by code.
 */
final class CodePages {

	private static final int USUAL = 200;

	private CodePages() {
	}

	static <T> CursorPage<T> of(List<T> all, Function<T, String> code, @Nullable Integer limit,
			@Nullable String cursor) {
		int size = Cursor.limit(limit, USUAL);
		List<String> after = Cursor.read(cursor, 1);
		Function<T, String> key = (row) -> code.apply(row).toLowerCase(Locale.ROOT);
		List<T> rows = all.stream()
			.sorted(Comparator.comparing(key))
			.filter((row) -> after.isEmpty() || key.apply(row).compareTo(after.getFirst()) > 0)
			.limit(size + 1L)
			.toList();
		return CursorPage.of(rows, size, (row) -> Cursor.of(key.apply(row)));
	}

}
