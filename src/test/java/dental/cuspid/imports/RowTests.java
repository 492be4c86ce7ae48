package dental.cuspid.imports;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dental.cuspid.imports.DateText.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bad field is dropped with its reason and the row is taken, as long as somebody can be
 * made of it; money is never guessed (BASE-13).
 */
class RowTests {

	private static final CellReader READER = new CellReader("KZ",
			new DateText(Order.DAY_FIRST, LocalDate.of(2026, 11, 22)), 2);

	private static final PatientCells PATIENTS = new PatientCells(READER, true);

	@Test
	void badFieldsAreDroppedAndTheRowIsTaken() {
		ReadRow row = patient("cardNumber", "10001", "fullName", "Иванов Иван", "birthDate", "31.02.1980", "phone",
				"нет", "email", "нет почты", "walletAddress", "0x123", "internalAccount", "много", "language",
				"казахский");
		assertThat(row.refused()).isFalse();
		assertThat(row.reasons()).extracting(Reason::field)
			.containsExactlyInAnyOrder("birthDate", "phone", "email", "walletAddress", "internalAccount", "language");
		assertThat(row.values().asMap()).containsOnlyKeys("cardNumber", "lastName", "firstName", "visits");
	}

	@Test
	void withoutNameOrAnythingToFindByARowIsRefused() {
		assertThat(patient("cardNumber", "1").refused()).isTrue();
		assertThat(patient("fullName", "Иванов Иван").refused()).isTrue();
		assertThat(patient("fullName", "Иванов Иван", "phone", "нет").refused()).isTrue();
		assertThat(patient("fullName", "Иванов Иван", "birthDate", "01.01.1990").refused()).isFalse();
		assertThat(patient("fullName", "Иванов Иван", "email", "a@b.kz").refused()).isFalse();
	}

	@Test
	void animpossibleCardNumberRefusesTheRow() {
		ReadRow row = patient("cardNumber", "10 001 ???", "fullName", "Иванов Иван", "phone", "87771234567");
		assertThat(row.refused()).isTrue();
		assertThat(row.reasons().getFirst().code()).isEqualTo("imports.reason.cardNumber");
		assertThat(patient("cardNumber", " p-1/2 ", "lastName", "X").values().text(ImportField.CARD_NUMBER))
			.isEqualTo("P-1/2");
	}

	@Test
	void amountsAreReadAsPeopleWriteThem() {
		ReadRow row = patient("cardNumber", "1", "lastName", "X", "internalAccount", "2 000,00 тг", "bonus", "-3500.50",
				"dentacoin", "12");
		assertThat(row.values().asMap()).containsEntry("internalAccount", new java.math.BigDecimal("2000.00"))
			.containsEntry("bonus", new java.math.BigDecimal("-3500.50"))
			.containsEntry("dentacoin", new java.math.BigDecimal("12"));
		assertThat(patient("cardNumber", "1", "lastName", "X", "dentacoin", "0.5").reasons()).hasSize(1);
		assertThat(patient("cardNumber", "1", "lastName", "X", "bonus", "1.005").reasons()).hasSize(1);
		assertThat(patient("cardNumber", "1", "lastName", "X", "bonus", "0").values().has(ImportField.BONUS)).isFalse();
	}

	@Test
	void openingHistoryFollowsTheFileAndTheQuestion() {
		assertThat(visits(PATIENTS, "cardNumber", "1", "lastName", "X")).isEqualTo("1");
		assertThat(visits(PATIENTS, "cardNumber", "1", "lastName", "X", "visits", "7")).isEqualTo("7");
		assertThat(visits(PATIENTS, "cardNumber", "1", "lastName", "X", "visits", "0")).isEqualTo("0");
		var newcomers = new PatientCells(READER, false);
		assertThat(visits(newcomers, "cardNumber", "1", "lastName", "X")).isEqualTo("0");
		assertThat(visits(newcomers, "cardNumber", "1", "lastName", "X", "lastVisit", "01.01.2025")).isEqualTo("1");
	}

	@Test
	void aGivenNameAloneIsAName() {
		assertThat(patient("cardNumber", "1", "firstName", "Анна").values().text(ImportField.LAST_NAME))
			.isEqualTo("Анна");
	}

