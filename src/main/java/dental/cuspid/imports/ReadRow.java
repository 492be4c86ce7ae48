package dental.cuspid.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * A row as it was understood.
 */
final class ReadRow {

	private final RowValues values = new RowValues();

	private final List<Reason> reasons = new ArrayList<>();

	private boolean refused;

	RowValues values() {
		return this.values;
	}

	List<Reason> reasons() {
		return this.reasons;
	}

	boolean refused() {
		return this.refused;
	}

	/** A value is left out, the row is taken. */
	void drop(ImportField field, String code, String... args) {
		this.reasons.add(Reason.of(field, code, args));
	}

	/** The row is not taken. */
	void refuse(Reason reason) {
		this.reasons.add(reason);
		this.refused = true;
	}

	/**
	 * The row is not taken for want of a value; where the value was dropped, that reason
	 * says it already.
	 */
	void refuseWithout(ImportField field, String code, String... args) {
		this.refused = true;
		if (this.reasons.stream().noneMatch((reason) -> field.key().equals(reason.field()))) {
			this.reasons.add(Reason.of(field, code, args));
		}
	}

}
