package dental.cuspid.plans.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dental.cuspid.plans.ToothSite;

/**
 * The dental chart as the dentist sees it: the patient's right at the left. Teeth are
 * drawn in rows with their place and width; pages put words to them.
 *
 * @param width of the drawing
 * @param height of the drawing
 */
record ToothChart(List<Tooth> permanent, List<Tooth> deciduous, int width, int height) {

	private static final int GAP = 3;

	private static final int HEIGHT = 34;

	private static final int UPPER = 22;

	private static final int LOWER = 62;

	private static final int WIDTH = 516;

	/**
	 * A chart with some teeth marked.
	 * @param marked codes of teeth and areas; an area marks its teeth
	 */
	static ToothChart of(Collection<String> marked) {
		Set<String> teeth = new TreeSet<>(marked);
		List<Tooth> permanent = new ArrayList<>(row(ToothSite.UPPER, UPPER, true, teeth));
		permanent.addAll(row(ToothSite.LOWER, LOWER, false, teeth));
		List<Tooth> deciduous = new ArrayList<>(row(ToothSite.UPPER_DECIDUOUS, UPPER, true, teeth));
		deciduous.addAll(row(ToothSite.LOWER_DECIDUOUS, LOWER, false, teeth));
		return new ToothChart(permanent, deciduous, WIDTH, LOWER + HEIGHT + UPPER);
	}

	/** The areas one can name. */
	public List<String> areas() {
		return ToothSite.AREAS;
	}

	/** Whether a milk tooth is marked. */
	public boolean milk() {
		return this.deciduous.stream().anyMatch(Tooth::marked);
	}

	private static List<Tooth> row(List<String> codes, int y, boolean upper, Set<String> marked) {
		int all = codes.stream().mapToInt((code) -> width(code) + GAP).sum() - GAP;
		int x = (WIDTH - all) / 2;
		List<Tooth> teeth = new ArrayList<>();
		for (String code : codes) {
			int width = width(code);
			teeth.add(new Tooth(code, x, y, width, HEIGHT, upper ? y - 8 : y + HEIGHT + 15, shape(code, x, y, upper),
					marked.contains(code) || in(code, marked)));
			x += width + GAP;
		}
		return teeth;
	}

	/** Whether an area that is marked holds the tooth. */
	private static boolean in(String code, Set<String> marked) {
		char quadrant = code.charAt(0);
		boolean upper = "1256".indexOf(quadrant) >= 0;
		boolean permanent = quadrant <= '4';
		return permanent
				&& (marked.contains("00") || marked.contains(upper ? "01" : "02") || marked.contains(quadrant + "0"));
	}

	private static int width(String code) {
		int position = code.charAt(1) - '0';
		boolean deciduous = code.charAt(0) >= '5';
		if (position >= (deciduous ? 4 : 6)) {
			return 34;
		}
		return (position >= 3) ? 27 : 24;
	}

	/** A crown with rounded corners, wider at the biting edge. */
	private static String shape(String code, int x, int y, boolean upper) {
		int width = width(code);
		int neck = 3;
		int top = upper ? y : y + HEIGHT;
		int bottom = upper ? y + HEIGHT : y;
		int in = upper ? 8 : -8;
		return "M%d %dC%d %d %d %d %d %dL%d %dQ%d %d %d %dL%d %dQ%d %d %d %dZ".formatted(x + neck, top + in, x + neck,
				top, x + width - neck, top, x + width - neck, top + in, x + width, bottom - in, x + width, bottom,
				x + width - 6, bottom, x + 6, bottom, x, bottom, x, bottom - in);
	}

	/**
	 * A tooth.
	 *
	 * @param labelY where its code is written
	 * @param shape the {@code d} of its outline
	 */
	record Tooth(String code, int x, int y, int width, int height, int labelY, String shape, boolean marked) {

		/** Middle of the tooth. */
		public int middle() {
			return this.x + this.width / 2;
		}

		/** Quadrant 1 to 4 as the words know it; milk teeth have the same four. */
		public String quadrant() {
			int quadrant = this.code.charAt(0) - '0';
			return String.valueOf((quadrant > 4) ? quadrant - 4 : quadrant);
		}

		/** Key of the tooth's kind: p1 to p8 permanent, d1 to d5 deciduous. */
		public String kind() {
			return ((this.code.charAt(0) >= '5') ? "d" : "p") + this.code.charAt(1);
		}

	}

}
