package dental.cuspid.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dental.cuspid.imports.DateText.Order;
import dental.cuspid.shared.PhoneNumber;
import dental.cuspid.shared.RuleViolation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Names, dates, phones and addresses as people write them into tables (BASE-13).
 */
class CellTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

	private static final DateText DATES = new DateText(Order.DAY_FIRST, TODAY);

	@ParameterizedTest
	@CsvSource({ "13.05.2019,2019-05-13", "1979-09-17,1979-09-17", "24.10.86,1986-10-24", "03.09.07,2007-09-03",
			"22.11.26,2026-11-22", "23.11.26,1926-11-23", "1/2/1990,1990-02-01", "31-12-1999,1999-12-31",
			"1990/12/31,1990-12-31", "19900131,1990-01-31", "31.01.1990 00:00:00,1990-01-31",
			"1990-01-31T10:30,1990-01-31", "29.02.2024,2024-02-29", "1.2.1990 г.,1990-02-01" })
	void datesAreRead(String text, LocalDate date) {
		assertThat(DATES.past(text)).hasValue(date);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00.00.0000", "31.02.1980", "29.02.2023", "13.13.2000", "soon", "23.11.2026",
			"01.01.1899", "1990", "12.1990", "1.1.999", "31.01.1990 25:00", "1990-1990-01", "٣١.٠١.١٩٩٠" })
	void impossibleDatesAreNone(String text) {
		assertThat(DATES.past(text)).isEmpty();
	}

	@Test
	void theOrderOfADateCanBeNamed() {
		assertThat(new DateText(DateText.order("MM/dd/yyyy"), TODAY).past("12/31/1990"))
			.hasValue(LocalDate.of(1990, 12, 31));
		assertThat(new DateText(DateText.order("yy.MM.dd"), TODAY).past("90.12.31"))
			.hasValue(LocalDate.of(1990, 12, 31));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> DateText.order("whatever"));
	}

	@Test
	void aVisitKeepsItsTime() {
		assertThat(DATES.pastMoment("03.04.2025 14:30").orElseThrow()).hasToString("2025-04-03T14:30");
		assertThat(DATES.pastMoment("03.04.2025").orElseThrow()).hasToString("2025-04-03T12:00");
	}

	@Property
	void anyTextIsADateOrNone(@ForAll String text) {
		DATES.past(text).ifPresent((date) -> assertThat(date).isBeforeOrEqualTo(TODAY));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Нурпеисов Илья Александрович|Нурпеисов|Илья|Александрович",
			"Зайцев Денис|Зайцев|Денис|", "СТЕПАНОВ ЕРЛАН АЛЕКСЕЕВИЧ|Степанов|Ерлан|Алексеевич",
			"Илья Александрович Нурпеисов|Нурпеисов|Илья|Александрович",
			"Алиев Вагиф Мамед оглы|Алиев|Вагиф|Мамед оглы", "Hans Müller|Müller|Hans|", "Müller, Hans|Müller|Hans|",
			"Anna Maria von der Heide|von der Heide|Anna Maria|", "Frau Prof. Dr. Zoë O'Connor|O'Connor|Zoë|",
			"Dr. Jörg Groß|Groß|Jörg|", "Иванова, Анна Петровна|Иванова|Анна|Петровна",
			"O'CONNOR-SMITH, ANN|O'Connor-Smith|Ann|", "Ким|Ким||", "Cher|Cher||" })
	void namesAreTakenApart(String text, String last, String first, String middle) {
		NameText name = NameText.split(text);
		assertThat(List.of(name.last(), name.first(), name.middle())).containsExactly(last,
				(first != null) ? first : "", (middle != null) ? middle : "");
	}

	@Test
	void salutationAndTitleAreKept() {
		NameText name = NameText.split("Herr Prof. Dr. Hans Meier");
		assertThat(name.salutation()).isEqualTo("Herr");
		assertThat(name.title()).isEqualTo("Prof. Dr.");
	}

	@Property
	void anyTextIsAName(@ForAll String text) {
		NameText.split(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "+7(701)6488507; +77778258303|KZ|+77016488507,+77778258303",
			"8 (777) 538-09-49 / 8 (775) 471-12-92|KZ|+77775380949,+77754711292", "7473092815|KZ|+77473092815",
			"87751910872, 8-775-328-69-20|KZ|+77751910872,+77753286920",
			"+77011720216 / 7775275450|KZ|+77011720216,+77775275450", "030/1973929|DE|+49301973929",
			"+49(0)171-6648825|DE|+491716648825", "0049 171 3929811|DE|+491713929811",
			"(0211) 3693057|DE|+492113693057", "моб. 8 777 123 45 67 и 8 701 234 56 78|KZ|+77771234567,+77012345678",
			"Tel.: 0171 7074880|DE|+491717074880", "0171 7074880/030 1973929|DE|+491717074880,+49301973929" })
	void phonesAreRead(String cell, String country, String numbers) {
		var read = ContactText.phones(cell, country);
		assertThat(read.good().stream().map(PhoneNumber::e164)).containsExactly(numbers.split(","));
		assertThat(read.bad()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "нет", "уточнить", "-", "0", "8701", "call me", "12345678901234567890" })
	void whatIsNoPhoneIsNone(String cell) {
		var read = ContactText.phones(cell, "KZ");
		assertThat(read.good()).isEmpty();
		assertThat(read.bad()).containsExactly(cell);
	}

	@Test
	void oneBadNumberDoesNotSpoilTheOther() {
		var read = ContactText.phones("нет; +77778258303", "KZ");
		assertThat(read.good()).hasSize(1);
		assertThat(read.bad()).containsExactly("нет");
	}

	@Property
	void anyTextIsPhonesOrNone(@ForAll String text) {
		ContactText.phones(text, "KZ");
		ContactText.emails(text);
	}

	@Test
	void addressesAreRead() {
		assertThat(ContactText.emails("Marie-Luise.1@Example.DE ").good()).containsExactly("marie-luise.1@example.de");
		assertThat(ContactText.emails("a@b.de; <c@d.de>").good()).containsExactly("a@b.de", "c@d.de");
		assertThat(ContactText.emails("нет почты").bad()).containsExactly("нет почты");
	}

	@ParameterizedTest
	@CsvSource({ "30,30", "45 мин,45", "1:30,90", "1 h 30,90", "1 ч,60", "90 min,90", "2 Std.,120" })
	void durationsAreRead(String text, int minutes) {
		assertThat(ServiceCells.minutes(text)).isEqualTo(minutes);
	}

	@ParameterizedTest
	@CsvSource({ "№ карты,cardNumber", "Patienten-Nr.,cardNumber", "ФИО,fullName",
			"Кто рекомендовал (№ карты),recommendedBy", "Внутренний счёт,internalAccount", "Telefon privat,phone",
			"Mobil,phone", "Тел. моб.,phone", "E-mail адрес,email", "Geburtsdatum,birthDate", "Дата рожд.,birthDate",
			"DOB,birthDate", "Empfohlen von,recommendedBy", "Letzter Besuch,lastVisit", "Wallet-Adresse,walletAddress",
			"Sprache,language", "Anrede,salutation", "Источник,source", "Примечание,comment", "Отчество,middleName",
			"Last Name,lastName", "Phone 2,phone" })
	void headingsAreUnderstood(String heading, String field) {
		assertThat(Vocabulary.heading(ImportKind.PATIENTS, heading)).map(ImportField::key).hasValue(field);
	}

	@Test
	void priceListsAreUnderstood() {
		Columns columns = Columns.of(ImportKind.SERVICES, List.of("Код", "Услуга", "Категория", "Цена, тг"), Map.of());
		assertThat(columns.mapping().values()).containsExactly("code", "name", "category", "price");
	}

	@Test
	void aNameBesideAGivenNameIsTheSurname() {
		Columns columns = Columns.of(ImportKind.PATIENTS,
				List.of("Name", "Vorname", "Telefon", "Telefon", "Blutgruppe"), Map.of());
		assertThat(columns.mapping()).containsExactly(Map.entry("Name", "lastName"), Map.entry("Vorname", "firstName"),
				Map.entry("Telefon", "phone"), Map.entry("Telefon#2", "phone"), Map.entry("Blutgruppe", "ignore"));
	}

	@Test
	void aChoiceComesBeforeAGuessAndMustFit() {
		var cells = List.of("A", "Name", "Mobil");
		assertThat(Columns.of(ImportKind.PATIENTS, cells, Map.of("A", "cardNumber", "Mobil", "ignore")).mapping())
			.containsValues("cardNumber", "fullName", "ignore");
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> Columns.of(ImportKind.PATIENTS, cells, Map.of("Nowhere", "phone")));
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> Columns.of(ImportKind.PATIENTS, cells, Map.of("A", "price")));
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> Columns.of(ImportKind.PATIENTS, cells, Map.of("A", "birthDate", "Name", "birthDate")));
	}

}
