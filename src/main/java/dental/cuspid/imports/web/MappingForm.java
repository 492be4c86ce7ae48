package dental.cuspid.imports.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dental.cuspid.imports.ImportOptions;
import dental.cuspid.imports.ImportView;
import dental.cuspid.imports.OnDuplicate;

/**
 * What the columns mean and how the file is to be read.
 *
 * @param fields names of fields, in the order of the columns
 */
record MappingForm(@Nullable List<String> fields, @Nullable OnDuplicate onDuplicate, boolean treated,
		@Nullable String country, @Nullable Integer headerRow, @Nullable String sheet, @Nullable String dateFormat) {

	static MappingForm of(ImportView view) {
		ImportOptions options = view.options();
		return new MappingForm(new ArrayList<>(view.mapping().values()), view.onDuplicate(),
				options.treated() == null || options.treated(), options.country(), view.headerRow(), options.sheet(),
				options.dateFormat());
	}

	/** Heading to field; with another row of headings the old ones say nothing. */
	Map<String, String> mapping(ImportView view) {
		var mapping = new LinkedHashMap<String, String>();
		boolean sameRow = this.headerRow == null || this.headerRow == view.headerRow();
		if (this.fields != null && sameRow && !otherSheet(view)) {
			List<String> headings = List.copyOf(view.mapping().keySet());
			for (int i = 0; i < Math.min(headings.size(), this.fields.size()); i++) {
				mapping.put(headings.get(i), this.fields.get(i));
			}
		}
		return mapping;
	}

	ImportOptions toOptions(ImportView view) {
		Integer row = (this.headerRow == null || this.headerRow == view.headerRow()) ? view.options().headerRow()
				: this.headerRow;
		return new ImportOptions(this.treated, text(this.country), otherSheet(view) ? null : row, text(this.sheet),
				text(this.dateFormat));
	}

	OnDuplicate duplicateOrSkip() {
		return (this.onDuplicate != null) ? this.onDuplicate : OnDuplicate.SKIP;
	}

	private boolean otherSheet(ImportView view) {
		String chosen = text(this.sheet);
		return chosen != null && !chosen.equals(view.sheet()) && !chosen.equals(view.options().sheet());
	}

	private static @Nullable String text(@Nullable String typed) {
		return (typed == null || typed.isBlank()) ? null : typed.strip();
	}

}
