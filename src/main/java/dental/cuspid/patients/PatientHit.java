package dental.cuspid.patients;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A patient a search found.
 *
 * @param name "Surname, Given Patronymic"
 * @param phone the number that was searched for, else the first, E.164
 * @param match why it was found
 */
public record PatientHit(PatientId id, @Nullable String cardNumber, String name, @Nullable LocalDate birthDate,
		@Nullable String phone, Match match) {

	/**
	 * Why a patient was found. Shown by {@code patients.match.} + name.
	 */
	public enum Match {

		NAME, CARD_NUMBER, PHONE, BIRTH_DATE, EMAIL, MIDDLE, SIMILAR

	}

}
