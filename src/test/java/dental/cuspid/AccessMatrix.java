package dental.cuspid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dental.cuspid.staff.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who may use which route: the reviewed table {@code access-matrix.csv}, with one column
 * for each role (BASE-11).
 */
final class AccessMatrix {

	private static final Path FILE = Path.of("src/test/resources/access-matrix.csv");

	private static final String YES = "x";

	private AccessMatrix() {
	}

	/**
	 * Who may use one route.
	 *
	 * @param open whether nobody needs to be signed in
	 * @param roles the roles that may
	 * @param path the path to ask for, with variables of a {@link Scene}; null for the
	 * pattern itself
	 * @param body JSON to send; null for a sample
	 */
	record Row(boolean open, Set<Role> roles, @Nullable String path, @Nullable String body) {

		/** Whether there is no page to look at without doing something first. */
		boolean unseen() {
			return "-".equals(this.path);
		}

	}

	static Map<String, Row> rows() {
		var rows = new LinkedHashMap<String, Row>();
		for (String line : lines()) {
			List<String> cells = Arrays.asList(line.split(",", 4 + Role.values().length));
			Set<Role> roles = EnumSet.noneOf(Role.class);
			for (Role role : Role.values()) {
				if (YES.equals(cells.get(3 + role.ordinal()).strip())) {
					roles.add(role);
				}
			}
			String[] example = cells.get(3 + Role.values().length).strip().split(" ", 2);
			var row = new Row(YES.equals(cells.get(2).strip()), roles, example[0].isEmpty() ? null : example[0],
					(example.length > 1) ? example[1] : null);
			if (rows.put(cells.get(0).strip() + " " + cells.get(1).strip(), row) != null) {
				throw new AssertionError("two rows for " + line);
			}
		}
		return rows;
	}

	/** A route may have several rows, told apart by what follows a hash sign. */
	static String route(String row) {
		return row.replaceFirst("#.*", "");
	}

	/** Writes what was observed, for a person to review. */
	static void write(Map<String, Row> observed) {
		var lines = new ArrayList<String>();
		lines.add(header());
		observed.forEach((name, row) -> {
			String roles = Arrays.stream(Role.values())
				.map((role) -> row.roles().contains(role) ? YES : "")
				.collect(Collectors.joining(","));
			String example = ((row.path() != null) ? row.path() : "") + ((row.body() != null) ? " " + row.body() : "");
			lines.add(name.replace(' ', ',') + "," + (row.open() ? YES : "") + "," + roles + "," + example);
		});
		try {
			Files.write(Path.of("target/access-matrix.csv"), lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String header() {
		return "method,route,ANYONE," + Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(","))
				+ ",path";
	}

	private static List<String> lines() {
		try {
			List<String> lines = Files.readAllLines(FILE);
			if (!lines.getFirst().equals(header())) {
				throw new AssertionError("the first line of " + FILE + " must be " + header());
			}
			return lines.subList(1, lines.size()).stream().filter((line) -> !line.isBlank()).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
