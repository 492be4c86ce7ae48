package dental.cuspid.plans;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * Where in the mouth something is done, in FDI notation (ISO 3950): teeth such as 26 or
 * 55, or an area such as 00 (whole mouth), 01 (upper jaw) or 10 (upper right quadrant).
 *
 * @param codes the codes in the order of the jaws, each once
 */
public record ToothSite(List<String> codes) {

	/** Permanent teeth, from the patient's right to the left. */
	public static final List<String> UPPER = row("18 17 16 15 14 13 12 11 21 22 23 24 25 26 27 28");

	public static final List<String> LOWER = row("48 47 46 45 44 43 42 41 31 32 33 34 35 36 37 38");

	/** Deciduous teeth. */
	public static final List<String> UPPER_DECIDUOUS = row("55 54 53 52 51 61 62 63 64 65");

	public static final List<String> LOWER_DECIDUOUS = row("85 84 83 82 81 71 72 73 74 75");

	/** Whole mouth, jaws, quadrants. */
	public static final List<String> AREAS = row("00 01 02 10 20 30 40");

	private static final List<List<String>> ROWS = List.of(AREAS, UPPER, LOWER, UPPER_DECIDUOUS, LOWER_DECIDUOUS);

	private static final List<String> ORDER = ROWS.stream().flatMap(List::stream).toList();

	public ToothSite {
		codes = List.copyOf(codes);
	}

	/**
	 * Reads what was typed: codes with commas or spaces between them, {@code 14-16} for a
	 * row of neighbours.
	 * @return empty where nothing was typed
	 * @throws RuleViolation for anything that is no code
	 */
	public static Optional<ToothSite> read(@Nullable String typed) {
		String text = (typed != null) ? typed.strip().replaceAll("\\s*[-–]\\s*", "-") : "";
		if (text.isEmpty()) {
			return Optional.empty();
		}
		Set<Integer> places = new TreeSet<>();
		for (String part : text.split("[,;\\s]+")) {
			codes(part).forEach((code) -> places.add(ORDER.indexOf(code)));
		}
		return Optional.of(new ToothSite(places.stream().map(ORDER::get).toList()));
	}

	/**
	 * Whether it names areas only.
	 */
	public boolean area() {
		return AREAS.containsAll(this.codes);
	}

	@JsonValue
	@Override
	public String toString() {
		return String.join(", ", this.codes);
	}

	private static Set<String> codes(String part) {
		int dash = part.indexOf('-');
		if (dash < 0) {
			return Set.of(known(part, part));
		}
		String from = known(part.substring(0, dash), part);
		String to = known(part.substring(dash + 1), part);
		for (List<String> row : ROWS.subList(1, ROWS.size())) {
			if (row.contains(from) && row.contains(to)) {
				int first = Math.min(row.indexOf(from), row.indexOf(to));
				int last = Math.max(row.indexOf(from), row.indexOf(to));
				return new LinkedHashSet<>(new ArrayList<>(row.subList(first, last + 1)));
			}
		}
		throw new RuleViolation("plans.refusal.site", part);
	}

	private static String known(String code, String part) {
		if (!ORDER.contains(code)) {
			throw new RuleViolation("plans.refusal.site", part);
		}
		return code;
	}

	private static List<String> row(String codes) {
		return List.of(codes.split(" "));
	}

}
