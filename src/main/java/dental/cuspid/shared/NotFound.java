package dental.cuspid.shared;

import java.util.List;

/**
 * There is no such thing, or not for this person (404).
 */
public final class NotFound extends Refusal {

	public NotFound(String code, Object... args) {
		this(List.of(new Problem(null, code, args)));
	}

	public NotFound(List<Problem> problems) {
		super(problems);
	}

	/**
	 * The same refusal, shown at a field.
	 */
	public NotFound at(String field) {
		Problem first = problems().getFirst();
		return new NotFound(List.of(new Problem(field, first.code(), first.args())));
	}

}
