package dental.cuspid.patients;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dental.cuspid.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A patient account as its page and the API show it (BASE-1).
 *
 * @param cardNumber null for a lead
 * @param language the patient's own, null where the clinic's is used
 * @param responsible user name and name of who cares for the patient
 * @param recommendedBy who recommended the clinic, for display (DCN-6)
 * @param version what a change must name to be refused when it is stale
 */
public record PatientView(PatientId id, @Nullable String cardNumber, PersonName name, @Nullable LocalDate birthDate,
		List<PhoneNumber> phones, List<String> emails, @Nullable String language, @Nullable Responsible responsible,
		@Nullable String comment, @Nullable String source, @Nullable String sourceDetail, Map<String, String> utm,
		@Nullable String walletAddress, DentacoinParticipation dentacoin, @Nullable PatientBrief recommendedBy,
		OpeningHistory opening, Instant registeredAt, long version) {

	/**
	 * The name for titles and lists; a contact without a name is called by the phone.
	 */
	public String listed() {
		String name = this.name.listed();
		return (name.isEmpty() && !this.phones.isEmpty()) ? this.phones.getFirst().e164() : name;
	}

	/**
	 * How pages and the API name the patient: the card number, else the id.
	 */
	public String reference() {
		return (this.cardNumber != null) ? this.cardNumber : this.id.toString();
	}

	/**
	 * Who cares for the patient.
	 */
	public record Responsible(String username, String name) {

	}

}
