package dental.cuspid.calendar.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ChairView;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.clinic.ServiceView;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen for a booking, read once for a page.
 *
 * @param everybody practitioners, those out of use too
 */
record Directory(List<ServiceView> services, List<PractitionerView> everybody, List<ChairView> chairs) {

	private static final int USUAL_MINUTES = 30;

	/**
	 * The practitioners one can choose.
	 */
	List<PractitionerView> people() {
		return this.everybody.stream().filter(PractitionerView::active).toList();
	}

	Optional<PractitionerView> person(@Nullable String id) {
		return people().stream().filter((person) -> person.id().toString().equals(id)).findFirst();
	}

	List<PractitionerView> peopleAt(BranchId branch) {
		return people().stream().filter((person) -> person.branch().equals(branch)).toList();
	}

	Optional<ChairView> chair(@Nullable String id) {
		return this.chairs.stream().filter((chair) -> chair.id().toString().equals(id)).findFirst();
	}

	List<ChairView> chairsAt(@Nullable BranchId branch) {
		return this.chairs.stream().filter((chair) -> branch == null || chair.branch().equals(branch)).toList();
	}

	/**
	 * The length asked for, else that of the service.
	 */
	int minutes(BookingForm form) {
		if (form.minutes() != null) {
			return Math.clamp(form.minutes(), 1, 24 * 60);
		}
		return this.services.stream()
			.filter((service) -> service.id().toString().equals(form.service()))
			.findFirst()
			.map(ServiceView::durationMinutes)
			.orElse(USUAL_MINUTES);
	}

	static Map<String, String> services(List<ServiceView> services) {
		return choices(services, (service) -> service.id().toString(), ServiceView::name);
	}

	static Map<String, String> people(List<PractitionerView> people) {
		return choices(people, (person) -> person.id().toString(), PractitionerView::name);
	}

	static Map<String, String> chairs(List<ChairView> chairs) {
		return choices(chairs, (chair) -> chair.id().toString(), ChairView::name);
	}

	private static <T> Map<String, String> choices(List<T> entries, Function<T, String> key, Function<T, String> text) {
		Map<String, String> choices = new LinkedHashMap<>();
		entries.forEach((entry) -> choices.put(key.apply(entry), text.apply(entry)));
		return choices;
	}

}
