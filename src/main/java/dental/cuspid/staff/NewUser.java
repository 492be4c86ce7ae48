package dental.cuspid.staff;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is needed to create a user.
 *
 * @param language en, de or ru; English where none is given
 * @param branch code of the branch the person works at
 * @param supervisor user name of the supervisor
 * @param password at least 12 characters; without one the person cannot sign in yet
 */
public record NewUser(String username, String name, @Nullable String email, @Nullable String language,
		@Nullable String branch, @Nullable String supervisor, Set<Role> roles, @Nullable String password) {

}
