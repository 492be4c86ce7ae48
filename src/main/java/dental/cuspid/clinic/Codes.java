package dental.cuspid.clinic;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;

/**
 * The shape of what directories are filled with: codes, names, amounts.
 */
final class Codes {

	private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_.-]{1,40}");

	private static final int NAME = 200;

	private static final BigDecimal HIGHEST = new BigDecimal("1000000000000");

	private Codes() {
	}

	static Optional<Problem> code(String code) {
		return CODE.matcher(code).matches() ? Optional.empty()
				: Optional.of(new Problem("code", "clinic.refusal.code"));
	}

	static Optional<Problem> name(String name) {
		return (!name.isBlank() && name.strip().length() <= NAME && name.chars().noneMatch(Character::isISOControl))
				? Optional.empty() : Optional.of(new Problem("name", "clinic.refusal.name", NAME));
	}

	static Optional<Problem> amount(BigDecimal amount, Currency currency, String field) {
		int decimals = currency.getDefaultFractionDigits();
		if (amount.signum() < 0 || amount.compareTo(HIGHEST) >= 0) {
			return Optional.of(new Problem(field, "clinic.refusal.amount"));
		}
		if (amount.stripTrailingZeros().scale() > decimals) {
			return Optional.of(new Problem(field, "shared.refusal.tooManyDecimals", decimals));
		}
		return Optional.empty();
	}

	static void sameCode(String known, String asked) {
		if (!known.equalsIgnoreCase(asked.strip())) {
			throw new RuleViolation("clinic.refusal.codeFixed", known).at("code");
		}
	}

	static void refuse(List<Problem> problems) {
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
	}

	static @Nullable String text(@Nullable String typed) {
		return (typed != null && !typed.isBlank()) ? typed.strip() : null;
	}

}
