package dental.cuspid.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Asks for changes of a patient account. Null leaves a value as it is; an empty text or
 * list takes it away.
 *
 * @param version the version that was looked at, or null to change whatever is there
 * @param noBirthDate takes the birth date away
 * @param country country of national phone numbers, or null for the clinic's own
 */
public record PatientChange(@Nullable Long version, @Nullable String cardNumber, @Nullable String salutation,
		@Nullable String title, @Nullable String lastName, @Nullable String firstName, @Nullable String middleName,
		@Nullable LocalDate birthDate, boolean noBirthDate, @Nullable List<String> phones,
		@Nullable List<String> emails, @Nullable String country, @Nullable String language,
		@Nullable String responsible, @Nullable String comment, @Nullable String source, @Nullable String sourceDetail,
		@Nullable Map<String, String> utm, @Nullable String walletAddress, @Nullable DentacoinParticipation dentacoin,
		@Nullable String recommendedBy, @Nullable OpeningHistory opening) {

	/**
	 * A change of nothing, to begin with.
	 */
	public static final PatientChange NOTHING = new PatientChange(null, null, null, null, null, null, null, null, false,
			null, null, null, null, null, null, null, null, null, null, null, null, null);

}
