package dental.cuspid.imports;

import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read.
 *
 * @param treated whether its people have been treated here; yes where nothing is said
 * @param country two-letter code for national phone numbers, else that of the clinic
 * @param headerRow number of the row with the headings, from 1, else it is found
 * @param sheet name or number of the sheet of an Excel file, else the first with rows
 * @param dateFormat order of day, month and year, for example {@code dd.MM.yyyy}
 */
public record ImportOptions(@Nullable Boolean treated, @Nullable String country, @Nullable Integer headerRow,
		@Nullable String sheet, @Nullable String dateFormat) {

	/** Everything as usual. */
	public static final ImportOptions USUAL = new ImportOptions(null, null, null, null, null);

	boolean treatedHere() {
		return this.treated == null || this.treated;
	}

}
