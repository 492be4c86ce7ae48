package dental.cuspid.imports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import dental.cuspid.shared.EmailAddress;
import dental.cuspid.shared.PhoneNumber;

/**
 * Phone numbers and e-mail addresses as cells hold them: several in one cell, with words
 * around them.
 *
 * @param good those that can be read, each once
 * @param bad pieces that are none
 */
record ContactText<T>(Set<T> good, List<String> bad) {

	private static final Pattern BETWEEN_PHONES = Pattern
		.compile("[;,\\n|]+|\\s+/+\\s*|\\s*/+\\s+|\\s+(?:\u0438|\u0438\u043b\u0438|und|oder|and|or)\\s+");

	private static final Pattern BETWEEN_EMAILS = Pattern.compile("[;,\\n|/\\s]+");

	private static final Pattern LABEL = Pattern.compile(
			"(?iu)^(?:tel|telefon|mobil|handy|phone|mob|cell|privat|fax|t|m|p|\u0442\u0435\u043b|\u043c\u043e\u0431|\u0434\u043e\u043c|\u0440\u0430\u0431|\u0441\u043e\u0442)[.:]*\\s*(?=[+(0-9])");

	private static final Pattern TRUNK_IN_BRACKETS = Pattern.compile("(?<=[0-9])\\s*\\(0\\)\\s*");

	/**
	 * The phone numbers of a cell.
	 * @param country two-letter code for national numbers
	 */
	static ContactText<PhoneNumber> phones(String cell, String country) {
		return read(cell, BETWEEN_PHONES, (piece) -> phone(piece, country));
	}

	/**
	 * The e-mail addresses of a cell.
	 */
	static ContactText<String> emails(String cell) {
		Optional<EmailAddress> whole = EmailAddress.parse(cell);
		if (whole.isPresent()) {
			return new ContactText<>(Set.of(whole.get().value()), List.of());
		}
		if (cell.indexOf('@') < 0) {
			return new ContactText<>(Set.of(), List.of(cell));
		}
		return read(cell, BETWEEN_EMAILS,
				(piece) -> EmailAddress.parse(piece.replaceAll("^[<(\"]+|[>)\"]+$", "")).map(EmailAddress::value));
	}

	private static <T> ContactText<T> read(String cell, Pattern between, Function<String, Optional<T>> reader) {
		var good = new LinkedHashSet<T>();
		var bad = new ArrayList<String>();
		for (String piece : between.split(cell)) {
			if (piece.isBlank()) {
				continue;
			}
			Optional<T> whole = reader.apply(piece.strip());
			if (whole.isPresent()) {
				good.add(whole.get());
				continue;
			}
			var parts = new ArrayList<T>();
			for (String part : piece.split("/")) {
				reader.apply(part.strip()).ifPresent(parts::add);
			}
			good.addAll(parts);
			if (parts.isEmpty() || parts.size() < piece.split("/").length) {
				bad.add(piece.strip());
			}
		}
		return new ContactText<>(good, bad);
	}

	private static Optional<PhoneNumber> phone(String piece, String country) {
		String digits = piece.replaceAll("[^0-9]", "");
		if (digits.length() < 5 || digits.length() > 17) {
			return Optional.empty();
		}
		String bare = TRUNK_IN_BRACKETS.matcher(LABEL.matcher(piece).replaceFirst("")).replaceFirst(" ");
		return PhoneNumber.parse(bare, country).map((number) -> new PhoneNumber(number.e164(), piece));
	}

}
