package dental.cuspid.imports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What is done with the rows of one kind: judged in the dry run, taken over, taken back.
 */
interface RowWork {

	ImportKind kind();

	/** Begins a dry run. */
	RowJudge judge(CellReader reader, ImportOptions options, OnDuplicate onDuplicate);

	/**
	 * Takes rows over, all of them or none.
	 * @return what became of each, in their order
	 * @throws dental.cuspid.shared.Refusal when one of them cannot be taken after all
	 */
	List<Applied> apply(Context context, List<StoredRow> rows);

	/** Does what can be done only when all rows are in. */
	default void complete(Context context) {
	}

	/**
	 * Takes one row back.
	 * @return the reason why it has to stay, or empty
	 * @throws dental.cuspid.shared.Refusal when something was done with it since: then
	 * nothing of this row is taken back
	 */
	Optional<Reason> undo(Context context, StoredRow row);

	/**
	 * The import that is worked on.
	 *
	 * @param fileName as the person knows it
	 * @param options how the file is read
	 */
	record Context(ImportId id, String fileName, ImportOptions options) {

		/** What ledger entries of this import name as their cause. */
		dental.cuspid.ledger.Cause cause() {
			return new dental.cuspid.ledger.Cause("IMPORT", this.id.toString());
		}

	}

	/**
	 * A row that was taken over.
	 *
	 * @param result what it became
	 * @param before what undoing needs, as JSON
	 */
	record Applied(UUID result, @Nullable String before) {

	}

	/** A text list of reasons with one more. */
	static List<Reason> with(List<Reason> reasons, Reason more) {
		var all = new java.util.ArrayList<>(reasons);
		all.add(more);
		return List.copyOf(all);
	}

}
