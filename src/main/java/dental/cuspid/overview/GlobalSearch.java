package dental.cuspid.overview;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.ReceiptService;
import dental.cuspid.patients.SearchHit;
import dental.cuspid.patients.SearchService;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The search of the top bar: patients and their deals, deals by their title, receipts by
 * their number, places and actions by their name, each only as far as the person may see
 * or do it (BASE-2, BASE-11).
 */
@Service
@Transactional
public class GlobalSearch {

	private static final int SHORTEST = 2;

	private static final int SHORTCUTS = 4;

	private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d+");

	private final CurrentStaff current;

	private final SearchService patients;

	private final ReceiptService receipts;

	private final List<Place> places;

	private final MessageSource messages;

	GlobalSearch(CurrentStaff current, SearchService patients, ReceiptService receipts, List<Place> places,
			MessageSource messages) {
		this.current = current;
		this.patients = patients;
		this.receipts = receipts;
		this.places = places.stream().sorted(Comparator.comparingInt(Place::order)).toList();
		this.messages = messages;
	}

	/**
	 * What fits the text. Below two letters nothing is looked up.
	 * @param limit how many patients at most
	 */
	public SearchResult find(String typed, int limit, Locale locale) {
		String text = typed.strip();
		if (text.length() < SHORTEST) {
			return new SearchResult(text, List.of(), List.of(), null, List.of());
		}
		Actor actor = this.current.actor();
		boolean reads = actor.may(Right.READ_PATIENTS);
		ReceiptId receipt = reads ? receipt(text) : null;
		SearchService.Found found = (reads && receipt == null) ? this.patients.find(text, limit)
				: new SearchService.Found(List.of(), List.of());
		return new SearchResult(text, found.patients(),
				found.others().stream().map((hit) -> told(hit, locale)).toList(), receipt,
				shortcuts(text, actor, locale));
	}

	private OtherHit told(SearchHit hit, Locale locale) {
		return new OtherHit(hit.href(), hit.icon(), hit.head(),
				hit.about()
					.stream()
					.map((part) -> this.messages.getMessage(part, locale))
					.collect(Collectors.joining(" · ")));
	}

	private @Nullable ReceiptId receipt(String text) {
		return NUMBER.matcher(text).matches() ? this.receipts.find(text.toUpperCase(Locale.ROOT)).orElse(null) : null;
	}

	private List<Shortcut> shortcuts(String text, Actor actor, Locale locale) {
		Stream<Shortcut> actions = Arrays.stream(Action.values())
			.filter((action) -> actor.may(action.right))
			.map((action) -> new Shortcut(action.href, action.icon, text("overview.action." + action.name(), locale)));
		Stream<Shortcut> rail = this.places.stream()
			.filter((place) -> place.right() == null || actor.may(place.right()))
			.map((place) -> new Shortcut(place.href(), place.icon(), text("layout.place." + place.key(), locale)));
		return Stream.concat(rail, actions)
			.filter((shortcut) -> named(shortcut.label(), text, locale))
			.limit(SHORTCUTS)
			.toList();
	}

	/** Whether each word typed begins a word of the label. */
	private static boolean named(String label, String typed, Locale locale) {
		List<String> words = List.of(label.toLowerCase(locale).split("[\\s-]+"));
		return Arrays.stream(typed.toLowerCase(locale).split("\\s+"))
			.allMatch((part) -> words.stream().anyMatch((word) -> word.startsWith(part)));
	}

	private String text(String code, Locale locale) {
		return this.messages.getMessage(code, null, locale);
	}

	/**
	 * What can be done from anywhere; shown by {@code overview.action.} + name.
	 */
	private enum Action {

		BOOK("/calendar/new", "calendar-plus", Right.EDIT_CALENDAR),

		REGISTER("/patients/new", "user-plus", Right.EDIT_PATIENTS),

		TAKE_PAYMENT("/checkout", "receipt", Right.TAKE_MONEY),

		DAY_CLOSE("/checkout/day-close", "cash", Right.TAKE_MONEY),

		RECONCILE("/settings/books", "scale", Right.READ_BOOKS),

		IMPORT("/imports", "file-import", Right.IMPORT);

		private final String href;

		private final String icon;

		private final Right right;

		Action(String href, String icon, Right right) {
			this.href = href;
			this.icon = icon;
			this.right = right;
		}

	}

}
