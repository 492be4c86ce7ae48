package dental.cuspid.pipelines;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a deal.
 *
 * @param value the identifier
 */
public record DealId(UUID value) {

	public static DealId next() {
		return new DealId(Ids.next());
	}

	public static DealId of(String text) {
		return new DealId(Ids.parse(text));
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
