package dental.cuspid.clinic;

import org.jspecify.annotations.Nullable;

/**
 * A branch as lists show it.
 */
public record BranchView(BranchId id, String code, String name, @Nullable String address, @Nullable String phone,
		boolean active) {

}
