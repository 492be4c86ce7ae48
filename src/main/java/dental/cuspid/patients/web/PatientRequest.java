package dental.cuspid.patients.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dental.cuspid.patients.Consents;
import dental.cuspid.patients.DentacoinParticipation;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientChange;
import dental.cuspid.patients.PersonName;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * What the API reads of a patient: to register one, or to change what is named.
 */
record PatientRequest(@Nullable String cardNumber, @Nullable String salutation, @Nullable String title,
		@Nullable String lastName, @Nullable String firstName, @Nullable String middleName,
		@Nullable LocalDate birthDate, @Nullable List<@Nullable String> phones, @Nullable List<@Nullable String> emails,
		@Nullable String language, @Nullable String responsible, @Nullable String comment, @Nullable String source,
		@Nullable String sourceDetail, @Nullable Map<String, @Nullable String> utm, @Nullable String walletAddress,
		@Nullable DentacoinParticipation takesPartInDentacoin, @Nullable String recommendedBy,
		@Nullable Consents consents, @Nullable Opening opening, @Nullable Boolean allowDuplicate,
		@Nullable Long version) {

	NewPatient toNewPatient(OpeningHistory none) {
		return NewPatient
			.named(new PersonName(this.salutation, this.title, orEmpty(this.lastName), orEmpty(this.firstName),
					this.middleName))
			.cardNumber(this.cardNumber)
			.birthDate(this.birthDate)
			.phones(texts(this.phones))
			.emails(texts(this.emails))
			.language(this.language)
			.responsible(this.responsible)
			.comment(this.comment)
			.source(this.source, this.sourceDetail)
			.utm(texts(this.utm))
			.wallet(this.walletAddress)
			.dentacoin(Objects.requireNonNullElse(this.takesPartInDentacoin, DentacoinParticipation.NOT_ASKED))
			.recommendedBy(this.recommendedBy)
			.consents(Objects.requireNonNullElse(this.consents, Consents.NONE))
			.opening((this.opening != null) ? this.opening.over(none) : none)
			.allowDuplicate(Boolean.TRUE.equals(this.allowDuplicate))
			.build();
	}

	PatientChange toChange(OpeningHistory now) {
		return new PatientChange(this.version, this.cardNumber, this.salutation, this.title, this.lastName,
				this.firstName, this.middleName, this.birthDate, false,
				(this.phones != null) ? texts(this.phones) : null, (this.emails != null) ? texts(this.emails) : null,
				null, this.language, this.responsible, this.comment, this.source, this.sourceDetail,
				(this.utm != null) ? texts(this.utm) : null, this.walletAddress, this.takesPartInDentacoin,
				this.recommendedBy, (this.opening != null) ? this.opening.over(now) : null);
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static List<String> texts(@Nullable List<@Nullable String> typed) {
		return (typed != null) ? typed.stream().map(PatientRequest::orEmpty).toList() : List.of();
	}

	private static Map<String, String> texts(@Nullable Map<String, @Nullable String> typed) {
		var texts = new LinkedHashMap<String, String>();
		if (typed != null) {
			typed.forEach((name, value) -> texts.put(orEmpty(name), orEmpty(value)));
		}
		return texts;
	}

	/**
	 * History before this system; what is left out stays.
	 */
	record Opening(@Nullable Integer visits, @Nullable LocalDate lastVisitOn, @Nullable BigDecimal paid) {

		OpeningHistory over(OpeningHistory now) {
			return new OpeningHistory((this.visits != null) ? this.visits : now.visits(),
					(this.lastVisitOn != null) ? this.lastVisitOn : now.lastVisitOn(),
					(this.paid != null) ? money(this.paid, now.paid().currency()) : now.paid());
		}

		private static Money money(BigDecimal amount, Currency currency) {
			try {
				return Money.of(amount, currency);
			}
			catch (RuleViolation refusal) {
				throw refusal.at("opening.paid");
			}
		}

	}

}
