package dental.cuspid.clinic;

/**
 * A treating doctor or hygienist.
 */
public record PractitionerView(PractitionerId id, String code, String name, BranchId branch, String branchCode,
		boolean active) implements MemberView {

}
