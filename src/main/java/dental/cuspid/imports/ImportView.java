package dental.cuspid.imports;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An import as pages and the interface show it.
 *
 * @param fileName as the person knows it
 * @param encoding of a text file, or {@code XLSX}
 * @param mapping headings in the order of the columns, with the fields they mean
 * @param kept rows that stayed when the rest was taken back
 * @param undoing whether the running work takes rows back
 * @param undoUntil until when it can be taken back, null where it cannot
 * @param by name of who uploaded it
 */
public record ImportView(ImportId id, ImportKind kind, ImportState state, String fileName, String encoding,
		@Nullable String delimiter, @Nullable String sheet, int headerRow, Map<String, String> mapping,
		OnDuplicate onDuplicate, ImportOptions options, Counts counts, Progress progress, int kept, boolean undoing,
		Instant uploadedAt, @Nullable Instant appliedAt, @Nullable Instant undoUntil, String by) {

	/** Whether a tab stands between two cells. */
	public boolean tabbed() {
		return "\t".equals(this.delimiter);
	}

	/**
	 * Rows by what happens to them.
	 */
	public record Counts(int create, int update, int duplicate, int refused) {

		/** All rows of the file. */
		public int all() {
			return this.create + this.update + this.duplicate + this.refused;
		}

	}

	/**
	 * How far the work is.
	 *
	 * @param done rows taken over, or taken back while undoing
	 * @param total rows to do
	 */
	public record Progress(int done, int total) {

		/** Part of the work that is done, 0 to 100. */
		public int percent() {
			return (this.total == 0) ? 100 : (int) (100L * this.done / this.total);
		}

	}

}
