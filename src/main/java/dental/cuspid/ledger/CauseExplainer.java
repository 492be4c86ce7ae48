package dental.cuspid.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A slot: the module that makes movements says in words what caused them, so that
 * "explain this number" goes down to the payment (BASE-7, X-5).
 */
public interface CauseExplainer {

	/** Whether this module knows causes of the type. */
	boolean explains(String causeType);

	/** The cause in words, with its own cause where it has one. */
	CauseView view(String causeId);

	/**
	 * Several causes of one type at once; better than one by one where they share a
	 * query.
	 */
	default Map<String, CauseView> views(String causeType, Set<String> causeIds) {
		Map<String, CauseView> views = new HashMap<>();
		causeIds.forEach((id) -> views.put(id, view(id)));
		return views;
	}

}
