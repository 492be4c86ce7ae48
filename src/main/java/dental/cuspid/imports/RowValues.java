package dental.cuspid.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a row says, by field, in values that a file of the interface can hold: texts,
 * numbers, lists of texts; dates as {@code 2027-01-31}.
 */
final class RowValues {

	private final Map<String, Object> values;

	RowValues() {
		this.values = new LinkedHashMap<>();
	}

	RowValues(Map<String, Object> values) {
		this.values = new LinkedHashMap<>(values);
	}

	Map<String, Object> asMap() {
		return this.values;
	}

	void put(ImportField field, @Nullable Object value) {
		if (value == null || "".equals(value)) {
			return;
		}
		this.values.put(field.key(),
				(value instanceof LocalDate || value instanceof LocalDateTime) ? value.toString() : value);
	}

	@SuppressWarnings("unchecked")
	void add(ImportField field, String value) {
		var list = (List<String>) this.values.computeIfAbsent(field.key(), (key) -> new ArrayList<String>());
		if (!list.contains(value)) {
			list.add(value);
		}
	}

	boolean has(ImportField field) {
		return this.values.containsKey(field.key());
	}

	void remove(ImportField field) {
		this.values.remove(field.key());
	}

	@Nullable String text(ImportField field) {
		Object value = this.values.get(field.key());
		return (value != null) ? value.toString() : null;
	}

	String textOr(ImportField field, String otherwise) {
		String text = text(field);
		return (text != null) ? text : otherwise;
	}

	List<String> list(ImportField field) {
		return (this.values.get(field.key()) instanceof List<?> list) ? list.stream().map(String::valueOf).toList()
				: List.of();
	}

	@Nullable BigDecimal number(ImportField field) {
		String text = text(field);
		return (text != null) ? new BigDecimal(text) : null;
	}

	@Nullable LocalDate date(ImportField field) {
		String text = text(field);
		return (text != null) ? LocalDate.parse(text.substring(0, 10)) : null;
	}

	@Nullable LocalDateTime moment(ImportField field) {
		String text = text(field);
		return (text != null) ? LocalDateTime.parse(text) : null;
	}

}
