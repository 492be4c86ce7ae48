package dental.cuspid.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a patient account to be opened (BASE-1). Made by {@link #named}.
 *
 * @param cardNumber number of the medical card, or null for the next free one
 * @param phones as typed; each must be readable
 * @param country country of national phone numbers, or null for the clinic's own
 * @param language en, de or ru, or null for the clinic's own
 * @param responsible user name
 * @param recommendedBy card number or id, for display only
 * @param opening history before this system, or null
 * @param allowDuplicate whether a probable duplicate was looked at and accepted
 * @param lead whether this is a contact without a card yet
 * @param imported whether it comes from a file
 */
public record NewPatient(@Nullable String cardNumber, PersonName name, @Nullable LocalDate birthDate,
		List<String> phones, List<String> emails, @Nullable String country, @Nullable String language,
		@Nullable String responsible, @Nullable String comment, @Nullable String source, @Nullable String sourceDetail,
		Map<String, String> utm, @Nullable String walletAddress, DentacoinParticipation dentacoin,
		@Nullable String recommendedBy, Consents consents, @Nullable OpeningHistory opening, boolean allowDuplicate,
		boolean lead, boolean imported) {

	/**
	 * Begins with the names.
	 */
	public static Builder named(String lastName, String firstName) {
		return new Builder(PersonName.of(lastName, firstName));
	}

	/**
	 * Begins with the names.
	 */
	public static Builder named(PersonName name) {
		return new Builder(name);
	}

	/**
	 * Collects what is known of the patient.
	 */
	public static final class Builder {

		private final PersonName name;

		private @Nullable String cardNumber;

		private @Nullable LocalDate birthDate;

		private final List<String> phones = new ArrayList<>();

		private final List<String> emails = new ArrayList<>();

		private @Nullable String country;

		private @Nullable String language;

		private @Nullable String responsible;

		private @Nullable String comment;

		private @Nullable String source;

		private @Nullable String sourceDetail;

		private Map<String, String> utm = Map.of();

		private @Nullable String walletAddress;

		private DentacoinParticipation dentacoin = DentacoinParticipation.NOT_ASKED;

		private @Nullable String recommendedBy;

		private Consents consents = Consents.NONE;

		private @Nullable OpeningHistory opening;

		private boolean allowDuplicate;

		private boolean lead;

		private boolean imported;

		private Builder(PersonName name) {
			this.name = name;
		}

		public Builder cardNumber(@Nullable String cardNumber) {
			this.cardNumber = cardNumber;
			return this;
		}

		public Builder birthDate(@Nullable LocalDate birthDate) {
			this.birthDate = birthDate;
			return this;
		}

		public Builder phone(String... phones) {
			return phones(List.of(phones));
		}

		public Builder phones(List<String> phones) {
			this.phones.addAll(phones);
			return this;
		}

		public Builder email(String... emails) {
			return emails(List.of(emails));
		}

		public Builder emails(List<String> emails) {
			this.emails.addAll(emails);
			return this;
		}

		public Builder country(@Nullable String country) {
			this.country = country;
			return this;
		}

		public Builder language(@Nullable String language) {
			this.language = language;
			return this;
		}

		public Builder responsible(@Nullable String username) {
			this.responsible = username;
			return this;
		}

		public Builder comment(@Nullable String comment) {
			this.comment = comment;
			return this;
		}

		public Builder source(@Nullable String source, @Nullable String detail) {
			this.source = source;
			this.sourceDetail = detail;
			return this;
		}

		public Builder utm(Map<String, String> utm) {
			this.utm = utm;
			return this;
		}

		public Builder wallet(@Nullable String address) {
			this.walletAddress = address;
			return this;
		}

		public Builder dentacoin(DentacoinParticipation takesPart) {
			this.dentacoin = takesPart;
			return this;
		}

		public Builder recommendedBy(@Nullable String cardNumberOrId) {
			this.recommendedBy = cardNumberOrId;
			return this;
		}

		public Builder consents(Consents consents) {
			this.consents = consents;
			return this;
		}

		public Builder opening(@Nullable OpeningHistory opening) {
			this.opening = opening;
			return this;
		}

		public Builder allowDuplicate(boolean allowed) {
			this.allowDuplicate = allowed;
			return this;
		}

		/**
		 * A contact without a card number (leads get theirs at the first booking).
		 */
		public Builder lead() {
			this.lead = true;
			return this;
		}

		public Builder imported() {
			this.imported = true;
			return this;
		}

		public NewPatient build() {
			return new NewPatient(this.cardNumber, this.name, this.birthDate, List.copyOf(this.phones),
					List.copyOf(this.emails), this.country, this.language, this.responsible, this.comment, this.source,
					this.sourceDetail, Map.copyOf(this.utm), this.walletAddress, this.dentacoin, this.recommendedBy,
					this.consents, this.opening, this.allowDuplicate, this.lead, this.imported);
		}

	}

}
