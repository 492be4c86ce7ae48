package dental.cuspid.clinic;

/**
 * A room or unit a booking occupies.
 */
public record ChairView(ChairId id, String code, String name, BranchId branch, String branchCode,
		boolean active) implements MemberView {

}
