package dental.cuspid.shared;

import java.util.List;

/**
 * A rule or a value is refused (422).
 */
public final class RuleViolation extends Refusal {

	public RuleViolation(String code, Object... args) {
		this(List.of(new Problem(null, code, args)));
	}

	public RuleViolation(List<Problem> problems) {
		super(problems);
	}

	/**
	 * The same refusal, shown at a field.
	 */
	public RuleViolation at(String field) {
		Problem first = problems().getFirst();
		return new RuleViolation(List.of(new Problem(field, first.code(), first.args())));
	}

}
