package dental.cuspid.staff;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.RuleViolation;

/**
 * What an API token may be used for; the rights stay those of its person.
 */
public enum Scope {

	READ, WRITE, APPROVE, HISTORY, METRICS;

	/** What a token gets where no scope is named. */
	public static final Set<Scope> USUAL = EnumSet.of(READ, WRITE, APPROVE);

	/**
	 * Reads a scope by its name.
	 * @throws RuleViolation when there is no such scope
	 */
	@JsonCreator
	public static Scope of(String text) {
		for (Scope scope : values()) {
			if (scope.text().equals(text.toLowerCase(Locale.ROOT))) {
				return scope;
			}
		}
		throw new RuleViolation("staff.refusal.unknownScope", text).at("scopes");
	}

	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
