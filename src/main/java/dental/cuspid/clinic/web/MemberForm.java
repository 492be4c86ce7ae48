package dental.cuspid.clinic.web;

import java.util.List;

import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.MemberView;
import jakarta.validation.constraints.NotBlank;

/**
 * A practitioner or chair as the form has it.
 */
record MemberForm(@NotBlank String code, @NotBlank String name, @NotBlank String branch) {

	static MemberForm of(MemberView member) {
		return new MemberForm(member.code(), member.name(), member.branchCode());
	}

	/** A new one, at the only branch where there is only one. */
	static MemberForm empty(List<BranchView> branches) {
		return new MemberForm("", "", (branches.size() == 1) ? branches.getFirst().code() : "");
	}

}
