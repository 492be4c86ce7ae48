package dental.cuspid.staff;

/**
 * Somebody the sign-in page of the demo clinic offers to sign in as.
 *
 * @param roleKey message key of what this person is
 */
public record DemoSignIn(String username, String password, String roleKey) {

}
