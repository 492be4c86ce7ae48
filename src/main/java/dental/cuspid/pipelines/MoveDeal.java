package dental.cuspid.pipelines;

import dental.cuspid.calendar.AppointmentId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a deal to be moved.
 *
 * @param stage code of the stage within the deal's pipeline
 * @param reason of a refusal: name of a {@link RefusalReason} or own words
 * @param appointment the booking that was made, for the stage Booked
 * @param fields what the gate asked for, filled in with the move
 * @param from the stage the mover saw the deal in, or null; moved by somebody else since,
 * the move is refused
 * @param plan fingerprint of the plan the mover looked at, to be approved with the move
 * as it is; empty where none was looked at, which approves none; null not to ask
 */
public record MoveDeal(String stage, @Nullable String reason, @Nullable AppointmentId appointment,
		OpenDeal.Fields fields, @Nullable String from, @Nullable String plan) {

	public static MoveDeal to(StageRef stage) {
		return to(stage.code());
	}

	public static MoveDeal to(String stage) {
		return new MoveDeal(stage, null, null, OpenDeal.Fields.NONE, null, null);
	}

	public MoveDeal because(@Nullable String reason) {
		return new MoveDeal(this.stage, reason, this.appointment, this.fields, this.from, this.plan);
	}

	public MoveDeal booked(@Nullable AppointmentId appointment) {
		return new MoveDeal(this.stage, this.reason, appointment, this.fields, this.from, this.plan);
	}

	public MoveDeal with(OpenDeal.Fields fields) {
		return new MoveDeal(this.stage, this.reason, this.appointment, fields, this.from, this.plan);
	}

	public MoveDeal seenIn(@Nullable String from) {
		return new MoveDeal(this.stage, this.reason, this.appointment, this.fields, from, this.plan);
	}

	public MoveDeal approving(@Nullable String plan) {
		return new MoveDeal(this.stage, this.reason, this.appointment, this.fields, this.from, plan);
	}

}
