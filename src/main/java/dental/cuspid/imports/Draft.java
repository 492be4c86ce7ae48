package dental.cuspid.imports;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A row during the dry run, while it is decided what will happen to it.
 */
final class Draft {

	private final int number;

	private final List<String> cells;

	private final ReadRow row;

	private RowAction action;

	private @Nullable UUID match;

	private @Nullable Integer matchRow;

	private @Nullable String lineKey;

	Draft(int number, List<String> cells, ReadRow row) {
		this.number = number;
		this.cells = cells;
		this.row = row;
		this.action = row.refused() ? RowAction.REFUSED : RowAction.CREATE;
	}

	int number() {
		return this.number;
	}

	RowValues values() {
		return this.row.values();
	}

	RowAction action() {
		return this.action;
	}

	boolean open() {
		return this.action == RowAction.CREATE;
	}

	void drop(ImportField field, String code, String... args) {
		this.row.drop(field, code, args);
	}

	void refuse(Reason reason) {
		this.row.refuse(reason);
		this.action = RowAction.REFUSED;
	}

	/** It is there already: leave it or write into it. */
	void matches(OnDuplicate onDuplicate, @Nullable UUID match, @Nullable Integer matchRow, Reason reason) {
		this.match = match;
		this.matchRow = matchRow;
		if (onDuplicate == OnDuplicate.UPDATE) {
			this.action = RowAction.UPDATE;
		}
		else if (onDuplicate == OnDuplicate.SKIP) {
			this.action = RowAction.DUPLICATE;
			this.row.reasons().add(reason);
		}
	}

	/** It is there, but out of use: creating takes it back into use. */
	void revives(UUID match) {
		this.match = match;
	}

	/** A line of a patient's. */
	void belongsTo(UUID patient) {
		this.match = patient;
	}

	void isLine(String lineKey) {
		this.lineKey = lineKey;
	}

	@Nullable String lineKey() {
		return this.lineKey;
	}

	StoredRow stored() {
		boolean waiting = this.action == RowAction.CREATE || this.action == RowAction.UPDATE;
		return new StoredRow(this.number, this.action, waiting ? RowState.WAITING : RowState.LEFT, this.cells, values(),
				this.row.reasons(), this.match, this.matchRow, this.lineKey, null, null);
	}

}
