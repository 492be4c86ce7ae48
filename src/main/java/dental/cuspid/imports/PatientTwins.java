package dental.cuspid.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import static dental.cuspid.imports.ImportField.BIRTH_DATE;
import static dental.cuspid.imports.ImportField.EMAIL;
import static dental.cuspid.imports.ImportField.FIRST_NAME;
import static dental.cuspid.imports.ImportField.LAST_NAME;
import static dental.cuspid.imports.ImportField.MIDDLE_NAME;
import static dental.cuspid.imports.ImportField.PHONE;

/**
 * Remembers the people of a file, to notice who stands in it twice: the same name with
 * the same phone, e-mail or birth date. Twins and relatives, who share a phone but not
 * the given name or the birth date, are different people.
 */
final class PatientTwins {

	private final Set<String> cards = new HashSet<>();

	/** Name with something else, in one number, to the row it was first seen in. */
	private final Map<Long, Integer> seen = new HashMap<>();

	private final Map<Integer, Person> people = new HashMap<>();

	/** Whether an earlier row has this card number; notes it. */
	boolean cardTaken(String card) {
		return !this.cards.add(card);
	}

	boolean knowsCard(String card) {
		return this.cards.contains(card);
	}

	/** The earlier row about the same person. */
	Optional<Integer> find(RowValues values) {
		Person person = Person.of(values);
		return keys(values).stream()
			.map(this.seen::get)
			.filter(Objects::nonNull)
			.filter((row) -> person.canBe(this.people.get(row)))
			.min(Integer::compare);
	}

	void add(int number, RowValues values) {
		keys(values).forEach((key) -> this.seen.putIfAbsent(key, number));
		this.people.put(number, Person.of(values));
	}

	private static List<Long> keys(RowValues values) {
		String name = name(values);
		var keys = new ArrayList<Long>();
		values.list(PHONE).forEach((phone) -> keys.add(hash(name, phone)));
		values.list(EMAIL).forEach((email) -> keys.add(hash(name, email)));
		String born = values.text(BIRTH_DATE);
		if (born != null) {
			keys.add(hash(name, born));
		}
		return keys;
	}

	static String name(RowValues values) {
		return Vocabulary.fold(values.textOr(LAST_NAME, "") + values.textOr(FIRST_NAME, ""));
	}

	/**
	 * Two texts in 64 bits; by chance two of a million rows agree once in many million
	 * files.
	 */
	private static long hash(String name, String other) {
		long hash = 1125899906842597L;
		for (String text : new String[] { name, "|", other }) {
			for (int i = 0; i < text.length(); i++) {
				hash = 31 * hash + text.charAt(i);
				hash ^= hash >>> 29;
				hash *= 0x9E3779B97F4A7C15L;
			}
		}
		return hash;
	}

	/**
	 * What tells two people of one name apart.
	 *
	 * @param born birth date, empty where it is not known
	 * @param middle hash of the patronymic, 0 where it is not known
	 */
	private record Person(String born, int middle) {

		static Person of(RowValues values) {
			return new Person(values.textOr(BIRTH_DATE, ""),
					Vocabulary.fold(values.textOr(MIDDLE_NAME, "")).hashCode());
		}

		boolean canBe(Person other) {
			boolean sameDay = this.born.isEmpty() || other.born.isEmpty() || this.born.equals(other.born);
			boolean sameFather = this.middle == 0 || other.middle == 0 || this.middle == other.middle;
			return sameDay && sameFather;
		}

	}

}
