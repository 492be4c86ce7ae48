package dental.cuspid.demo;

import java.util.List;
import java.util.Map;

/**
 * What the demo clinic writes to its patients, in their language.
 */
final class DemoTexts {

	private static final Map<String, List<List<String>>> TEXTS = Map.of("de", List.of(List.of(
			"Ihr Heil- und Kostenplan",
			"Ihr Heil- und Kostenplan ist von der Kasse zurück. Rufen Sie uns gern an, dann finden wir einen Termin."),
			List.of("Ihr Termin",
					"Wir erinnern Sie an Ihren Termin bei Linden Dental. Bitte bringen Sie Ihre Karte mit."),
			List.of("Röntgenbilder", "Ihre Röntgenbilder aus der Klinik sind bei uns angekommen."),
			List.of("Professionelle Zahnreinigung",
					"Im November ist noch Zeit für Ihre Zahnreinigung. Wann passt es Ihnen?")),
			"ru", List
				.of(List.of("План лечения", "План лечения готов. Позвоните нам, и мы подберём удобное время."),
						List.of("Ваш приём", "Напоминаем о приёме в Linden Dental. До встречи!"),
						List.of("Снимки", "Ваши снимки готовы, врач посмотрит их до приёма."),
						List.of("Профессиональная гигиена", "В ноябре ещё есть время на гигиену. Когда вам удобно?")),
			"en",
			List.of(List.of("Your treatment plan",
					"Your plan is back from the insurer. Call us and we will find a time."),
					List.of("Your visit", "A reminder of your visit at Linden Dental. See you soon!"),
					List.of("X-rays",
							"The X-rays of the clinic have arrived; the doctor looks at them before your visit."),
					List.of("Hygiene", "There is still room for your hygiene visit in November. What suits you?")));

	private DemoTexts() {
	}

	static String subject(String language, int text) {
		return TEXTS.getOrDefault(language, TEXTS.get("en")).get(text).getFirst();
	}

	static String body(String language, int text) {
		return TEXTS.getOrDefault(language, TEXTS.get("en")).get(text).getLast();
	}

}
