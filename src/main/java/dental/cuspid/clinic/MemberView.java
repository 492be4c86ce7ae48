package dental.cuspid.clinic;

/**
 * What works at a branch and can be booked: a practitioner or a chair.
 */
public interface MemberView {

	String code();

	String name();

	BranchId branch();

	String branchCode();

	boolean active();

}
