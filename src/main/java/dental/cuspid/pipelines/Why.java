package dental.cuspid.pipelines;

/**
 * Why something was done with a deal, or was not. Shown by {@code pipelines.why.} + name.
 */
public enum Why {

	BY_HAND, CONTACT, BOOKED, BOOKING_CHANGED, RESCHEDULED, DAY_BEFORE, CONFIRMED, REPLIED, CANCELLED, CANCELLED_OPEN,
	MISSED, ARRIVED, WALKED_IN, MARK_TAKEN_BACK, CAME, FIRST_VISIT, REFUSED, READY_TO_BOOK, INACTIVE, COLD_START,
	TREATMENT_BEGAN, TREATMENT_ENDED, PLAN_SUBMITTED, PLAN_APPROVED, PLAN_RETURNED, PLAN_PRESENTED, PLAN_CONSENTED,
	PLAN_CONTRACT, PLAN_SIGNED, PLAN_REFUSED, PLAN_CANCELLED, ENTERED_STAGE, STOOD_STILL, UNDONE,

	/** Not done: the gate refused it; its sentence is the value. */
	GATE,

	/** Not done: the deal is there or further on. */
	ALREADY_FURTHER,

	/** Not done: the deal is closed. */
	CLOSED,

	/** Not done: another deal of the patient takes precedence. */
	OTHER_DEAL,

	/** Not done: another plan of the patient is on its way. */
	OTHER_PLAN,

	/** Not done: the reply is about a booking that no longer holds. */
	NOT_LIVE,

	/** Not done: the patient answered that they do not come. */
	DECLINED,

	/** Not done: too many moves by themselves in a short time. */
	LOOP,

	/** Not taken back: somebody has worked on it since. */
	BUILT_ON,

	/** Not done: the patient cannot be reached that way. */
	UNREACHABLE

}
