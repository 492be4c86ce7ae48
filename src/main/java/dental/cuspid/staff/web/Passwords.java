package dental.cuspid.staff.web;

import org.springframework.validation.BindingResult;

/**
 * What forms with a new password check.
 */
final class Passwords {

	private Passwords() {
	}

	static void same(PasswordForm form, BindingResult errors) {
		if (!errors.hasFieldErrors() && !form.password().equals(form.again())) {
			errors.rejectValue("again", "staff.refusal.passwordsDiffer");
		}
	}

}
