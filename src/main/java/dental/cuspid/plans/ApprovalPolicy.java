package dental.cuspid.plans;

import java.util.Optional;
import java.util.Set;

import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffId;

/**
 * Who may approve or return a plan (BX-C4, BASE-11): a head physician who had no hand in
 * it; a director only where every head physician had one.
 */
final class ApprovalPolicy {

	private ApprovalPolicy() {
	}

	/**
	 * Judges a person.
	 * @param involved who drew it up, wrote anything that was never approved, or
	 * submitted it
	 * @param headPhysicians those of the clinic who are at work
	 * @return message key of the refusal, or empty
	 */
	static Optional<String> refusal(StaffId person, Set<Role> roles, Set<StaffId> involved,
			Set<StaffId> headPhysicians) {
		if (involved.contains(person)) {
			return Optional.of("plans.refusal.ownApproval");
		}
		if (roles.contains(Role.HEAD_PHYSICIAN)) {
			return Optional.empty();
		}
		return (involved.containsAll(headPhysicians)) ? Optional.empty()
				: Optional.of("plans.refusal.headPhysicianApproves");
	}

}
