package dental.cuspid.shared;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something the product does not do, with the reason as a message key. Pages show it next
 * to its field, the API as problem+json; it never becomes a 500.
 */
public abstract sealed class Refusal extends RuntimeException permits RuleViolation, Conflict, NotFound {

	private final transient List<Problem> problems;

	protected Refusal(List<Problem> problems) {
		super(problems.getFirst().code());
		this.problems = List.copyOf(problems);
	}

	/**
	 * What is refused, at least one.
	 */
	public List<Problem> problems() {
		return this.problems;
	}

	/**
	 * Message key of the first reason.
	 */
	public String code() {
		return this.problems.getFirst().code();
	}

	/**
	 * What a machine is told besides the reasons.
	 */
	public Map<String, Object> properties() {
		return Map.of();
	}

	/**
	 * One reason.
	 *
	 * @param field name of the field it belongs to, or null for the whole
	 * @param code message key
	 * @param args values for the message
	 */
	public record Problem(@Nullable String field, String code, Object... args) {

	}

}
