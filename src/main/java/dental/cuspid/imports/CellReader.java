package dental.cuspid.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dental.cuspid.shared.AmountText;
import dental.cuspid.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one row into values, dropping with a reason what cannot be read.
 *
 * @param country two-letter code for national phone numbers
 * @param dates how dates are written
 * @param decimals decimals of the clinic's currency
 */
record CellReader(String country, DateText dates, int decimals) {

	static final Pattern CARD_NUMBER = Pattern.compile("[\\p{L}\\p{N}./-]{1,20}");

	private static final Pattern UNIT = Pattern.compile(
			"(?iu)\\s*(?:\u20b8|\u20ac|\\$|\u20bd|eur|euro|usd|kzt|rub|chf|\u0442\u0433|\u0442\u0435\u043d\u0433\u0435|\u0440\u0443\u0431|\u0440|dcn|fr)\\.?\\s*");

	private static final BigDecimal MOST = new BigDecimal("1000000000000");

	void text(Map<ImportField, List<String>> cells, ReadRow row, ImportField field, int longest) {
		String text = first(cells, field);
		if (text == null) {
			return;
		}
		if (text.length() > longest) {
			row.drop(field, "imports.reason.tooLong", String.valueOf(longest));
			return;
		}
		row.values().put(field, text);
	}

	/** The form in which card numbers are kept and compared. */
	static String cardNumber(String text) {
		return text.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
	}

	void pastDate(Map<ImportField, List<String>> cells, ReadRow row, ImportField field) {
		String text = first(cells, field);
		if (text == null) {
			return;
		}
		Optional<LocalDate> date = this.dates.past(text);
		if (date.isEmpty()) {
			row.drop(field, "imports.reason.date", shown(text));
			return;
		}
		row.values().put(field, date.get());
	}

	void phones(Map<ImportField, List<String>> cells, ReadRow row) {
		for (String cell : cells.getOrDefault(ImportField.PHONE, List.of())) {
			ContactText<PhoneNumber> read = ContactText.phones(cell, this.country);
			read.good().forEach((number) -> row.values().add(ImportField.PHONE, number.e164()));
			read.bad().forEach((piece) -> row.drop(ImportField.PHONE, "imports.reason.phone", shown(piece)));
		}
	}

	void emails(Map<ImportField, List<String>> cells, ReadRow row) {
		for (String cell : cells.getOrDefault(ImportField.EMAIL, List.of())) {
			ContactText<String> read = ContactText.emails(cell);
			read.good().forEach((address) -> row.values().add(ImportField.EMAIL, address));
			read.bad().forEach((piece) -> row.drop(ImportField.EMAIL, "imports.reason.email", shown(piece)));
		}
	}

	/**
	 * An amount of money, or of whole tokens.
	 * @return the amount, or null where none is written or it was dropped
	 */
	@Nullable BigDecimal amount(Map<ImportField, List<String>> cells, ReadRow row, ImportField field, int scale) {
		String text = first(cells, field);
		if (text == null) {
			return null;
		}
		Optional<BigDecimal> amount = AmountText.parse(UNIT.matcher(text).replaceAll(""))
			.filter((value) -> value.abs().compareTo(MOST) < 0);
		if (amount.isEmpty()) {
			row.drop(field, "imports.reason.amount", shown(text));
			return null;
		}
		BigDecimal plain = amount.get().stripTrailingZeros();
		if (plain.scale() > scale) {
			row.drop(field, (scale == 0) ? "imports.reason.whole" : "imports.reason.decimals", shown(text));
			return null;
		}
		return plain.setScale(scale);
	}

	@Nullable Integer count(Map<ImportField, List<String>> cells, ReadRow row, ImportField field) {
		String text = first(cells, field);
		if (text == null) {
			return null;
		}
		if (!text.matches("[0-9]{1,5}")) {
			row.drop(field, "imports.reason.number", shown(text));
			return null;
		}
		return Integer.valueOf(text);
	}

	@Nullable String word(Map<ImportField, List<String>> cells, ReadRow row, ImportField field, String group, String code) {
		String text = first(cells, field);
		if (text == null) {
			return null;
		}
		Optional<String> meaning = Vocabulary.word(group, text);
		if (meaning.isEmpty()) {
			row.drop(field, code, shown(text));
		}
		return meaning.orElse(null);
	}

	static @Nullable String first(Map<ImportField, List<String>> cells, ImportField field) {
		List<String> texts = cells.get(field);
		return (texts != null) ? texts.getFirst() : null;
	}

	/** A reason quotes the start of a long cell. */
	static String shown(String text) {
		return (text.length() <= 60) ? text : text.substring(0, 57) + "\u2026";
	}

}
