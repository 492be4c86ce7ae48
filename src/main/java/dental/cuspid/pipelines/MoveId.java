package dental.cuspid.pipelines;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies one move of a deal, to take it back.
 *
 * @param value the identifier
 */
public record MoveId(UUID value) {

	public static MoveId next() {
		return new MoveId(Ids.next());
	}

	public static MoveId of(String text) {
		return new MoveId(Ids.parse(text));
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
