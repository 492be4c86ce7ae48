package dental.cuspid.demo;

import java.util.List;

/**
 * Names of people who do not exist, in three languages and two scripts.
 */
final class DemoNames {

	static final List<Name> GERMAN = names("de", """
			Hohenstein-Brückner Marie-Luise f|Steinmetz Ruth f|Oberländer Klaus m|Weißgerber Jürgen m
			Thiele Annegret f|Größlinger Björn m|Quandt-Meier Silke f|Dörfler Sebastian m|Jäckel Ute f
			Färber Matthias m|Schröter Heike f|Löwenthal David m|Kühnast Renate f|Brömmel Torsten m
			Zschoche Katrin f|Wüstefeld Lars m|Hölderle Franziska f|Rößner Uwe m|Ahlbrecht Insa f
			Blümchen Peter m|Cziesla Monika f|Dreßler Hannes m|Eßlinger Gudrun f|Fröhndrich Niklas m
			Gäbelein Lieselotte f|Hünefeld Ralf m|Iselin Vroni f|Jürschik Oskar m|Käsbohrer Elfriede f
			Lübbers Fenja f|Mäusezahl Jonathan m|Nüßlein Carla f|Öttinger Wolfgang m|Pötzsch Anke f
			Rüdesheim Max m|Süßkind Paula f|Trütschler Emil m|Übelhör Johanna f|Vößing Magnus m
			Wölfflin Greta f|Zülsdorf Anton m|Birkenfeld Mia f|Sandmann Theo m|Lindner Frieda f
			Aydın Elif f|Yıldırım Kerem m|Nowacki Zofia f|Petrović Milan m|Nguyen Thi Lan f|Rossi-Kramer Chiara f
			Haddad Samir m|Özkan Deniz f|Kowalczyk Adam m|Vasilescu Ioana f|Berisha Arber m|Ferreira Lúcia f
			Hellmich Georg m|Kranz Dorothea f|Pauli Helmut m|Seifried Birgit f|Tannert Ole m|Ulbricht Nele f
			""");

	static final List<Name> RUSSIAN = names("ru", """
			Сергеева Алина f Игоревна|Волошин Дмитрий m Андреевич|Ахметова Айгуль f Сериковна
			Жумабаев Нурлан m Ерланович|Кузьмина Ольга f Петровна|Соловьёв Артём m Викторович
			Ким Виталий m Сергеевич|Семёнова Наталья f Юрьевна|Тулегенова Динара f Маратовна
			Журавлёв Пётр m Алексеевич|Бекетова Сауле f Кайратовна|Щербакова Елена f Николаевна
			Оспанов Тимур m Болатович|Фёдорова Вера f Ильинична|Гончаров Михаил m Олегович
			Исабекова Асель f Нурлановна|Цветкова Юлия f Романовна|Ершов Глеб m Максимович
			Мусина Гульнара f Рашидовна|Харитонов Лев m Борисович|Дюсенов Алихан m Серикович
			Чернышёва Мария f Павловна|Юсупов Рустам m Ильдарович|Яковлева София f Денисовна
			Шнайдер Виктор m Иванович|Эм Светлана f Валерьевна|Ткаченко Оксана f Богдановна
			""");

	static final List<Name> ENGLISH = names("en", """
			Oduya Ben m|Fairweather Charlotte f|Ashdown Gregory m|O'Connell Maeve f|Pemberton-Hale Rupert m
			Achebe Ngozi f|Whitlock Harriet f|Tremaine Oscar m|Langford Isla f|McAllister Euan m|Bhatt Priya f
			Castellanos Marisol f|Delacroix Julian m|Ellsworth Nora f|Fenwick Toby m|Goldberg Miriam f
			Hargreaves Simon m|Iverson Freya f|Jankovic Luka m|Kaplan Ruth f|Lockhart Hugh m|Moreau Elise f
			Nakamura Ken m|Osborne Beatrice f|Park Jihoon m
			""");

	private DemoNames() {
	}

	private static List<Name> names(String language, String text) {
		return text.lines()
			.flatMap((line) -> List.of(line.split("\\|")).stream())
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.map((name) -> name(language, name))
			.toList();
	}

	private static Name name(String language, String text) {
		String[] parts = text.split(" (?=[fm]( |$))");
		int space = parts[0].indexOf(' ');
		boolean female = parts[1].startsWith("f");
		String patronymic = (parts[1].length() > 1) ? parts[1].substring(2) : "";
		return new Name(language, parts[0].substring(0, space), parts[0].substring(space + 1), patronymic, female);
	}

	/**
	 * A name of nobody.
	 */
	record Name(String language, String lastName, String firstName, String patronymic, boolean female) {

	}

}
