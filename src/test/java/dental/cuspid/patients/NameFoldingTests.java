package dental.cuspid.patients;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spellings of one name meet (BASE-2).
 */
class NameFoldingTests {

	private static final List<String> RUSSIAN = List.of("Иванов", "Юлия", "Щербаков", "Хрущёв", "Жихарцева", "Цой",
			"Соловьёв", "Чайковский", "Михаил", "Ахметова", "Фёдоров", "Пётр", "Объедков", "Васильев", "Мюллер",
			"Сергеев", "Николаева", "Дмитрий", "Александр", "Ксения", "Наталья", "Евгений", "Шульц", "Крылов",
			"Алексей", "Лихачёв", "Жанна", "Подъячев", "Ильин", "Татьяна", "Эльвира", "Яковлев", "Юрий");

	private static final List<String> KAZAKH = List.of("Әсел", "Ғалымжан", "Қасымов", "Нұрғали", "Өмірбек", "Үмітжан",
			"Һүсейн", "Ілияс", "Жұмабаев", "Айгүл", "Серікқызы", "Мәңгілік");

	private static final List<String> LATIN = List.of("Müller", "Schäfer", "Groß", "Jörg", "Öztürk", "Yılmaz", "Zoë",
			"René", "Käthe", "O'Connor", "Müller-Lüdenscheidt", "Schmidt", "Hohenstein-Brückner", "Marie-Luise", "Böhm",
			"Christian", "Philipp", "Jäger", "Wagner", "Thiele", "Kowalczyk", "Şahin", "Łukasz", "Ngo", "Szabó");

	private static final Map<String, String> PASSPORT = system(
			"а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ ie ы y ь  э e ю iu я ia");

	private static final Map<String, String> SPOKEN = system(
			"а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ  ы y ь ' э e ю yu я ya");

	private static final Map<String, String> LEARNED = system(
			"а a б b в v г g д d е e ё ë ж ž з z и i й j к k л l м m н n о o п p р r с s т t у u ф f х h ц c ч č ш š щ šč ъ  ы y ь ' э è ю ju я ja");

	private static final Map<String, String> STANDARD = system(
			"а a б b в v г g д d е e ё yo ж zh з z и i й j к k л l м m н n о o п p р r с s т t у u ф f х x ц cz ч ch ш sh щ shh ъ '' ы y' ь ' э e' ю yu я ya");

	private static final Map<String, String> SHORT = system(
			"а a б b в v г g д d е e ё e ж j з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х h ц c ч ch ш sh щ sh ъ  ы y ь  э e ю iu я ia");