	@Test
	void nobodyRecommendsThemselves() {
		ReadRow row = patient("cardNumber", "1", "lastName", "X", "recommendedBy", "1");
		assertThat(row.reasons().getFirst().code()).isEqualTo("imports.reason.referrerSelf");
		assertThat(row.values().has(ImportField.RECOMMENDED_BY)).isFalse();
	}

	@Test
	void peopleOfAFileAreTheSameOnlyWhenNothingSpeaksAgainstIt() {
		var twins = new PatientTwins();
		twins.add(2,
				patient("fullName", "Ким Анна Олеговна", "phone", "87771234567", "birthDate", "01.01.1990").values());
		assertThat(twins.find(patient("fullName", "КИМ АННА", "phone", "+7 777 123-45-67").values())).hasValue(2);
		assertThat(twins.find(patient("fullName", "Ким Анна", "birthDate", "01.01.90").values())).hasValue(2);
		assertThat(twins.find(patient("fullName", "Ким Алла", "phone", "87771234567").values())).isEmpty();
		assertThat(
				twins.find(patient("fullName", "Ким Анна", "phone", "87771234567", "birthDate", "01.01.2015").values()))
			.isEmpty();
		assertThat(twins.find(patient("fullName", "Ким Анна Петровна", "phone", "87771234567").values())).isEmpty();
	}

	@Test
	void servicesNeedCodeNameCategoryAndPrice() {
		var rules = new ServiceCells(READER, Map.of("имплантация", "IMP", "imp", "IMP"));
		ReadRow good = rules.read(cells("code", "d01", "name", "Имплантат", "category", "Имплантация", "price",
				"180 000", "duration", "1:30"));
		assertThat(good.refused()).isFalse();
		assertThat(good.values().asMap()).containsEntry("category", "IMP").containsEntry("duration", 90);
		assertThat(rules.read(cells("code", "d01", "name", "X", "category", "?", "price", "1")).refused()).isTrue();
		assertThat(rules.read(cells("code", "d01", "name", "X", "category", "IMP", "price", "дорого")).reasons())
			.hasSize(1);
		assertThat(rules.read(cells("name", "X", "category", "IMP", "price", "1")).refused()).isTrue();
	}

	@Test
	void linesWithMoneyAreTakenWholeOrNotAtAll() {
		var balances = new BalanceCells(READER);
		assertThat(balances.read(cells("cardNumber", "1", "account", "Бонусы", "amount", "5", "date", "01.01.2026"))
			.refused()).isFalse();
		assertThat(balances.read(cells("cardNumber", "1", "account", "sock", "amount", "5")).refused()).isTrue();
		assertThat(balances.read(cells("cardNumber", "1", "account", "DCN", "amount", "0.5")).refused()).isTrue();
		assertThat(balances.read(cells("cardNumber", "1", "account", "BONUS", "amount", "5", "date", "?")).refused())
			.isTrue();
		var visits = new VisitCells(READER, Map.of("a01", "A01"));
		assertThat(visits.read(cells("cardNumber", "1", "date", "01.01.2026", "paid", "10", "tender", "наличные"))
			.values()
			.text(ImportField.TENDER)).isEqualTo("CASH");
		assertThat(
				visits.read(cells("cardNumber", "1", "date", "01.01.2026", "paid", "10", "tender", "бонусы")).refused())
			.isTrue();
		assertThat(visits.read(cells("cardNumber", "1", "date", "01.01.2026", "service", "Z9")).refused()).isFalse();
		assertThat(visits.read(cells("cardNumber", "1", "date", "01.01.2036")).refused()).isTrue();
	}

	private static String visits(PatientCells rules, String... cells) {
		return String.valueOf(rules.read(cells(cells)).values().text(ImportField.VISIT_COUNT));
	}

	private static ReadRow patient(String... cells) {
		return PATIENTS.read(cells(cells));
	}

	private static Map<ImportField, List<String>> cells(String... pairs) {
		Map<ImportField, List<String>> cells = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			String key = pairs[i];
			ImportField field = java.util.Arrays.stream(ImportField.values())
				.filter((one) -> one.key().equals(key))
				.findFirst()
				.orElseThrow();
			cells.put(field, List.of(pairs[i + 1]));
		}
		return cells;
	}

}
