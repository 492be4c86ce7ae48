package dental.cuspid.staff;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What an administrator may change about a user.
 *
 * @param branch code of the branch the person works at, null for none
 * @param supervisor user name of the supervisor, null for none
 */
public record ChangeUser(String name, @Nullable String email, String language, @Nullable String branch,
		@Nullable String supervisor, Set<Role> roles) {

}
