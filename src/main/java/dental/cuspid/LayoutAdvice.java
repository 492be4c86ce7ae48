package dental.cuspid;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dental.cuspid.LayoutView.BranchView;
import dental.cuspid.LayoutView.PlaceView;
import dental.cuspid.LayoutView.QuickAdd;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.PageFormats;
import dental.cuspid.shared.Questions;
import dental.cuspid.shared.Row;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives every page its frame: places, branch, person, formats, and the identifier of the
 * form it shows.
 */
@ControllerAdvice(annotations = Controller.class)
class LayoutAdvice {

	private final CurrentStaff current;

	private final ClinicSettingsService settings;

	private final BranchService branches;

	private final ClinicTime time;

	private final Questions questions;

	private final List<Place> places;

	LayoutAdvice(CurrentStaff current, ClinicSettingsService settings, BranchService branches, ClinicTime time,
			Questions questions, List<Place> places) {
		this.current = current;
		this.settings = settings;
		this.branches = branches;
		this.time = time;
		this.questions = questions;
		this.places = places.stream().sorted(Comparator.comparingInt(Place::order)).toList();
	}

	@ModelAttribute("fmt")
	@Nullable PageFormats formats(Locale locale, HttpServletRequest request) {
		if (request.getDispatcherType() == DispatcherType.ERROR) {
			return null;
		}
		var clinic = this.settings.current();
		return new PageFormats(locale, clinic.timeZone(), clinic.country());
	}

	@ModelAttribute("clinicName")
	@Nullable String clinicName(HttpServletRequest request) {
		return (request.getDispatcherType() == DispatcherType.ERROR) ? null : this.settings.current().name();
	}

	@ModelAttribute("submission")
	String submission() {
		return Ids.next().toString();
	}

	@ModelAttribute("layout")
	@Nullable LayoutView layout(Locale locale, HttpServletRequest request) {
		if (request.getHeader("HX-Request") != null || request.getDispatcherType() == DispatcherType.ERROR) {
			return null;
		}
		return this.current.find().map((actor) -> frame(actor, locale)).orElse(null);
	}

	private LayoutView frame(Actor actor, Locale locale) {
		var person = this.current.person().orElseThrow();
		String role = actor.roles().stream().findFirst().map((first) -> "staff.role." + first.name()).orElse("");
		return new LayoutView(this.settings.current().name(), actor.name(), initials(actor.name()), role,
				locale.getLanguage(), person.theme(), SingletonSupplier.of(() -> places(actor)),
				this.branches.active().stream().map((branch) -> new BranchView(branch.code(), branch.name())).toList(),
				person.branchFilter(), quickAdd(actor), actor.may(Right.READ_PATIENTS), RequestIds.current());
	}

	private List<PlaceView> places(Actor actor) {
		List<Place> open = this.places.stream()
			.filter((place) -> place.right() == null || actor.may(place.right()))
			.toList();
		Map<Place, Integer> waiting = waiting(actor, open);
		return open.stream()
			.map((place) -> new PlaceView(place.key(), place.href(), place.icon(), place.group(),
					waiting.getOrDefault(place, 0), place.parent()))
			.toList();
	}

	private Map<Place, Integer> waiting(Actor actor, List<Place> open) {
		List<Place> counting = open.stream().filter((place) -> place.waiting() != null).toList();
		LocalDate today = this.time.today();
		List<List<Row>> answers = this.questions.ask(
				counting.stream().map(Place::waiting).filter(Objects::nonNull).toList(),
				Map.of("me", actor.id().value(), "now", this.time.now().atOffset(ZoneOffset.UTC), "today",
						this.time.startOf(today).atOffset(ZoneOffset.UTC), "tomorrow",
						this.time.startOf(today.plusDays(1)).atOffset(ZoneOffset.UTC)));
		return IntStream.range(0, answers.size())
			.boxed()
			.collect(Collectors.toMap(counting::get, (index) -> answers.get(index).getFirst().whole("waiting")));
	}

	private static List<QuickAdd> quickAdd(Actor actor) {
		var actions = new ArrayList<QuickAdd>();
		if (actor.may(Right.EDIT_PATIENTS)) {
			actions.add(new QuickAdd("/patients/new", "user-plus", "layout.add.patient"));
		}
		if (actor.may(Right.EDIT_CALENDAR)) {
			actions.add(new QuickAdd("/calendar/new", "calendar-plus", "layout.add.booking"));
		}
		return actions;
	}

	private static String initials(String name) {
		return Stream.of(name.split("\\s+"))
			.filter((part) -> !part.isEmpty())
			.limit(2)
			.map((part) -> part.substring(0, part.offsetByCodePoints(0, 1)))
			.collect(Collectors.joining());
	}

}
