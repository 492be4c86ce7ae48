package dental.cuspid.imports;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why a value was dropped or a row refused: a message key with what it speaks of.
 *
 * @param field name of the field, or null for the row as a whole
 * @param code message key
 * @param args values for the message
 */
public record Reason(@Nullable String field, String code, List<String> args) {

	static Reason of(ImportField field, String code, String... args) {
		return new Reason(field.key(), code, List.of(args));
	}

	static Reason row(String code, String... args) {
		return new Reason(null, code, List.of(args));
	}

}
