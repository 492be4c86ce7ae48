package dental.cuspid.pipelines.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.ProcessService.Step;
import dental.cuspid.pipelines.StageEnding;
import dental.cuspid.pipelines.StageView;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;

/**
 * The drawing of a process: open stages in a row, endings at the right, arrows between
 * them with the share that goes on.
 *
 * @param width of the drawing
 * @param height of the drawing
 */
record ProcessDrawing(List<Box> boxes, List<Arrow> arrows, int width, int height) {

	static final int WIDTH = 132;

	static final int HEIGHT = 92;

	private static final int GAP = 44;

	private static final int ROW = HEIGHT + 44;

	private static final int LETTERS = 17;

	static ProcessDrawing of(Pipeline pipeline, List<Step> steps, MessageSource messages, Locale locale) {
		var boxes = new ArrayList<Box>();
		var arrows = new ArrayList<Arrow>();
		List<Step> open = steps.stream().filter((step) -> stage(step).open()).toList();
		List<Step> ends = steps.stream().filter((step) -> !stage(step).open()).toList();
		int x = 0;
		for (Step step : open) {
			boxes.add(box(pipeline, step, x, 0, messages, locale));
			if (step != open.getLast()) {
				arrows.add(new Arrow(x + WIDTH, HEIGHT / 2, x + WIDTH + GAP, HEIGHT / 2, share(step)));
			}
			x += WIDTH + GAP;
		}
		int last = x - GAP;
		int y = 0;
		for (Step step : ends) {
			boxes.add(box(pipeline, step, x, y, messages, locale));
			boolean success = stage(step).ending() == StageEnding.SUCCESS;
			arrows.add(new Arrow(last, HEIGHT / 2, x, y + HEIGHT / 2, success ? share(open.getLast()) : null));
			y += ROW;
		}
		return new ProcessDrawing(boxes, arrows, x + WIDTH, Math.max(HEIGHT, y - ROW + HEIGHT));
	}

	public String viewBox() {
		return "-2 -2 " + (this.width + 4) + " " + (this.height + 4);
	}

	private static StageView stage(Step step) {
		StageView stage = step.stage();
		if (stage == null) {
			throw new IllegalStateException("a step without its stage");
		}
		return stage;
	}

	private static @Nullable String share(Step step) {
		Integer share = step.conversion();
		return (share != null) ? share + " %" : null;
	}

	private static Box box(Pipeline pipeline, Step step, int x, int y, MessageSource messages, Locale locale) {
		StageView stage = stage(step);
		String name = messages.getMessage(stage.label(), locale);
		String tone = stage.open() ? "p-open" : (stage.ending() == StageEnding.SUCCESS) ? "p-ok" : "p-bad";
		return new Box(x, y, name, lines(name), tone, stage.open() ? step.open() : step.entered(), step.stuck(),
				stage.open(), "/boards/" + BoardQuery.slug(pipeline) + "/list?stage=" + stage.ref().code()
						+ (stage.open() ? "" : "&state=closed"));
	}

	/** A name in at most two lines, broken between words. */
	static List<String> lines(String name) {
		if (name.length() <= LETTERS) {
			return List.of(name);
		}
		int middle = name.lastIndexOf(' ', LETTERS);
		return (middle > 0) ? List.of(name.substring(0, middle), name.substring(middle + 1)) : List.of(name);
	}

	/**
	 * A stage.
	 *
	 * @param count open deals, or those of an ending lately
	 */
	record Box(int x, int y, String name, List<String> lines, String tone, int count, int stuck, boolean open,
			String href) {

	}

	/**
	 * The way from one stage to the next.
	 */
	record Arrow(int fromX, int fromY, int toX, int toY, @Nullable String share) {

		public String path() {
			int middle = (this.fromX + this.toX) / 2;
			return "M" + this.fromX + " " + this.fromY + "H" + middle + "V" + this.toY + "H" + (this.toX - 6);
		}

		public String head() {
			return "M" + (this.toX - 7) + " " + (this.toY - 4) + "l6 4l-6 4z";
		}

		public int labelX() {
			return (this.fromX + this.toX) / 2;
		}

	}

}
