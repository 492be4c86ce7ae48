package dental.cuspid.patients;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of somebody who may already have an account.
 *
 * @param phones in international form
 * @param emails addresses in any case
 * @param cardNumber as kept (upper case), or null
 * @param except an account that is not meant, or null
 */
public record DuplicateProbe(@Nullable String lastName, @Nullable String firstName, @Nullable LocalDate birthDate,
		List<String> phones, List<String> emails, @Nullable String cardNumber, @Nullable PatientId except) {

}
