package dental.cuspid.staff;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A user as lists and pages show it.
 *
 * @param branch code of the branch the person works at
 * @param branchFilter code of the branch whose rows the person wants to see, null for all
 * @param lockedUntil set after too many wrong passwords
 */
public record StaffView(StaffId id, String username, String name, @Nullable String email, String language, String theme,
		@Nullable String branch, @Nullable String branchFilter, @Nullable StaffId supervisor, Set<Role> roles,
		boolean enabled, @Nullable Instant lockedUntil) {

}
