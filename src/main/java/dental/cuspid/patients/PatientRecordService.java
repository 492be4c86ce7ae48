package dental.cuspid.patients;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientView.Responsible;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Questions;
import dental.cuspid.shared.Row;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.StaffId;
import dental.cuspid.staff.StaffService;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows patient records (BASE-1): one patient with all figures, noted in the audit trail;
 * and lists of patients.
 */
@Service
@Transactional
public class PatientRecordService {

	private static final PatientId NOBODY = PatientId.of("00000000-0000-0000-0000-000000000000");

	private final PatientRepository patients;

	private final PatientRows rows;

	private final StaffService staff;

	private final ClinicSettingsService settings;

	private final List<PatientFigures> figures;

	private final Questions questions;

	private final ClinicTime time;

	private final AuditTrail audit;

	private final CurrentStaff current;

	private final JdbcClient jdbc;

	PatientRecordService(PatientRepository patients, PatientRows rows, StaffService staff,
			ClinicSettingsService settings, List<PatientFigures> figures, Questions questions, ClinicTime time,
			AuditTrail audit, CurrentStaff current, JdbcClient jdbc) {
		this.patients = patients;
		this.rows = rows;
		this.staff = staff;
		this.settings = settings;
		this.figures = figures;
		this.questions = questions;
		this.time = time;
		this.audit = audit;
		this.current = current;
		this.jdbc = jdbc;
	}

	/**
	 * One patient's account, noted as seen.
	 * @param how the place it is shown, for example {@code page}
	 * @throws NotFound when there is none
	 */
	@Requires(Right.READ_PATIENTS)
	public PatientView view(PatientId id, String how) {
		Patient patient = this.patients.findById(id.value())
			.orElseThrow(() -> new NotFound("patients.refusal.unknown", id.toString()));
		this.audit.patientViewed(id.value(), how);
		Responsible responsible = Optional.ofNullable(patient.responsible())
			.flatMap((person) -> this.staff.find(new StaffId(person)))
			.map((person) -> new Responsible(person.username(), person.name()))
			.orElse(null);
		PatientId recommender = patient.recommender();
		Map<PatientId, PatientBrief> briefs = (recommender != null) ? this.rows.briefs(List.of(recommender)) : Map.of();
		return patient.view(responsible, (recommender != null) ? briefs.get(recommender) : null,
				this.settings.current().currency());
	}

	/**
	 * The figures every module knows of a patient, opening history included.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public Figures figures(PatientId id, OpeningHistory opening) {
		var all = new Figures();
		List<List<Row>> answers = this.questions.ask(this.figures.stream().map(PatientFigures::select).toList(),
				Map.of("patient", id.value(), "now", this.time.now().atOffset(ZoneOffset.UTC)));
		for (int i = 0; i < answers.size(); i++) {
			PatientFigures slot = this.figures.get(i);
			answers.get(i).forEach((row) -> slot.add(row, all));
		}
		all.opening(opening);
		return all;
	}

	/**
	 * All patients by name.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public CursorPage<PatientBrief> list(@Nullable String cursor, int limit) {
		List<String> after = Cursor.read(cursor, 1);
		PatientId id = after.isEmpty() ? NOBODY : last(after.getFirst());
		String from = after.isEmpty() ? "" : sortName(id);
		var rows = this.jdbc.sql("""
				select %s, patient.sort_name from patient
				where (patient.sort_name, patient.id) > (:name collate "C", :id)
				order by patient.sort_name, patient.id limit :limit""".formatted(PatientRows.BRIEF))
			.param("name", from)
			.param("id", id.value())
			.param("limit", limit + 1)
			.query((row, index) -> new Sorted(PatientRows.brief(row), row.getString("sort_name")))
			.list();
		return CursorPage.of(rows, limit, (row) -> Cursor.of(row.patient().id())).map(Sorted::patient);
	}

	private static PatientId last(String key) {
		return new PatientId(Cursor.key(key, UUID::fromString));
	}

	/** Where a page goes on; the address names the patient only by identifier. */
	private String sortName(PatientId id) {
		return this.jdbc.sql("select sort_name from patient where id = :id")
			.param("id", id.value())
			.query(String.class)
			.optional()
			.orElseThrow(Cursor::refused);
	}

	/**
	 * The patients the acting person looked at last, then those registered last.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<PatientBrief> recent(int limit) {
		return this.jdbc.sql("""
				select %s from patient join (
					select patient_id, max(at) at from (
						(select patient_id, at from patient_view where staff_id = :me order by id desc limit 200)
						union all
						(select id, registered_at from patient order by id desc limit :limit)) seen
					group by patient_id) seen on seen.patient_id = patient.id
				order by seen.at desc, patient.id limit :limit""".formatted(PatientRows.BRIEF))
			.param("me", this.current.actor().id().value())
			.param("limit", limit)
			.query((row, index) -> PatientRows.brief(row))
			.list();
	}

	private record Sorted(PatientBrief patient, String name) {

	}

}
