package dental.cuspid.patients.web;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dental.cuspid.patients.Consents;
import dental.cuspid.patients.DentacoinParticipation;
import dental.cuspid.patients.Figures;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientView;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A patient as the API answers.
 *
 * @param recommendedBy card number, or id where there is none
 * @param walletBalance what the wallet holds in general, null until it was checked
 */
record PatientResponse(PatientId id, @Nullable String cardNumber, @Nullable String salutation, @Nullable String title,
		String lastName, String firstName, @Nullable String middleName, @Nullable LocalDate birthDate,
		List<String> phones, List<String> emails, @Nullable String language, @Nullable String responsible,
		@Nullable String comment, @Nullable String source, @Nullable String sourceDetail, Map<String, String> utm,
		@Nullable String walletAddress, DentacoinParticipation takesPartInDentacoin, @Nullable String recommendedBy,
		Consents consents, OpeningHistory opening, Balances balances, @Nullable Money lifetimeValue,
		@Nullable Money unpaid, int visits, @Nullable LocalDate lastVisitOn, boolean underTreatment,
		@Nullable BigInteger walletBalance, @Nullable Instant walletCheckedAt, Instant registeredAt, long version) {

	static PatientResponse of(PatientView patient, Consents consents, Figures figures) {
		return new PatientResponse(patient.id(), patient.cardNumber(), patient.name().salutation(),
				patient.name().title(), patient.name().lastName(), patient.name().firstName(),
				patient.name().middleName(), patient.birthDate(),
				patient.phones().stream().map(PhoneNumber::e164).toList(), patient.emails(), patient.language(),
				(patient.responsible() != null) ? patient.responsible().username() : null, patient.comment(),
				patient.source(), patient.sourceDetail(), patient.utm(), patient.walletAddress(), patient.dentacoin(),
				reference(patient.recommendedBy()), consents, patient.opening(),
				new Balances(figures.internalAccount(), figures.bonus(), figures.dentacoin(),
						figures.dentacoinPending()),
				figures.lifetimeValue(), figures.unpaid(), figures.visits(), figures.lastVisitOn(),
				figures.isUnderTreatment(), figures.walletBalance(), figures.walletCheckedAt(), patient.registeredAt(),
				patient.version());
	}

	static @Nullable String reference(@Nullable PatientBrief patient) {
		return Optional.ofNullable(patient)
			.map((one) -> (one.cardNumber() != null) ? one.cardNumber() : one.id().toString())
			.orElse(null);
	}

	/**
	 * The three balances, never mixed.
	 */
	record Balances(@Nullable Money internalAccount, @Nullable Money bonus, BigInteger dentacoin,
			BigInteger dentacoinPending) {

	}

}
