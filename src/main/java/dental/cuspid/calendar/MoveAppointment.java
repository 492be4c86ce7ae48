package dental.cuspid.calendar;

import java.time.Instant;

import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.PractitionerId;
import org.jspecify.annotations.Nullable;

/**
 * Where an appointment moves to; what is null stays as it is.
 *
 * @param overbookReason allows an overlap or a time outside opening hours at the new
 * time; a reason given for the old time does not carry over
 */
public record MoveAppointment(Instant startsAt, @Nullable PractitionerId practitioner, @Nullable ChairId chair,
		@Nullable Integer durationMinutes, @Nullable String overbookReason) {

	static MoveAppointment to(Instant startsAt) {
		return new MoveAppointment(startsAt, null, null, null, null);
	}

}
