package dental.cuspid.patients;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Patient accounts: registered, changed, given card numbers (BASE-1, BASE-3, COUP-1,
 * DCN-4..6, BX-F2).
 */
@Service
@Transactional
public class PatientService {

	private final PatientRepository patients;

	private final PatientRows rows;

	private final CardNumbers cardNumbers;

	private final SearchKeyRows searchKeys;

	private final Registration registration;

	private final PatientLog log;

	private final PatientReferences references;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final AuditTrail audit;

	PatientService(PatientRepository patients, PatientRows rows, CardNumbers cardNumbers, SearchKeyRows searchKeys,
			Registration registration, PatientLog log, PatientReferences references, ClinicSettingsService settings,
			ClinicTime time, AuditTrail audit) {
		this.patients = patients;
		this.rows = rows;
		this.cardNumbers = cardNumbers;
		this.searchKeys = searchKeys;
		this.registration = registration;
		this.log = log;
		this.references = references;
		this.settings = settings;
		this.time = time;
		this.audit = audit;
	}

	/**
	 * Opens an account.
	 * @throws RuleViolation when values are refused, each at its field
	 * @throws Conflict when the card number is taken, or somebody is probably here
	 * already; then its property {@code candidates} names the accounts
	 */
	@Requires(Right.EDIT_PATIENTS)
	public PatientId register(NewPatient asked) {
		return this.registration.register(List.of(asked)).getFirst();
	}

	/**
	 * Opens many accounts by the same rules, all of them or none.
	 * @return the accounts in the order asked
	 */
	@Requires(Right.IMPORT)
	public List<PatientId> register(List<NewPatient> asked) {
		return this.registration.register(asked);
	}

	/**
	 * Changes what is named; everything else stays.
	 * @throws ObjectOptimisticLockingFailureException when somebody changed the account
	 * since it was looked at
	 */
	@Requires(Right.EDIT_PATIENTS)
	public void change(PatientId id, PatientChange asked) {
		Patient patient = find(id);
		if (asked.version() != null && !patient.isAt(asked.version())) {
			throw new ObjectOptimisticLockingFailureException(Patient.class, id);
		}
		String before = patient.cardNumber();
		var typed = typed(asked.country());
		PatientChanges.apply(asked, patient, typed, this.references);
		String number = (asked.cardNumber() != null) ? PatientReferences.cardNumber(typed, asked.cardNumber()) : null;
		typed.settle();
		if (number != null && !number.equals(before)) {
			takeCard(patient, number);
			if (before != null) {
				this.cardNumbers.release(before);
			}
		}
		save(patient);
	}

	/**
	 * The card number, given now where there is none yet.
	 */
	@Requires({ Right.EDIT_PATIENTS, Right.EDIT_CALENDAR, Right.TAKE_MONEY })
	public String ensureCardNumber(PatientId id) {
		Patient patient = find(id);
		String known = patient.cardNumber();
		if (known != null) {
			return known;
		}
		patient.holdCard(this.cardNumbers.takeNext(List.of(id)).get(id));
		save(patient);
		this.log.add(id, PatientLog.Kind.CARD_GIVEN, patient.cardNumber());
		return String.valueOf(patient.cardNumber());
	}

	/**
	 * Notes who recommended the clinic, for display (DCN-6); it never credits.
	 * @param recommender null takes the note away
	 */
	@Requires({ Right.EDIT_PATIENTS, Right.HANDLE_REFERRALS })
	public void linkRecommendedBy(PatientId id, @Nullable PatientId recommender) {
		if (id.equals(recommender)) {
			throw new RuleViolation("patients.refusal.recommendedBySelf").at("recommendedBy");
		}
		Patient patient = find(id);
		patient.recommendedBy((recommender != null) ? find(recommender).id() : null);
		save(patient);
	}

	/**
	 * Sets what the patient brings from before this system.
	 */
	@Requires(Right.IMPORT)
	public void setOpening(PatientId id, OpeningHistory opening) {
		var typed = typed(null);
		Patient patient = find(id);
		patient.opensWith(typed.opening(opening));
		typed.settle();
		save(patient);
	}

	/**
	 * Takes an imported account away again, where nothing refers to it yet. The
	 * transaction stays usable when it is refused.
	 * @throws Conflict when something refers to it
	 */
	@Transactional(noRollbackFor = Conflict.class)
	@Requires(Right.IMPORT)
	public void removeImported(PatientId id) {
		Patient patient = find(id);
		this.patients.saveAndFlush(patient);
		if (!this.rows.remove(id)) {
			throw new Conflict("patients.refusal.inUse", patient.name().listed());
		}
		this.audit.record("patient.removed", "patient", id, null);
	}

	/**
	 * Who is meant by a card number ({@code ~} for {@code /}) or an id.
	 * @throws NotFound when nobody is
	 */
	@Transactional(readOnly = true)
	@Requires({ Right.READ_PATIENTS, Right.IMPORT })
	public PatientId resolve(String cardNumberOrId) {
		return this.rows.find(cardNumberOrId)
			.orElseThrow(() -> new NotFound("patients.refusal.unknown", cardNumberOrId));
	}

	/**
	 * The same for something typed into a form, refused at its field.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public PatientId resolveAt(String field, String cardNumberOrId) {
		return this.rows.find(cardNumberOrId)
			.orElseThrow(() -> new RuleViolation("patients.refusal.unknown", cardNumberOrId).at(field));
	}

	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public PatientBrief brief(PatientId id) {
		return Optional.ofNullable(briefs(List.of(id)).get(id)).orElseThrow(() -> unknown(id));
	}

	/**
	 * Patients in one line each, in one statement; those that do not exist are left out.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public Map<PatientId, PatientBrief> briefs(Collection<PatientId> ids) {
		return this.rows.briefs(ids);
	}

	/**
	 * What the patient brings from before this system.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public OpeningHistory opening(PatientId id) {
		var opening = this.rows.opening(id).orElseThrow(() -> unknown(id));
		return new OpeningHistory(opening.visits(), opening.lastVisitOn(),
				Money.of(opening.paid(), this.settings.current().currency()));
	}

	/**
	 * The language the patient reads: the own one, else the clinic's.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public String languageOf(PatientId id) {
		return this.rows.language(id, this.settings.current().language()).orElseThrow(() -> unknown(id));
	}

	private void save(Patient patient) {
		var changes = new TreeSet<>(patient.changes());
		if (changes.isEmpty()) {
			return;
		}
		var keys = patient.keys();
		this.patients.saveAndFlush(patient);
		this.searchKeys.replace(patient.id(), keys);
		this.log.changed(patient.id(), changes);
		this.audit.record("patient.changed", "patient", patient.id(), String.join(",", changes));
	}

	private void takeCard(Patient patient, String number) {
		this.cardNumbers.take(Map.of(patient.id(), number));
		patient.holdCard(number);
	}

	private Patient find(PatientId id) {
		return this.patients.findById(id.value()).orElseThrow(() -> unknown(id));
	}

	private TypedValues typed(@Nullable String country) {
		return new TypedValues((country != null) ? country : this.settings.current().country(), this.time.today());
	}

	private static NotFound unknown(PatientId id) {
		return new NotFound("patients.refusal.unknown", id.toString());
	}

}
