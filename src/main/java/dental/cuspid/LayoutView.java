package dental.cuspid;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What the frame of every page shows.
 *
 * @param roleKey message key of the person's first role
 * @param theme light, dark or auto
 * @param branch code of the branch looked at, null for all
 * @param rail gives the places, with what waits at each counted when they are drawn
 * @param calls whether the person is told who calls
 */
public record LayoutView(String clinicName, String userName, String initials, String roleKey, String language,
		String theme, Supplier<List<PlaceView>> rail, List<BranchView> branches, @Nullable String branch,
		List<QuickAdd> quickAdd, boolean calls, String requestId) {

	public List<PlaceView> getPlaces() {
		return this.rail.get();
	}

	/**
	 * A place in the rail; its label is {@code layout.place.} + key.
	 *
	 * @param parent key of the place it unfolds below, or null
	 */
	public record PlaceView(String key, String href, String icon, String group, int waiting, @Nullable String parent) {

		/** From here on the rail only says that there are more. */
		private static final int MOST = 999;

		/** How many wait there, as far as it is counted. */
		public int getShown() {
			return Math.min(this.waiting, MOST);
		}

		public boolean isMore() {
			return this.waiting > MOST;
		}

		/** Whether it is shown while somebody is at a place. */
		public boolean shownAt(@Nullable String place) {
			return this.parent == null || (place != null && (place + "_").startsWith(this.parent + "_"));
		}

	}

	/**
	 * A branch to choose.
	 */
	public record BranchView(String code, String name) {

	}

	/**
	 * Something that can be added from anywhere.
	 */
	public record QuickAdd(String href, String icon, String labelKey) {

	}

}
