package dental.cuspid.plans.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dental.cuspid.clinic.ServiceChoices;
import dental.cuspid.plans.PlanView;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is typed.
 *
 * @param patient card number or id
 * @param seen the version that is changed
 * @param alternatives names of the alternatives, empty where one has none
 */
record PlanForm(@Nullable String patient, @Nullable Integer seen, @Nullable String title,
		@Nullable LocalDate validUntil, @Nullable String notes, List<@Nullable String> alternatives,
		@Nullable List<ItemForm> items) {

	/** The fields for names that every form has. */
	private static final int NAMES = 3;

	PlanForm {
		alternatives = names(alternatives);
	}

	static PlanForm empty(String patient, LocalDate validUntil) {
		return new PlanForm(patient, null, null, validUntil, null, List.of(), List.of(ItemForm.empty()));
	}

	static PlanForm of(PlanView plan) {
		List<@Nullable String> names = new ArrayList<>();
		plan.alternatives().forEach((one) -> names.add((one.name() != null) ? one.name() : ""));
		List<ItemForm> items = plan.alternatives()
			.stream()
			.flatMap((alternative) -> alternative.phases()
				.stream()
				.flatMap((phase) -> phase.items()
					.stream()
					.map((item) -> new ItemForm(item.id().toString(), alternative.number(), phase.name(),
							ServiceChoices.text(item.code(), item.name()), item.site(), item.quantity(),
							item.price().amount(), item.practitionerCode()))))
			.toList();
		return new PlanForm(plan.patient().id().toString(), plan.version(), plan.title(), plan.validUntil(),
				plan.notes(), names, items);
	}

	/** The rows with something in them. */
	List<ItemForm> typed() {
		return all().stream().filter((item) -> !item.isBlank()).toList();
	}

	/** Where on the page each row with something in it stands. */
	List<Integer> places() {
		List<ItemForm> items = all();
		return IntStream.range(0, items.size()).filter((place) -> !items.get(place).isBlank()).boxed().toList();
	}

	PlanForm plusItem() {
		List<ItemForm> more = new ArrayList<>(all());
		more.add(more.isEmpty() ? ItemForm.empty() : more.getLast().next());
		return with(more);
	}

	PlanForm withoutItem(int index) {
		List<ItemForm> rest = new ArrayList<>(all());
		if (index >= 0 && index < rest.size()) {
			rest.remove(index);
		}
		return with(rest.isEmpty() ? List.of(ItemForm.empty()) : rest);
	}

	private static List<@Nullable String> names(@Nullable List<@Nullable String> typed) {
		List<@Nullable String> names = (typed != null) ? new ArrayList<>(typed) : new ArrayList<>();
		while (names.size() < NAMES) {
			names.add("");
		}
		return names;
	}

	private List<ItemForm> all() {
		return (this.items != null)
				? this.items.stream().map((item) -> (item != null) ? item : ItemForm.empty()).toList() : List.of();
	}

	private PlanForm with(List<ItemForm> items) {
		return new PlanForm(this.patient, this.seen, this.title, this.validUntil, this.notes, this.alternatives, items);
	}

}
