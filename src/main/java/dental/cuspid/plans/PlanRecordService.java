package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.plans.PlanView.Mark;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows treatment plans and the lists of them. Who looks at a plan is noted.
 */
@Service
@Transactional
public class PlanRecordService {

	private static final int PAGE = 50;

	private final PlanRows rows;

	private final PlanContents contents;

	private final PlanGates gates;

	private final PlanLog log;

	private final PatientService patients;

	private final PractitionerService practitioners;

	private final ClinicTime time;

	private final AuditTrail audit;

	private final JdbcClient jdbc;

	PlanRecordService(PlanRows rows, PlanContents contents, PlanGates gates, PlanLog log, PatientService patients,
			PractitionerService practitioners, ClinicTime time, AuditTrail audit, JdbcClient jdbc) {
		this.rows = rows;
		this.contents = contents;
		this.gates = gates;
		this.log = log;
		this.patients = patients;
		this.practitioners = practitioners;
		this.time = time;
		this.audit = audit;
		this.jdbc = jdbc;
	}

	/**
	 * A plan whole.
	 */
	@Requires(Right.READ_PATIENTS)
	public PlanView get(PlanId id) {
		return get(id, "plan");
	}

	/**
	 * A plan for paper.
	 */
	@Requires(Right.READ_PATIENTS)
	public PlanView print(PlanId id) {
		return get(id, "print");
	}

	/**
	 * Plans, those longest in their state or the dearest first.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public CursorPage<PlanRow> list(PlanFilter filter, @Nullable String cursor, @Nullable Integer limit) {
		List<String> after = Cursor.read(cursor, 2);
		int most = Cursor.limit(limit, PAGE);
		boolean value = filter.sort() == PlanFilter.Sort.VALUE;
		var sql = new StringBuilder(PlanRows.LIST).append(" where true");
		if (!filter.states().isEmpty()) {
			sql.append(" and t.state in (:states)");
		}
		if (filter.patient() != null) {
			sql.append(" and t.patient_id = :patient");
		}
		if (filter.author() != null) {
			sql.append(" and t.author_id = :author");
		}
		if (!after.isEmpty()) {
			sql.append(value ? " and (t.total, t.id) < (:total, :id)" : " and (t.state_since, t.id) > (:since, :id)");
		}
		sql.append(value ? " order by t.total desc, t.id desc" : " order by t.state_since, t.id")
			.append(" limit :limit");
		List<PlanRow> found = this.jdbc.sql(sql.toString())
			.param("states", filter.states().stream().map(Enum::name).toList())
			.param("patient", (filter.patient() != null) ? filter.patient().value() : null)
			.param("author", (filter.author() != null) ? filter.author().value() : null)
			.param("total", (after.isEmpty() || !value) ? BigDecimal.ZERO : Cursor.number(after.getFirst()))
			.param("since",
					(after.isEmpty() || value) ? null : Cursor.instant(after.getFirst()).atOffset(ZoneOffset.UTC))
			.param("id", after.isEmpty() ? null : Ids.parse(after.get(1)))
			.param("limit", most + 1)
			.query(this.rows::row)
			.list();
		return CursorPage.of(found, most,
				(row) -> Cursor.of(value ? row.total().amount().toPlainString() : row.since(), row.id()));
	}

	/**
	 * A patient's plans, the newest first. The caller notes who looked.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<PlanRow> of(PatientId patient) {
		return this.jdbc.sql(PlanRows.LIST + " where t.patient_id = :patient order by t.created_at desc, t.id desc")
			.param("patient", patient.value())
			.query(this.rows::row)
			.list();
	}

	/**
	 * The plan with a number, where there is one.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public Optional<PlanId> find(String number) {
		return this.jdbc.sql("select id from treatment_plan where number = upper(:number)")
			.param("number", number.strip())
			.query(UUID.class)
			.optional()
			.map(PlanId::new);
	}

	/**
	 * How many plans wait for approval.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public int waitingForApproval() {
		return this.jdbc.sql("select count(*) from treatment_plan where state = 'SUBMITTED'")
			.query(Integer.class)
			.single();
	}

	private PlanView get(PlanId id, String how) {
		PlanRows.Head head = this.rows.head(id).orElseThrow(() -> new NotFound("plans.refusal.unknown"));
		this.audit.patientViewed(head.patient().value(), how);
		Content content = this.contents.read(id, head.version());
		Map<UUID, PractitionerView> people = this.practitioners.all()
			.stream()
			.collect(Collectors.toMap((person) -> person.id().value(), (person) -> person));
		LocalDate until = content.validUntil();
		boolean expired = until != null && until.isBefore(this.time.today()) && head.state().open()
				&& !head.state().accepted();
		return new PlanView(id, head.number(), this.patients.brief(head.patient()), head.authorName(),
				head.authorUsername(), head.createdAt(), head.state(), head.since(), head.version(), head.fingerprint(),
				content.title(), until, expired, content.notes(), this.rows.alternatives(content, people),
				head.alternative(), this.rows.money(head.total()), head.approved(), head.presented(), head.signed(),
				head.contractNumber(), head.signedOn(), this.log.of(id), differences(head));
	}

	private List<PlanDifference> differences(PlanRows.Head head) {
		Mark compared = (head.approved() != null && !head.approved().fingerprint().equals(head.fingerprint()))
				? head.approved() : null;
		return (compared != null) ? this.gates.differences(head.id(), compared.version(), head.version()) : List.of();
	}

}
