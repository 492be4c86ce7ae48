package dental.cuspid.staff.web;

import java.util.Set;

import dental.cuspid.staff.Scope;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * A token to be issued.
 */
record TokenForm(@NotBlank String username, @Nullable Set<Scope> scopes) {

}
