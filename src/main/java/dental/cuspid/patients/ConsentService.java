package dental.cuspid.patients;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dental.cuspid.shared.Ids;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Consents of patients with their history: date, version of the text, who wrote it down
 * (BASE-1, BASE-17). The latest answer holds.
 */
@Service
@Transactional
public class ConsentService {

	/** Version of the consent texts where none is named. */
	public static final String FIRST_TEXT = "1";

	private final JdbcClient jdbc;

	private final CurrentStaff current;

	private final AuditTrail audit;

	private final Clock clock;

	ConsentService(JdbcClient jdbc, CurrentStaff current, AuditTrail audit, Clock clock) {
		this.jdbc = jdbc;
		this.current = current;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Writes down answers; those that are the same as before change nothing.
	 * @param textVersion version of the text shown, or null for the one shown last
	 */
	@Requires(Right.EDIT_PATIENTS)
	public void answer(PatientId patient, Consents consents, @Nullable String textVersion) {
		Map<ConsentKind, ConsentView> known = latest(patient);
		var typed = new TypedValues("", java.time.LocalDate.EPOCH);
		String version = typed.line("textVersion", textVersion, TypedValues.NAME);
		typed.settle();
		var changed = new EnumMap<ConsentKind, Boolean>(ConsentKind.class);
		consents.answers().forEach((kind, given) -> {
			ConsentView before = known.get(kind);
			if (before == null || before.given() != given) {
				changed.put(kind, given);
			}
		});
		add(patient, changed, (version != null) ? version : lastText(known));
		if (!changed.isEmpty()) {
			this.audit.record("patient.consents", "patient", patient, changed.toString());
		}
	}

	/**
	 * The answers that hold, one of each kind that was answered.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public Map<ConsentKind, ConsentView> latest(PatientId patient) {
		return history(patient).stream()
			.collect(Collectors.toMap(ConsentView::kind, (consent) -> consent, (newer, older) -> newer,
					() -> new EnumMap<>(ConsentKind.class)));
	}

	/**
	 * The answers that hold, as plain yes and no.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public Consents current(PatientId patient) {
		var answers = new EnumMap<ConsentKind, Boolean>(ConsentKind.class);
		latest(patient).forEach((kind, consent) -> answers.put(kind, consent.given()));
		return Consents.of(answers);
	}

	/**
	 * All answers ever given, newest first.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<ConsentView> history(PatientId patient) {
		return this.jdbc.sql("""
				select consent.kind, consent.given, consent.text_version, consent.at, staff.name
				from patient_consent consent join staff_user staff on staff.id = consent.staff_id
				where consent.patient_id = :patient order by consent.id desc""")
			.param("patient", patient.value())
			.query((row, index) -> new ConsentView(ConsentKind.valueOf(row.getString("kind")), row.getBoolean("given"),
					row.getString("text_version"), row.getObject("at", OffsetDateTime.class).toInstant(),
					row.getString("name")))
			.list();
	}

	/** Writes answers of a patient who is new, in one statement. */
	void add(PatientId patient, Map<ConsentKind, Boolean> answers, String textVersion) {
		if (answers.isEmpty()) {
			return;
		}
		List<ConsentKind> kinds = List.copyOf(answers.keySet());
		this.jdbc
			.sql("""
					insert into patient_consent (id, patient_id, kind, given, text_version, at, staff_id)
					select id, :patient, kind, given, :text, :at, :staff from
					unnest(cast(:ids as uuid[]), cast(:kinds as text[]), cast(:given as boolean[])) as said (id, kind, given)""")
			.param("ids", kinds.stream().map((kind) -> Ids.next().toString()).toArray(String[]::new))
			.param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
			.param("given", kinds.stream().map((kind) -> String.valueOf(answers.get(kind))).toArray(String[]::new))
			.param("patient", patient.value())
			.param("text", textVersion)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("staff", this.current.actor().id().value())
			.update();
	}

	private static String lastText(Map<ConsentKind, ConsentView> known) {
		return known.values().stream().map(ConsentView::textVersion).max(String::compareTo).orElse(FIRST_TEXT);
	}

}
