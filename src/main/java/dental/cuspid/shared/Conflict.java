package dental.cuspid.shared;

import java.util.List;
import java.util.Map;

/**
 * The present state does not allow it: overlap, duplicate, wrong stage, already done
 * (409).
 */
public final class Conflict extends Refusal {

	private final transient Map<String, Object> properties;

	public Conflict(String code, Object... args) {
		this(List.of(new Problem(null, code, args)));
	}

	public Conflict(List<Problem> problems) {
		this(problems, Map.of());
	}

	private Conflict(List<Problem> problems, Map<String, Object> properties) {
		super(problems);
		this.properties = properties;
	}

	/**
	 * The same refusal, shown at a field.
	 */
	public Conflict at(String field) {
		Problem first = problems().getFirst();
		return new Conflict(List.of(new Problem(field, first.code(), first.args())), this.properties);
	}

	/**
	 * The same refusal, telling a machine more.
	 */
	public Conflict with(String name, Object value) {
		return new Conflict(problems(), Map.of(name, value));
	}

	@Override
	public Map<String, Object> properties() {
		return this.properties;
	}

}
