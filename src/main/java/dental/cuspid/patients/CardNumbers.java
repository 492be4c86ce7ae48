package dental.cuspid.patients;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dental.cuspid.shared.Conflict;

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
	 * Takes a typed number.
	 * @throws Conflict when another patient has it
	 */
	void take(String number, PatientId patient) {
		if (!claimed(number, patient)) {
			throw new Conflict("patients.refusal.cardNumberTaken", number).at("cardNumber");
		}
		if (COUNTED.matcher(number).matches()) {
			this.jdbc.sql(
					"select setval('patient_card_number_seq', :number) from patient_card_number_seq where last_value < :number")
				.param("number", Long.parseLong(number))
				.query()
				.listOfRows();
		}
	}

	/**
	 * Takes the next free number.
	 */
	String takeNext(PatientId patient) {
		while (true) {
			String number = this.jdbc.sql("select nextval('patient_card_number_seq')").query(Long.class).single() + "";
			if (claimed(number, patient)) {
				return number;
			}
		}
	}

	/**
	 * Gives a number back that was typed by mistake.
	 */
	void release(String number) {
		this.jdbc.sql("delete from patient_card_number where card_number = :number").param("number", number).update();
	}

	private boolean claimed(String number, PatientId patient) {
		return this.jdbc.sql("""
				insert into patient_card_number (card_number, patient_id) values (:number, :patient)
				on conflict on constraint pk_patient_card_number do nothing""")
			.param("number", number)
			.param("patient", patient.value())
			.update() == 1;
	}

}
