package dental.cuspid.plans;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dental.cuspid.plans.PlanDifference.Field;
import org.jspecify.annotations.Nullable;

/**
 * Compares two versions item by item.
 */
final class Differences {

	private final List<PlanDifference> found = new ArrayList<>();

	private final Function<UUID, String> practitioner;

	private Differences(Function<UUID, String> practitioner) {
		this.practitioner = practitioner;
	}

	/**
	 * What is different; empty where both have the same fingerprint.
	 * @param practitioner finds a name
	 */
	static List<PlanDifference> between(Content before, Content after, Function<UUID, String> practitioner) {
		var differences = new Differences(practitioner);
		differences.compare(before, after);
		return List.copyOf(differences.found);
	}

	private void compare(Content before, Content after) {
		add(Field.TITLE, null, before.title(), after.title());
		add(Field.VALID_UNTIL, null, before.validUntil(), after.validUntil());
		add(Field.NOTES, null, before.notes(), after.notes());
		int alternatives = Math.max(before.alternatives().size(), after.alternatives().size());
		for (int i = 0; i < alternatives; i++) {
			add(Field.ALTERNATIVE, null, alternative(before, i), alternative(after, i));
		}
		Map<PlanItemId, PlanItem> old = byId(before.items());
		Map<PlanItemId, PlanItem> now = byId(after.items());
		old.forEach((id, item) -> {
			if (!now.containsKey(id)) {
				add(Field.ITEM, item.named(), describe(item), null);
			}
		});
		now.forEach((id, item) -> {
			PlanItem was = old.get(id);
			if (was == null) {
				add(Field.ITEM, item.named(), null, describe(item));
			}
			else {
				compare(was, item);
			}
		});
		boolean same = this.found.isEmpty();
		if (same && !List.copyOf(old.keySet()).equals(List.copyOf(now.keySet()))) {
			add(Field.ORDER, null, order(before), order(after));
		}
	}

	private void compare(PlanItem was, PlanItem item) {
		String name = item.named();
		add(Field.ALTERNATIVE, name, was.alternative(), item.alternative());
		add(Field.PHASE, name, was.phase(), item.phase());
		add(Field.SERVICE, name, was.code() + " " + was.name(), item.code() + " " + item.name());
		add(Field.SITE, name, was.site(), item.site());
		add(Field.QUANTITY, name, was.quantity(), item.quantity());
		if (was.price().compareTo(item.price()) != 0) {
			add(Field.PRICE, name, was.price().stripTrailingZeros().toPlainString(),
					item.price().stripTrailingZeros().toPlainString());
		}
		add(Field.PRACTITIONER, name, person(was.practitioner()), person(item.practitioner()));
	}

	private void add(Field field, @Nullable String item, @Nullable Object before, @Nullable Object after) {
		if (!Objects.equals(before, after)) {
			this.found.add(new PlanDifference(field, item, (before != null) ? before.toString() : null,
					(after != null) ? after.toString() : null));
		}
	}

	private @Nullable String person(@Nullable UUID id) {
		return (id != null) ? this.practitioner.apply(id) : null;
	}

	private static @Nullable String alternative(Content content, int index) {
		if (index >= content.alternatives().size()) {
			return null;
		}
		String name = content.alternatives().get(index);
		return (name != null) ? (index + 1) + " " + name : String.valueOf(index + 1);
	}

	private static String describe(PlanItem item) {
		return item.quantity() + " × " + item.price().stripTrailingZeros().toPlainString();
	}

	private static String order(Content content) {
		return content.items().stream().map(PlanItem::named).collect(Collectors.joining(", "));
	}

	private static Map<PlanItemId, PlanItem> byId(List<PlanItem> items) {
		Map<PlanItemId, PlanItem> byId = new LinkedHashMap<>();
		items.forEach((item) -> byId.put(item.id(), item));
		return byId;
	}

}
