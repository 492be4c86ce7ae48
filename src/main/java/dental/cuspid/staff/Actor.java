package dental.cuspid.staff;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The person something is done by, with what this person may do right now.
 *
 * @param id the person
 * @param username sign-in name
 * @param name for reading
 * @param roles the roles held
 * @param scopes what the token allows, or null for a person at a page
 * @param language language of the interface: en, de or ru
 */
public record Actor(StaffId id, String username, String name, Set<Role> roles, @Nullable Set<Scope> scopes,
		String language) {

	/**
	 * Whether one of the roles gives the right and the token, where there is one, its
	 * scope.
	 */
	public boolean may(Right right) {
		if (this.scopes != null && right.scope() != null && !this.scopes.contains(right.scope())) {
			return false;
		}
		return id().equals(StaffId.SYSTEM) || this.roles.stream().anyMatch((role) -> role.rights().contains(right));
	}

	/**
	 * Whether this person may enter what happened on an earlier day: a token needs the
	 * history scope, at a page it is for directors and administrators.
	 */
	public boolean mayBackdate() {
		if (this.scopes != null) {
			return this.scopes.contains(Scope.HISTORY);
		}
		return id().equals(StaffId.SYSTEM) || this.roles.contains(Role.DIRECTOR)
				|| this.roles.contains(Role.ADMINISTRATOR);
	}

	/**
	 * The product itself.
	 */
	public static Actor system() {
		return new Actor(StaffId.SYSTEM, "system", "Cuspid", EnumSet.allOf(Role.class), null, "en");
	}

}
