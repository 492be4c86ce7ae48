package dental.cuspid.patients;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a patient.
 *
 * @param value the identifier
 */
public record PatientId(UUID value) {

	public static PatientId next() {
		return new PatientId(Ids.next());
	}

	public static PatientId of(String text) {
		return new PatientId(Ids.parse(text));
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
