package dental.cuspid.imports;

import java.util.Arrays;
import java.util.List;

/**
 * What a file brings (BASE-13); shown by {@code imports.kind.} + name.
 */
public enum ImportKind {

	/** Patient accounts with what they bring: balances, opening history, referrer. */
	PATIENTS,

	/** The price list. */
	SERVICES,

	/** Opening balances of patients who are there already. */
	BALANCES,

	/** Past visits with what was paid. */
	VISITS;

	/**
	 * What a column of such a file can be, without {@link ImportField#IGNORE}.
	 */
	public List<ImportField> fields() {
		return Arrays.stream(ImportField.values()).filter((field) -> field.belongsTo(this)).toList();
	}

	/** Whether rows of this kind write history and money of the past. */
	public boolean isHistory() {
		return this == BALANCES || this == VISITS;
	}

}
