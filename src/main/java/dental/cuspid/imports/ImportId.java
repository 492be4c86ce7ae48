package dental.cuspid.imports;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies an import.
 *
 * @param value the identifier
 */
public record ImportId(UUID value) {

	public static ImportId next() {
		return new ImportId(Ids.next());
	}

	public static ImportId of(String text) {
		return new ImportId(Ids.parse(text));
	}

	@JsonValue
	public UUID value() {
		return this.value;
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
