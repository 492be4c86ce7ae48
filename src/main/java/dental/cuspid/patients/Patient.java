package dental.cuspid.patients;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import dental.cuspid.shared.EmailAddress;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.PhoneNumber;
import dental.cuspid.staff.StaffId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The account of a person: registered once, changed with a trace of what was changed,
 * given a card number when there is one. Values come in checked ({@link TypedValues}).
 */
@Entity
@Table(name = "patient")
class Patient {

	@Id
	private UUID id;

	private @Nullable String cardNumber;

	private @Nullable String salutation;

	private @Nullable String title;

	private String lastName = "";

	private String firstName = "";

	private @Nullable String middleName;

	private String sortName = "";

	private @Nullable LocalDate birthDate;

	@JdbcTypeCode(SqlTypes.JSON)
	private List<PhoneNumber> phones = new ArrayList<>();

	@JdbcTypeCode(SqlTypes.ARRAY)
	@Column(columnDefinition = "text[]")
	private List<String> emails = new ArrayList<>();

	private @Nullable String language;

	private @Nullable UUID responsibleId;

	private @Nullable String comment;

	private @Nullable String source;

	private @Nullable String sourceDetail;

	@JdbcTypeCode(SqlTypes.JSON)
	private Map<String, String> utm = new TreeMap<>();

	private @Nullable String walletAddress;

	@Enumerated(EnumType.STRING)
	private DentacoinParticipation dentacoinParticipation = DentacoinParticipation.NOT_ASKED;

	private @Nullable UUID recommendedById;

	private int openingVisits;

	private @Nullable LocalDate openingLastVisitOn;

	private BigDecimal openingPaid = BigDecimal.ZERO;

	private String searchText = "";

	private Instant registeredAt;

	@Version
	private @Nullable Long version;

	@Transient
	private final Set<String> changes = new LinkedHashSet<>();

	@SuppressWarnings("NullAway")
	protected Patient() {
	}

	static Patient register(PatientId id, PersonName name, Instant now) {
		var patient = new Patient();
		patient.id = id.value();
		patient.registeredAt = now;
		patient.rename(name);
		return patient;
	}

	void rename(PersonName name) {
		this.salutation = noted("name", this.salutation, name.salutation());
		this.title = noted("name", this.title, name.title());
		this.lastName = noted("name", this.lastName, name.lastName());
		this.firstName = noted("name", this.firstName, name.firstName());
		this.middleName = noted("name", this.middleName, name.middleName());
		this.sortName = SearchKeys.sortName(name);
	}

	void holdCard(String cardNumber) {
		this.cardNumber = noted("cardNumber", this.cardNumber, cardNumber);
	}

	void bornOn(@Nullable LocalDate birthDate) {
		this.birthDate = noted("birthDate", this.birthDate, birthDate);
	}

	void calledAt(List<PhoneNumber> phones) {
		this.phones = noted("phones", this.phones, phones);
	}

	void writtenTo(List<EmailAddress> emails) {
		this.emails = noted("emails", this.emails, emails.stream().map(EmailAddress::value).toList());
	}

	void speaks(@Nullable String language) {
		this.language = noted("language", this.language, language);
	}

	void caredForBy(@Nullable StaffId responsible) {
		this.responsibleId = noted("responsible", this.responsibleId,
				(responsible != null) ? responsible.value() : null);
	}

	void remark(@Nullable String comment) {
		this.comment = noted("comment", this.comment, comment);
	}

	void cameFrom(@Nullable String source, @Nullable String detail) {
		this.source = noted("source", this.source, source);
		this.sourceDetail = noted("source", this.sourceDetail, detail);
	}

	void cameWith(Map<String, String> utm) {
		this.utm = noted("source", this.utm, new TreeMap<>(utm));
	}

	/**
	 * Notes wallet and participation; a wallet given while nobody asked means yes.
	 */
	void takesPart(DentacoinParticipation participation, @Nullable WalletAddress wallet) {
		this.walletAddress = noted("walletAddress", this.walletAddress, (wallet != null) ? wallet.value() : null);
		boolean implied = wallet != null && participation == DentacoinParticipation.NOT_ASKED;
		this.dentacoinParticipation = noted("dentacoin", this.dentacoinParticipation,
				implied ? DentacoinParticipation.YES : participation);
	}

	void recommendedBy(@Nullable PatientId recommender) {
		this.recommendedById = noted("recommendedBy", this.recommendedById,
				(recommender != null) ? recommender.value() : null);
	}

	void opensWith(OpeningHistory opening) {
		this.openingVisits = noted("opening", this.openingVisits, opening.visits());
		this.openingLastVisitOn = noted("opening", this.openingLastVisitOn, opening.lastVisitOn());
		if (this.openingPaid.compareTo(opening.paid().amount()) != 0) {
			this.openingPaid = noted("opening", this.openingPaid, opening.paid().amount());
		}
	}

	/**
	 * What this patient is found by now.
	 */
	Set<SearchKeys.Key> keys() {
		var keys = SearchKeys.of(name(), this.birthDate, this.phones, this.emails, this.cardNumber);
		this.searchText = SearchKeys.text(keys);
		return keys;
	}

	/**
	 * Names of what was changed since the account was read.
	 */
	Set<String> changes() {
		return Set.copyOf(this.changes);
	}

	/**
	 * What this patient has in common with others who may be the same person.
	 */
	DuplicateProbe probe() {
		return new DuplicateProbe(this.lastName, this.firstName, this.birthDate,
				this.phones.stream().map(PhoneNumber::e164).toList(), emails(), null, null);
	}

	boolean isAt(long version) {
		return this.version != null && this.version == version;
	}

	PatientId id() {
		return new PatientId(this.id);
	}

	@Nullable String cardNumber() {
		return this.cardNumber;
	}

	PersonName name() {
		return new PersonName(this.salutation, this.title, this.lastName, this.firstName, this.middleName);
	}

	@Nullable LocalDate birthDate() {
		return this.birthDate;
	}

	List<PhoneNumber> phones() {
		return List.copyOf(this.phones);
	}

	List<String> emails() {
		return List.copyOf(this.emails);
	}

	@Nullable String source() {
		return this.source;
	}

	@Nullable String sourceDetail() {
		return this.sourceDetail;
	}

	@Nullable UUID responsible() {
		return this.responsibleId;
	}

	@Nullable PatientId recommender() {
		return (this.recommendedById != null) ? new PatientId(this.recommendedById) : null;
	}

	PatientView view(PatientView.@Nullable Responsible responsible, @Nullable PatientBrief recommendedBy,
			Currency currency) {
		return new PatientView(id(), this.cardNumber, name(), this.birthDate, phones(), emails(), this.language,
				responsible, this.comment, this.source, this.sourceDetail, Map.copyOf(this.utm), this.walletAddress,
				this.dentacoinParticipation, recommendedBy,
				new OpeningHistory(this.openingVisits, this.openingLastVisitOn,
						Money.rounded(this.openingPaid, currency)),
				this.registeredAt, (this.version != null) ? this.version : 0);
	}

	@Nullable String walletAddress() {
		return this.walletAddress;
	}

	DentacoinParticipation participation() {
		return this.dentacoinParticipation;
	}

	private <T extends @Nullable Object> T noted(String field, T before, T after) {
		if (!Objects.equals(before, after)) {
			this.changes.add(field);
		}
		return after;
	}

}
