package dental.cuspid.clinic;

import java.util.List;

import dental.cuspid.staff.KnownBranches;

import org.springframework.stereotype.Component;

/**
 * Tells staff which branches there are.
 */
@Component
class BranchesForStaff implements KnownBranches {

	private final BranchService branches;

	BranchesForStaff(BranchService branches) {
		this.branches = branches;
	}

	@Override
	public List<Branch> branches() {
		return this.branches.active().stream().map((branch) -> new Branch(branch.code(), branch.name())).toList();
	}

}
