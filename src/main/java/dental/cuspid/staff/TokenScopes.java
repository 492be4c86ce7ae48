package dental.cuspid.staff;

import java.util.Set;

/**
 * What the token of a request allows.
 *
 * @param scopes the scopes
 */
public record TokenScopes(Set<Scope> scopes) {

}
