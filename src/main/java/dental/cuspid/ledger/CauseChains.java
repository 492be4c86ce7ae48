package dental.cuspid.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Follows causes to their own causes, level by level, so that many entries cost few
 * questions.
 */
@Component
class CauseChains {

	private static final int DEEPEST = 8;

	private final ObjectProvider<CauseExplainer> explainers;

	private final MessageSource messages;

	CauseChains(ObjectProvider<CauseExplainer> explainers, MessageSource messages) {
		this.explainers = explainers;
		this.messages = messages;
	}

	/**
	 * The chain of each cause in words, the cause itself first. Causes nobody explains
	 * have an empty chain: the reason of the entry says all there is.
	 */
	Map<Cause, List<Explanation.Step>> of(Collection<Cause> causes) {
		Map<Cause, CauseView> known = new HashMap<>();
		Set<Cause> level = new HashSet<>(causes);
		for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
			Map<Cause, CauseView> found = views(level);
			known.putAll(found);
			level = new HashSet<>();
			for (CauseView view : found.values()) {
				if (view.parent() != null && !known.containsKey(view.parent())) {
					level.add(view.parent());
				}
			}
		}
		Map<Cause, List<Explanation.Step>> chains = new HashMap<>();
		causes.forEach((cause) -> chains.put(cause, chain(cause, known)));
		return chains;
	}

	private Map<Cause, CauseView> views(Set<Cause> causes) {
		Map<String, Set<String>> byType = new LinkedHashMap<>();
		causes.forEach((cause) -> byType.computeIfAbsent(cause.type(), (type) -> new HashSet<>()).add(cause.id()));
		Map<Cause, CauseView> found = new HashMap<>();
		byType.forEach((type, ids) -> this.explainers.stream()
			.filter((explainer) -> explainer.explains(type))
			.findFirst()
			.ifPresent((explainer) -> explainer.views(type, ids)
				.forEach((id, view) -> found.put(new Cause(type, id), view))));
		return found;
	}

	private List<Explanation.Step> chain(Cause start, Map<Cause, CauseView> known) {
		List<Explanation.Step> chain = new ArrayList<>();
		CauseView view = known.get(start);
		while (view != null && chain.size() < DEEPEST) {
			chain.add(new Explanation.Step(this.messages.getMessage(view.titleCode(), view.titleArgs().toArray(),
					LocaleContextHolder.getLocale()), view.href(), view.at()));
			view = (view.parent() != null) ? known.get(view.parent()) : null;
		}
		return chain;
	}

}
