package dental.cuspid.ledger;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a ledger entry.
 *
 * @param value the identifier
 */
public record EntryId(UUID value) {

	public static EntryId next() {
		return new EntryId(Ids.next());
	}

	public static EntryId of(String text) {
		return new EntryId(Ids.parse(text));
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