	@ParameterizedTest
	@CsvSource({ "Müller,Mueller", "Müller,Muller", "Mueller,Müller", "Müller,Мюллер", "Schäfer,Schaefer",
			"Schäfer,Шефер", "Groß,Gross", "Jörg,Joerg", "Jörg,Йорг", "Schröder,Шрёдер", "Иванов,Ivanov",
			"Ivanov,Иванов", "Юлия,Yulia", "Юлия,Julia", "Юлия,Iuliya", "Юлия,Yuliya", "Щербаков,Shcherbakov",
			"Хабибулин,Khabibulin", "Хабибулин,Habibulin", "Жуков,Zhukov", "Жуков,Jukov", "Цветков,Tsvetkov",
			"Цветков,Cvetkov", "Цой,Zoi", "Андрей,Andrey", "Андрей,Andrei", "Андрей,Andrej", "Фёдоров,Федоров",
			"Федоров,Fyodorov", "Фёдоров,Fedorov", "Елена,Yelena", "Елена,Elena", "Қасымов,Kasymov", "Қасымов,Qasymov",
			"Ғалым,Galym", "Әсел,Asel", "Нұрлан,Nurlan", "Мәңгілік,Mangilik", "Zoë,Zoe", "O'Connor,OConnor",
			"O'Connor,Connor", "Stefan,Stephan", "Karl,Carl", "Meyer,Maier", "Александр,Alexander", "Ксения,Xenia",
			"Филипп,Philipp", "Шмидт,Schmidt", "Анна,Ana", "Хайде,Heide", "Циммерман,Zimmermann", "Якоб,Jakob",
			"Вольф,Wolf", "Ахметов,Achmetow" })
	void spellingsOfOneNameMeet(String stored, String typed) {
		assertThat(meets(typed, stored)).as("%s finds %s", typed, stored).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "Hofmann,Kofmann", "Иванов,Петров", "Müller,Miller", "Anna,Hanna", "Bauer,Brauer" })
	void otherNamesStayApart(String stored, String typed) {
		assertThat(meets(typed, stored)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Иванов|Bdfyjd", "Daniel|Вфтшуд", "Жуков|;erjd", "Müller|ьхддук", "Юлия|.kbz",
			"Müller|M[ller", "Zimmermann|Yimmermann", "Иванов|Bdfzjd" })
	void theWrongLayoutIsReadToo(String stored, String typed) {
		assertThat(KeyboardLayout.readings(typed)).anyMatch((reading) -> meets(reading, stored));
	}

	@Property(tries = 400)
	void everyBeginningFindsItsName(@ForAll("names") String name, @ForAll("cuts") int cut) {
		assertFound(name, name, cut);
	}

	@Property(tries = 600)
	void everyTransliterationFindsTheName(@ForAll("cyrillic") String name,
			@ForAll("systems") Map<String, String> system, @ForAll("cuts") int cut) {
		assertFound(name, written(name, system), cut);
	}

	@Property(tries = 600)
	void theCyrillicSpellingFindsALatinRecord(@ForAll("cyrillic") String name,
			@ForAll("systems") Map<String, String> system, @ForAll("cuts") int cut) {
		assertFound(written(name, system), name, Math.max(cut, 40));
	}

	@Property(tries = 400)
	void theWrongLayoutFindsTheName(@ForAll("names") String name, @ForAll("cuts") int cut) {
		String word = NameFolding.typedWords(name).getFirst();
		for (String[] layout : LAYOUTS) {
			String wrong = typedOn(word, layout[0], layout[1]);
			if (wrong != null && !wrong.equals(word)) {
				String begun = wrong.substring(0, Math.min(wrong.length(), Math.max(3, cut)));
				assertThat(KeyboardLayout.readings(begun)).as("%s typed as %s", name, begun)
					.anyMatch((reading) -> meets(reading, name));
			}
		}
	}

	@Property(tries = 500)
	void noTextBreaksIt(@ForAll String text) {
		NameFolding.words(text)
			.forEach((word) -> assertThat(NameFolding.foldings(word)).hasSizeLessThanOrEqualTo(NameFolding.MOST));
		NameFolding.plain(text);
		KeyboardLayout.readings(text);
	}

	@Test
	void aNameHasFewFoldings() {
		for (String name : RUSSIAN) {
			assertThat(NameFolding.foldings(name)).as(name).hasSizeLessThanOrEqualTo(NameFolding.MOST);
		}
	}

	@Provide
	Arbitrary<String> names() {
		var names = new ArrayList<>(RUSSIAN);
		names.addAll(KAZAKH);
		names.addAll(LATIN);
		return Arbitraries.of(names);
	}

	@Provide
	Arbitrary<String> cyrillic() {
		return Arbitraries.of(RUSSIAN);
	}

	@Provide
	Arbitrary<Map<String, String>> systems() {
		return Arbitraries.of(List.of(PASSPORT, SPOKEN, LEARNED, STANDARD, SHORT));
	}

	@Provide
	Arbitrary<Integer> cuts() {
		return Arbitraries.integers().between(3, 20);
	}

	private static final String[][] LAYOUTS = {
			{ "ёйцукенгшщзхъфывапролджэячсмитьбю", "`qwertyuiop[]asdfghjkl;'zxcvbnm,." },
			{ "ёйцукенгшщзхъфывапролджэячсмитьбю", "^qwertzuiopü+asdfghjklöäyxcvbnm,." },
			{ "qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить" },
			{ "qwertzuiopüasdfghjklöäyxcvbnm", "йцукенгшщзхфывапролджэячсмить" },
			{ "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm" } };

	private static void assertFound(String stored, String typed, int cut) {
		String begun = typed.substring(0, Math.min(typed.length(), cut));
		if (NameFolding.typedWords(begun).stream().anyMatch((word) -> word.length() >= 3)) {
			assertThat(meets(begun, stored)).as("%s finds %s", begun, stored).isTrue();
		}
	}

	private static boolean meets(String typed, String stored) {
		List<String> keys = NameFolding.words(stored)
			.stream()
			.flatMap((word) -> NameFolding.foldings(word).stream())
			.toList();
		return NameFolding.typedWords(typed)
			.stream()
			.allMatch((word) -> NameFolding.foldings(word)
				.stream()
				.anyMatch((folded) -> keys.stream().anyMatch((key) -> key.startsWith(folded))));
	}

	private static String written(String name, Map<String, String> system) {
		var text = new StringBuilder();
		for (char letter : name.toLowerCase(Locale.ROOT).toCharArray()) {
			text.append(system.getOrDefault(String.valueOf(letter), String.valueOf(letter)));
		}
		return text.toString();
	}

	private static @Nullable String typedOn(String word, String meant, String struck) {
		var text = new StringBuilder();
		for (char letter : word.toCharArray()) {
			int key = meant.indexOf(letter);
			if (key < 0) {
				return null;
			}
			text.append(struck.charAt(key));
		}
		return text.toString();
	}

	private static Map<String, String> system(String pairs) {
		var system = new HashMap<String, String>();
		String[] parts = pairs.split(" ", -1);
		for (int i = 0; i + 1 < parts.length; i += 2) {
			system.put(parts[i], parts[i + 1]);
		}
		return system;
	}

}
