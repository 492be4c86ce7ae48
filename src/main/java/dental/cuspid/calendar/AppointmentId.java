package dental.cuspid.calendar;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies an appointment.
 *
 * @param value the identifier
 */
public record AppointmentId(UUID value) {

	public static AppointmentId next() {
		return new AppointmentId(Ids.next());
	}

	public static AppointmentId of(String text) {
		return new AppointmentId(Ids.parse(text));
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
