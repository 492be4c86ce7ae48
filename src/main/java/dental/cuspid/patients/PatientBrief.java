package dental.cuspid.patients;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A patient in one line: for lists, calendar, receipts.
 *
 * @param name "Surname, Given Patronymic"
 * @param phone first number, E.164
 */
public record PatientBrief(PatientId id, @Nullable String cardNumber, String name, @Nullable LocalDate birthDate,
		@Nullable String phone) {

}
