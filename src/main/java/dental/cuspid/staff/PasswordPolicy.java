package dental.cuspid.staff;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dental.cuspid.shared.Refusal.Problem;

import org.springframework.stereotype.Component;

/**
 * Which passwords are good enough: at least 12 characters (64 and more are fine), not the
 * user name, not one character repeated, none of the usual ones.
 */
@Component
class PasswordPolicy {

	private static final int SHORTEST = 12;

	private static final int LONGEST = 200;

	private static final Set<String> USUAL = Set.of("123456789012", "1234567890123", "qwertyuiop123", "password1234",
			"passwordpassword", "administrator", "changemechangeme", "iloveyou1234", "letmeinletmein", "dentaldental",
			"qwertyqwerty", "adminadminadmin", "welcome12345", "cuspidcuspid");

	Optional<Problem> problem(String password, String username) {
		String lower = password.toLowerCase(Locale.ROOT);
		if (password.length() < SHORTEST || password.length() > LONGEST) {
			return Optional.of(new Problem("password", "staff.refusal.passwordLength", SHORTEST, LONGEST));
		}
		if (USUAL.contains(lower) || lower.chars().distinct().count() < 4 || lower.contains(username)) {
			return Optional.of(new Problem("password", "staff.refusal.passwordEasy"));
		}
		return Optional.empty();
	}

}
