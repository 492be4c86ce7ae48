package dental.cuspid.patients;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import dental.cuspid.shared.Conflict;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The numbers of the medical cards (definition "card number", COUP-1): unique, typed by
 * hand or the next free number. A number is taken by writing it down before the patient,
 * which waits for another desk taking the same one, so no number is given out twice.
 */
@Component
class CardNumbers {

	private static final Pattern SHAPE = Pattern.compile("[\\p{L}0-9./-]{1,20}");

	/**
	 * Typed numbers up to this long move the counter, so that counting goes on behind.
	 */
	private static final Pattern COUNTED = Pattern.compile("[1-9][0-9]{0,6}");

	private final JdbcClient jdbc;

	CardNumbers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A number as it is kept, or empty where the text cannot be one.
	 */
	static Optional<String> read(String typed) {
		String number = Normalizer.normalize(typed, Normalizer.Form.NFC).strip().toUpperCase(Locale.ROOT);
		return SHAPE.matcher(number).matches() ? Optional.of(number) : Optional.empty();
	}

	/**
	 * Takes typed numbers.
	 * @throws Conflict when another patient has one of them
	 */
	void take(Map<PatientId, String> numbers) {
		if (numbers.isEmpty()) {
			return;
		}
		Set<PatientId> claimed = claim("""
				select number, patient_id from unnest(cast(:patients as uuid[]), cast(:numbers as text[]))
					as typed (patient_id, number) order by number""", List.copyOf(numbers.keySet()),
				numbers.values().toArray(String[]::new))
			.keySet();
		numbers.forEach((patient, number) -> {
			if (!claimed.contains(patient)) {
				throw new Conflict("patients.refusal.cardNumberTaken", number).at("cardNumber");
			}
		});
		numbers.values()
			.stream()
			.filter((number) -> COUNTED.matcher(number).matches())
			.mapToLong(Long::parseLong)
			.max()
			.ifPresent(this::countOn);
	}

	/**
	 * Takes the next free numbers.
	 */
	Map<PatientId, String> takeNext(List<PatientId> patients) {
		var taken = new HashMap<PatientId, String>();
		List<PatientId> waiting = patients;
		while (!waiting.isEmpty()) {
			taken.putAll(claim("""
					select nextval('patient_card_number_seq')::text, patient_id
					from unnest(cast(:patients as uuid[])) as waiting (patient_id)""", waiting, new String[0]));
			waiting = waiting.stream().filter((patient) -> !taken.containsKey(patient)).toList();
		}
		return taken;
	}

	/**
	 * Gives a number back that was typed by mistake.
	 */
	void release(String number) {
		this.jdbc.sql("delete from patient_card_number where card_number = :number").param("number", number).update();
	}

	private Map<PatientId, String> claim(String wanted, List<PatientId> patients, String[] numbers) {
		var claimed = new HashMap<PatientId, String>();
		this.jdbc
			.sql("""
					insert into patient_card_number (card_number, patient_id) %s
					on conflict on constraint pk_patient_card_number do nothing returning card_number, patient_id"""
				.formatted(wanted))
			.param("patients", patients.stream().map(PatientId::toString).toArray(String[]::new))
			.param("numbers", numbers)
			.query((RowCallbackHandler) (row) -> claimed.put(new PatientId(row.getObject("patient_id", UUID.class)),
					row.getString("card_number")));
		return claimed;
	}

	private void countOn(long number) {
		this.jdbc.sql(
				"select setval('patient_card_number_seq', :number) from patient_card_number_seq where last_value < :number")
			.param("number", number)
			.query()
			.listOfRows();
	}

}
