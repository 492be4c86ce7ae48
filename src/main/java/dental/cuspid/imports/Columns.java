package dental.cuspid.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dental.cuspid.shared.RuleViolation;

/**
 * The columns of a file: their headings, each said once, and what each of them means.
 *
 * @param headings the headings; a second one of the same text ends in {@code #2}
 * @param fields what they mean, {@link ImportField#IGNORE} where nobody knows
 */
record Columns(List<String> headings, List<ImportField> fields) {

	/**
	 * Reads the headings and guesses what they mean; what a person chose counts first.
	 * @param chosen heading to field, may name some columns only
	 * @throws RuleViolation when a heading or field of the choice does not exist, or two
	 * columns were given a field that takes one
	 */
	static Columns of(ImportKind kind, List<String> cells, Map<String, String> chosen) {
		List<String> headings = unique(cells);
		ImportField[] fields = new ImportField[headings.size()];
		chosen.forEach((heading, key) -> {
			int at = headings.indexOf(heading.strip());
			if (at < 0) {
				throw new RuleViolation("imports.refusal.noSuchHeading", heading).at("mapping");
			}
			fields[at] = ImportField.of(key, kind)
				.orElseThrow(() -> new RuleViolation("imports.refusal.noSuchField", key).at("mapping"));
		});
		var taken = new ArrayList<ImportField>();
		for (ImportField field : fields) {
			if (field != null && !field.isRepeatable() && taken.contains(field)) {
				throw new RuleViolation("imports.refusal.fieldTwice", field.key()).at("mapping");
			}
			if (field != null) {
				taken.add(field);
			}
		}
		guess(kind, cells, fields, taken);
		return new Columns(headings, List.of(fields));
	}

	private static void guess(ImportKind kind, List<String> cells, ImportField[] fields, List<ImportField> taken) {
		for (int i = 0; i < fields.length; i++) {
			if (fields[i] != null) {
				continue;
			}
			Optional<ImportField> meant = Vocabulary.heading(kind, cells.get(i));
			fields[i] = meant.filter((field) -> field.isRepeatable() || !taken.contains(field))
				.orElse(ImportField.IGNORE);
			taken.add(fields[i]);
		}
		nameBesideGivenName(fields, taken);
	}

	/** "Name" beside "Vorname" is the surname. */
	private static void nameBesideGivenName(ImportField[] fields, List<ImportField> taken) {
		if (taken.contains(ImportField.FIRST_NAME) && !taken.contains(ImportField.LAST_NAME)) {
			for (int i = 0; i < fields.length; i++) {
				if (fields[i] == ImportField.FULL_NAME) {
					fields[i] = ImportField.LAST_NAME;
				}
			}
		}
	}

	private static List<String> unique(List<String> cells) {
		Map<String, Integer> seen = new HashMap<>();
		List<String> headings = new ArrayList<>();
		for (String cell : cells) {
			int count = seen.merge(cell, 1, Integer::sum);
			headings.add((count == 1) ? cell : cell + "#" + count);
		}
		return headings;
	}

	/**
	 * How likely a row is the one with the headings: the number of those understood.
	 */
	static long understood(ImportKind kind, List<String> cells) {
		return cells.stream().filter((cell) -> Vocabulary.heading(kind, cell).isPresent()).count();
	}

	/** The cells of a row by what they mean, in the order of the columns. */
	Map<ImportField, List<String>> sort(List<String> cells) {
		var sorted = new LinkedHashMap<ImportField, List<String>>();
		for (int i = 0; i < this.fields.size(); i++) {
			String cell = (i < cells.size()) ? cells.get(i) : "";
			if (this.fields.get(i) != ImportField.IGNORE && !cell.isEmpty()) {
				sorted.computeIfAbsent(this.fields.get(i), (field) -> new ArrayList<>()).add(cell);
			}
		}
		return sorted;
	}

	/** Heading to field name, as the interface shows it. */
	Map<String, String> mapping() {
		var mapping = new LinkedHashMap<String, String>();
		for (int i = 0; i < this.headings.size(); i++) {
			mapping.put(this.headings.get(i), this.fields.get(i).key());
		}
		return mapping;
	}

}
