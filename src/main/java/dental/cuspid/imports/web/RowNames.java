package dental.cuspid.imports.web;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dental.cuspid.imports.RowView;

/**
 * What a row is about, in a few words.
 */
final class RowNames {

	private RowNames() {
	}

	static String name(RowView row) {
		Map<String, Object> values = row.values();
		return Stream.of("lastName", "firstName", "middleName", "name", "cardNumber", "code")
			.map(values::get)
			.filter(Objects::nonNull)
			.limit(3)
			.map(String::valueOf)
			.filter((text) -> !text.isEmpty())
			.collect(Collectors.joining(" "));
	}

}
