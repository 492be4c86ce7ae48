package dental.cuspid.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dental.cuspid.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a patient is found by (BASE-2, BASE-3): small folded texts that a sorted index
 * answers by their beginning.
 */
final class SearchKeys {

	private SearchKeys() {
	}

	/**
	 * What a key holds.
	 */
	enum Kind {

		/** A folding of one word of the name. */
		NAME("N"),

		/** All digits of a phone number, last digit first. */
		PHONE_END("P"),

		/** The national digits of a phone number. */
		PHONE_START("F"),

		/** Card number, and its figures without leading zeros. */
		CARD("C"),

		/** E-mail address. */
		EMAIL("E"),

		/** Birth date and folded names in alphabetical order. */
		BIRTH("B");

		private final String code;

		Kind(String code) {
			this.code = code;
		}

		String code() {
			return this.code;
		}

		static Kind of(String code) {
			return Stream.of(values()).filter((kind) -> kind.code.equals(code)).findFirst().orElseThrow();
		}

	}

	/**
	 * One key.
	 */
	record Key(Kind kind, String text) {

	}

	/**
	 * All keys of a patient.
	 */
	static Set<Key> of(PersonName name, @Nullable LocalDate birthDate, List<PhoneNumber> phones, List<String> emails,
			@Nullable String cardNumber) {
		var keys = new LinkedHashSet<Key>();
		for (String word : NameFolding.words(whole(name))) {
			NameFolding.foldings(word).forEach((folded) -> keys.add(new Key(Kind.NAME, folded)));
		}
		for (PhoneNumber phone : phones) {
			keys.add(phoneEnd(phone.e164()));
			keys.add(new Key(Kind.PHONE_START, phone.nationalDigits()));
		}
		emails.forEach((email) -> keys.add(email(email)));
		if (cardNumber != null) {
			keys.addAll(card(cardNumber));
		}
		if (birthDate != null) {
			keys.add(birth(name.lastName(), name.firstName(), birthDate));
		}
		return keys;
	}

	/**
	 * The same in one text, for finding what stands in the middle of a word.
	 */
	static String text(Set<Key> keys) {
		return keys.stream()
			.filter((key) -> key.kind() != Kind.PHONE_START && key.kind() != Kind.BIRTH)
			.map((key) -> (key.kind() == Kind.PHONE_END) ? reverse(key.text()) : key.text())
			.distinct()
			.collect(Collectors.joining(" "));
	}

	static Key phoneEnd(String number) {
		return new Key(Kind.PHONE_END, reverse(digits(number)));
	}

	static Key email(String address) {
		return new Key(Kind.EMAIL, address.toLowerCase(Locale.ROOT));
	}

	static Key birth(String lastName, String firstName, LocalDate birthDate) {
		String names = Stream.of(NameFolding.plain(lastName), NameFolding.plain(firstName))
			.sorted()
			.collect(Collectors.joining(" "));
		return new Key(Kind.BIRTH, birthDate + " " + names);
	}

	static List<Key> card(String cardNumber) {
		var keys = new ArrayList<Key>();
		String lower = cardNumber.toLowerCase(Locale.ROOT);
		keys.add(new Key(Kind.CARD, lower));
		String figures = lower.replaceAll("^[^0-9]*0*(?=[0-9])", "");
		if (!figures.equals(lower) && !figures.isEmpty() && Character.isDigit(figures.charAt(0))) {
			keys.add(new Key(Kind.CARD, figures));
		}
		return keys;
	}

	/**
	 * Names in the order lists are sorted by.
	 */
	static String sortName(PersonName name) {
		return NameFolding.plain(name.lastName()) + " " + NameFolding.plain(name.firstName()) + " "
				+ NameFolding.plain((name.middleName() != null) ? name.middleName() : "");
	}

	static String digits(String text) {
		return text.replaceAll("[^0-9]", "");
	}

	static String reverse(String text) {
		return new StringBuilder(text).reverse().toString();
	}

	private static String whole(PersonName name) {
		return name.lastName() + " " + name.firstName() + " " + ((name.middleName() != null) ? name.middleName() : "");
	}

}
