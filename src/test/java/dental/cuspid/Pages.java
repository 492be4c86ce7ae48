package dental.cuspid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A real address for every page, from the last column of the access matrix. A dash there
 * means that the page cannot be looked at without doing something first.
 */
public final class Pages {

	private Pages() {
	}

	/**
	 * The address of each page in a scene.
	 * @throws AssertionError where a page has a variable nobody gave a value
	 */
	public static Map<Route, String> addresses(List<Route> routes, Scene scene) {
		Map<String, AccessMatrix.Row> rows = AccessMatrix.rows();
		var addresses = new LinkedHashMap<Route, String>();
		routes.stream().filter(Route::page).forEach((route) -> {
			AccessMatrix.Row row = rows.get(route.toString());
			if (row != null && (row.unseen() || row.open())) {
				return;
			}
			String path = scene.fill((row != null && row.path() != null) ? row.path() : route.pattern());
			if (path.contains("{")) {
				throw new AssertionError("Give " + route + " a path with known variables in access-matrix.csv");
			}
			addresses.put(route, path);
		});
		return addresses;
	}

}
