package dental.cuspid.staff.web;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

import dental.cuspid.staff.ChangeUser;
import dental.cuspid.staff.NewUser;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffView;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * A user as the form has it.
 */
record UserForm(@NotBlank String username, @NotBlank String name, @Nullable String email, String language,
		@Nullable String branch, @Nullable String supervisor, @Nullable Set<Role> roles) {

	static UserForm empty(String language) {
		return new UserForm("", "", "", language, "", "", EnumSet.noneOf(Role.class));
	}

	static UserForm of(StaffView user, @Nullable String supervisor) {
		return new UserForm(user.username(), user.name(), user.email(), user.language(), user.branch(), supervisor,
				new TreeSet<>(user.roles()));
	}

	NewUser toNewUser() {
		return new NewUser(this.username, this.name, text(this.email), this.language, text(this.branch),
				text(this.supervisor), held(), null);
	}

	ChangeUser toChange() {
		return new ChangeUser(this.name, text(this.email), this.language, text(this.branch), text(this.supervisor),
				held());
	}

	private Set<Role> held() {
		return (this.roles != null) ? this.roles : Set.of();
	}

	private static @Nullable String text(@Nullable String typed) {
		return (typed != null && !typed.isBlank()) ? typed : null;
	}

}
