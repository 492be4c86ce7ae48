package dental.cuspid.plans;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a treatment plan stands (BX-C3 to BX-C8), with the moves each state allows; shown
 * by {@code plans.state.} + name.
 */
public enum PlanState {

	DRAFT, SUBMITTED, RETURNED, APPROVED, PRESENTED, CONSENTED, CONTRACTED, SIGNED, REFUSED, FINISHED, CANCELLED;

	/** What has not come to an end before the contract is signed. */
	public static final Set<PlanState> OPEN = EnumSet.range(DRAFT, CONTRACTED);

	/**
	 * The states that may follow. A plan that was approved goes back to submitted only
	 * because its content changed.
	 */
	public Set<PlanState> next() {
		return switch (this) {
			case DRAFT, RETURNED -> EnumSet.of(SUBMITTED, REFUSED, CANCELLED);
			case SUBMITTED -> EnumSet.of(APPROVED, RETURNED, REFUSED, CANCELLED);
			case APPROVED -> EnumSet.of(PRESENTED, SUBMITTED, REFUSED, CANCELLED);
			case PRESENTED -> EnumSet.of(CONSENTED, SUBMITTED, REFUSED, CANCELLED);
			case CONSENTED -> EnumSet.of(CONTRACTED, SUBMITTED, REFUSED, CANCELLED);
			case CONTRACTED -> EnumSet.of(SIGNED, SUBMITTED, REFUSED, CANCELLED);
			case SIGNED -> EnumSet.of(FINISHED, CANCELLED);
			case REFUSED, FINISHED, CANCELLED -> EnumSet.noneOf(PlanState.class);
		};
	}

	public boolean mayBecome(PlanState state) {
		return next().contains(state);
	}

	/**
	 * Whether the plan can still become a contract.
	 */
	public boolean open() {
		return OPEN.contains(this);
	}

	/**
	 * Whether the patient has agreed to it and nothing ended it.
	 */
	public boolean accepted() {
		return this == CONSENTED || this == CONTRACTED || this == SIGNED;
	}

}
