package dental.cuspid.patients;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Households: patients who belong together, may share a phone, and of whom some are
 * guardians or pay (BASE-3).
 */
@Service
@Transactional
public class HouseholdService {

	private final JdbcClient jdbc;

	private final PatientService patients;

	private final PatientLog log;

	private final AuditTrail audit;

	HouseholdService(JdbcClient jdbc, PatientService patients, PatientLog log, AuditTrail audit) {
		this.jdbc = jdbc;
		this.patients = patients;
		this.log = log;
		this.audit = audit;
	}

	/**
	 * Puts another patient into a patient's household.
	 * @param guardian whether the other is guardian of the minors
	 * @param payer whether the other pays
	 * @throws Conflict when the other lives in another household
	 */
	@Requires(Right.EDIT_PATIENTS)
	public void add(PatientId patient, PatientId other, boolean guardian, boolean payer) {
		if (patient.equals(other)) {
			throw new RuleViolation("patients.refusal.householdSelf").at("member");
		}
		PatientBrief own = this.patients.brief(patient);
		PatientBrief joins = this.patients.brief(other);
		UUID household = of(patient).orElseGet(() -> found(patient));
		Optional<UUID> before = of(other);
		if (before.isPresent() && !before.get().equals(household)) {
			throw new Conflict("patients.refusal.otherHousehold", joins.name()).at("member");
		}
		this.jdbc.sql("""
				insert into household_member (patient_id, household_id, guardian, payer)
				values (:patient, :household, :guardian, :payer)
				on conflict on constraint pk_household_member do update set guardian = :guardian, payer = :payer""")
			.param("patient", other.value())
			.param("household", household)
			.param("guardian", guardian)
			.param("payer", payer)
			.update();
		note(patient, joins.name());
		note(other, own.name());
	}

	/**
	 * Takes a patient out of the household; a household of one is none.
	 */
	@Requires(Right.EDIT_PATIENTS)
	public void leave(PatientId patient) {
		Optional<UUID> household = of(patient);
		if (household.isPresent()) {
			this.jdbc.sql("""
					delete from household_member where household_id = :household and (patient_id = :patient
						or (select count(*) from household_member where household_id = :household) <= 2)""")
				.param("household", household.get())
				.param("patient", patient.value())
				.update();
			note(patient, null);
		}
	}

	/**
	 * The other people of a patient's household, and the patient's own part in it.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<HouseholdMember> members(PatientId patient) {
		return this.jdbc.sql("""
				select %s, member.guardian, member.payer from household_member own
				join household_member member on member.household_id = own.household_id
				join patient on patient.id = member.patient_id
				where own.patient_id = :patient
				order by patient.birth_date nulls last, patient.sort_name""".formatted(PatientRows.BRIEF))
			.param("patient", patient.value())
			.query((row, index) -> new HouseholdMember(PatientRows.brief(row), row.getBoolean("guardian"),
					row.getBoolean("payer")))
			.list();
	}

	private Optional<UUID> of(PatientId patient) {
		return this.jdbc.sql("select household_id from household_member where patient_id = :patient")
			.param("patient", patient.value())
			.query(UUID.class)
			.optional();
	}

	private UUID found(PatientId first) {
		UUID household = Ids.next();
		this.jdbc.sql("""
				insert into household_member (patient_id, household_id, guardian, payer)
				values (:patient, :household, false, false)""")
			.param("patient", first.value())
			.param("household", household)
			.update();
		return household;
	}

	private void note(PatientId patient, @org.jspecify.annotations.Nullable String with) {
		this.log.add(patient, PatientLog.Kind.HOUSEHOLD, with);
		this.audit.record("patient.household", "patient", patient, null);
	}

}
