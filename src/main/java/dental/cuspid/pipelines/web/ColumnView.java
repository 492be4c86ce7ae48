package dental.cuspid.pipelines.web;

import dental.cuspid.pipelines.StageView;
import org.jspecify.annotations.Nullable;

/**
 * A column in words, ready to be shown.
 *
 * @param more how many are not shown
 * @param next address of the next cards, or null
 */
record ColumnView(String code, String name, StageView stage, int count, String sum, boolean hot, Markup cards,
		boolean empty, int more, @Nullable String next, String list) {

	public boolean open() {
		return this.stage.open();
	}

	/** An icon for a stage that closes its deals. */
	public String icon() {
		return this.stage.ending() == dental.cuspid.pipelines.StageEnding.SUCCESS ? "circle-check" : "circle-x";
	}

	public String tone() {
		return this.stage.ending() == dental.cuspid.pipelines.StageEnding.SUCCESS ? "ok" : "bad";
	}

}
