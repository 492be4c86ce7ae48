package dental.cuspid.shared;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One page of a keyset-paged list.
 *
 * @param items the rows
 * @param nextCursor what to send for the page after, or null at the end
 */
public record CursorPage<T>(List<T> items, @Nullable String nextCursor) {

	/**
	 * Makes a page of rows that were read with one row more than the limit.
	 * @param cursor makes the cursor of the last row shown
	 */
	public static <T> CursorPage<T> of(List<T> rows, int limit, Function<T, String> cursor) {
		if (rows.size() <= limit) {
			return new CursorPage<>(List.copyOf(rows), null);
		}
		List<T> shown = List.copyOf(rows.subList(0, limit));
		return new CursorPage<>(shown, cursor.apply(shown.getLast()));
	}

	public <R> CursorPage<R> map(Function<T, R> mapping) {
		return new CursorPage<>(this.items.stream().map(mapping).toList(), this.nextCursor);
	}

}
