package dental.cuspid.shared;

import java.util.List;

/**
 * The present state does not allow it: overlap, duplicate, wrong stage, already done
 * (409).
 */
public final class Conflict extends Refusal {

	public Conflict(String code, Object... args) {
		this(List.of(new Problem(null, code, args)));
	}

	public Conflict(List<Problem> problems) {
		super(problems);
	}

	/**
	 * The same refusal, shown at a field.
	 */
	public Conflict at(String field) {
		Problem first = problems().getFirst();
		return new Conflict(List.of(new Problem(field, first.code(), first.args())));
	}

}
