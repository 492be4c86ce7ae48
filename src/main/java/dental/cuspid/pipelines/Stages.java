package dental.cuspid.pipelines;

/**
 * The stages every clinic has (BX-A1 to BX-D6).
 */
public final class Stages {

	/** BX-A1. */
	public static final StageRef NEW = new StageRef(Pipeline.APPOINTMENTS, "NEW");

	/** BX-A2. */
	public static final StageRef REQUEST_IN_WORK = new StageRef(Pipeline.APPOINTMENTS, "IN_WORK");

	/** BX-A3. */
	public static final StageRef CHOOSING_TIME = new StageRef(Pipeline.APPOINTMENTS, "CHOOSING_TIME");

	/** BX-A4. */
	public static final StageRef BOOKED = new StageRef(Pipeline.APPOINTMENTS, "BOOKED");

	/** BX-A5. */
	public static final StageRef CONFIRMED = new StageRef(Pipeline.APPOINTMENTS, "CONFIRMED");

	/** BX-A6. */
	public static final StageRef CAME = new StageRef(Pipeline.APPOINTMENTS, "CAME");

	/** BX-A7. */
	public static final StageRef NO_SHOW = new StageRef(Pipeline.APPOINTMENTS, "NO_SHOW");

	/** BX-B1. */
	public static final StageRef UNDER_TREATMENT = new StageRef(Pipeline.PATIENT_BASE, "UNDER_TREATMENT");

	/** BX-B2. */
	public static final StageRef BASE = new StageRef(Pipeline.PATIENT_BASE, "BASE");

	/** BX-B3. */
	public static final StageRef NEEDS_ATTENTION = new StageRef(Pipeline.PATIENT_BASE, "NEEDS_ATTENTION");

	/** BX-B4. */
	public static final StageRef BASE_IN_WORK = new StageRef(Pipeline.PATIENT_BASE, "IN_WORK");

	/** BX-B5. */
	public static final StageRef BASE_CHOOSING_TIME = new StageRef(Pipeline.PATIENT_BASE, "CHOOSING_TIME");

	/** BX-B6. */
	public static final StageRef BASE_REFUSED = new StageRef(Pipeline.PATIENT_BASE, "REFUSED");

	/** BX-C1. */
	public static final StageRef TO_WORK_THROUGH = new StageRef(Pipeline.COORDINATION, "TO_WORK_THROUGH");

	/** BX-C2. */
	public static final StageRef COORDINATION_IN_WORK = new StageRef(Pipeline.COORDINATION, "IN_WORK");

	/** BX-C3. */
	public static final StageRef PLAN_DRAWN_UP = new StageRef(Pipeline.COORDINATION, "PLAN_DRAWN_UP");

	/** BX-C4. */
	public static final StageRef PLAN_AGREED = new StageRef(Pipeline.COORDINATION, "PLAN_AGREED");

	/** BX-C5. */
	public static final StageRef PRESENTED = new StageRef(Pipeline.COORDINATION, "PRESENTED");

	/** BX-C6. */
	public static final StageRef CONSENT_RECEIVED = new StageRef(Pipeline.COORDINATION, "CONSENT_RECEIVED");

	/** BX-C7. */
	public static final StageRef CONTRACT_SIGNED = new StageRef(Pipeline.COORDINATION, "CONTRACT_SIGNED");

	/** BX-C8. */
	public static final StageRef TREATMENT_REFUSED = new StageRef(Pipeline.COORDINATION, "REFUSED");

	/** BX-D1. */
	public static final StageRef NEVER_VISITED = new StageRef(Pipeline.REACTIVATION, "NEVER_VISITED");

	/** BX-D2. */
	public static final StageRef HAD_VISITED = new StageRef(Pipeline.REACTIVATION, "HAD_VISITED");

	/** BX-D3. */
	public static final StageRef SHOWED_ACTIVITY = new StageRef(Pipeline.REACTIVATION, "SHOWED_ACTIVITY");

	/** BX-D4. */
	public static final StageRef REACTIVATION_IN_WORK = new StageRef(Pipeline.REACTIVATION, "IN_WORK");

	/** BX-D5. */
	public static final StageRef REACTIVATED = new StageRef(Pipeline.REACTIVATION, "CHOOSING_TIME");

	/** BX-D6. */
	public static final StageRef GIVEN_UP = new StageRef(Pipeline.REACTIVATION, "REFUSED");

	private Stages() {
	}

	/** Where a deal of the pipeline starts when nothing else is said. */
	static StageRef first(Pipeline pipeline) {
		return switch (pipeline) {
			case APPOINTMENTS -> NEW;
			case PATIENT_BASE -> BASE;
			case COORDINATION -> TO_WORK_THROUGH;
			case REACTIVATION -> NEVER_VISITED;
		};
	}

	/** Where somebody takes a deal of the pipeline in work. */
	static StageRef inWork(Pipeline pipeline) {
		return new StageRef(pipeline, "IN_WORK");
	}

}
