package dental.cuspid.plans;

import java.util.Set;

import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * Which plans to show; null or empty does not narrow.
 *
 * @param sort by how long they stand or by their value
 */
public record PlanFilter(Set<PlanState> states, @Nullable PatientId patient, @Nullable StaffId author, Sort sort) {

	/**
	 * Plans the coordinator still works on.
	 */
	public static PlanFilter open(@Nullable StaffId author, Sort sort) {
		return new PlanFilter(PlanState.OPEN, null, author, sort);
	}

	public static PlanFilter in(Set<PlanState> states) {
		return new PlanFilter(states, null, null, Sort.AGE);
	}

	/**
	 * The order of a list; shown by {@code plans.sort.} + name.
	 */
	public enum Sort {

		/** Those longest in their state first. */
		AGE,

		/** The dearest first. */
		VALUE

	}

}
