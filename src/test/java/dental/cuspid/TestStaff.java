package dental.cuspid;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

import dental.cuspid.staff.Actor;
import dental.cuspid.staff.ApiTokenService;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.NewUser;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.Scope;
import dental.cuspid.staff.StaffService;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * People to test with: one user for each role (user name = role in lower case, password
 * {@link #PASSWORD}), made when first asked for, and {@code admin} with every role.
 */
@TestComponent
public class TestStaff {

	public static final String PASSWORD = "correct-horse-battery";

	public static final String ADMIN_TOKEN = "cu_test_token_of_the_bootstrap_administrator_0001";

	private final StaffService staff;

	private final ApiTokenService tokens;

	TestStaff(StaffService staff, ApiTokenService tokens) {
		this.staff = staff;
		this.tokens = tokens;
	}

	/**
	 * User name of a user with exactly these roles.
	 */
	public synchronized String username(Role... roles) {
		String name = String.join(".",
				Arrays.stream(roles).map((role) -> role.name().toLowerCase(Locale.ROOT)).toList());
		if (this.staff.find(name).isEmpty()) {
			CurrentStaff.asSystem(() -> this.staff
				.create(new NewUser(name, "Test " + name, null, "en", null, null, Set.of(roles), PASSWORD)));
		}
		return name;
	}

	/**
	 * User name of a user with exactly these roles who works at a branch and looks at it
	 * alone.
	 */
	public String at(String branch, Role... roles) {
		String name = "at." + branch.toLowerCase(Locale.ROOT);
		CurrentStaff.asSystem(() -> this.staff
			.create(new NewUser(name, "Test " + name, null, "en", branch, null, Set.of(roles), PASSWORD)));
		run(name, () -> {
			this.staff.lookAt(branch);
			return true;
		});
		return name;
	}

	/**
	 * Signs a MockMvc request in.
	 */
	public RequestPostProcessor user(Role... roles) {
		return SecurityMockMvcRequestPostProcessors.user(username(roles));
	}

	/**
	 * The bootstrap administrator, who holds every role.
	 */
	public static RequestPostProcessor admin() {
		return SecurityMockMvcRequestPostProcessors.user("admin");
	}

	/**
	 * A token with every scope for a user with exactly these roles.
	 */
	public String token(Role... roles) {
		String name = username(roles);
		return CurrentStaff.asSystem(() -> this.tokens.issue(name, EnumSet.allOf(Scope.class)));
	}

	/**
	 * Runs as a user with exactly these roles, as if at a page.
	 */
	public <T> T as(Supplier<T> work, Role... roles) {
		return run(username(roles), work);
	}

	/**
	 * Runs as the bootstrap administrator.
	 */
	public <T> T asAdmin(Supplier<T> work) {
		return run("admin", work);
	}

	private <T> T run(String username, Supplier<T> work) {
		var user = this.staff.find(username).orElseThrow();
		return CurrentStaff.as(new Actor(user.id(), user.username(), user.name(), user.roles(), null, "en"), work);
	}

}
