package dental.cuspid.plans;

import dental.cuspid.patients.Figures;
import dental.cuspid.patients.PatientFigures;
import dental.cuspid.patients.PatientId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * "Under treatment" in the patient's header: a plan is signed and not yet finished
 * or cancelled. Never typed.
 */
@Component
class PlanFigures implements PatientFigures {

	private final JdbcClient jdbc;

	PlanFigures(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public void add(PatientId patient, Figures figures) {
		boolean signed = this.jdbc
			.sql("select exists (select 1 from treatment_plan where patient_id = :patient and state = 'SIGNED')")
			.param("patient", patient.value())
			.query(Boolean.class)
			.single();
		if (signed) {
			figures.underTreatment();
		}
	}

}
