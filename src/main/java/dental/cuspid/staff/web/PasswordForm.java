package dental.cuspid.staff.web;

import jakarta.validation.constraints.NotBlank;

/**
 * A new password, typed twice.
 *
 * @param oldPassword only asked for where a person changes their own
 */
record PasswordForm(String oldPassword, @NotBlank String password, @NotBlank String again) {

	static PasswordForm empty() {
		return new PasswordForm("", "", "");
	}

}
