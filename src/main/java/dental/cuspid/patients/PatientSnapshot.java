package dental.cuspid.patients;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The values of an account at one moment, for whoever changes it and may have to change
 * it back (BASE-13).
 *
 * @param phones as they were typed, or in international form where that says more
 * @param recommendedBy who recommended the clinic, or null
 */
public record PatientSnapshot(PersonName name, @Nullable LocalDate birthDate, List<String> phones, List<String> emails,
		@Nullable String language, @Nullable String comment, @Nullable String source, @Nullable String walletAddress,
		DentacoinParticipation dentacoin, @Nullable PatientId recommendedBy) {

}
