package dental.cuspid.plans;

import dental.cuspid.patients.Figures;
import dental.cuspid.patients.PatientFigures;
import dental.cuspid.shared.Row;

import org.springframework.stereotype.Component;

/**
 * "Under treatment" in the patient's header: a plan is signed and not yet finished
 * or cancelled. Never typed.
 */
@Component
class PlanFigures implements PatientFigures {

	@Override
	public String select() {
		return """
				select exists (select 1 from treatment_plan
					where patient_id = :patient and state = 'SIGNED') as under_treatment""";
	}

	@Override
	public void add(Row row, Figures figures) {
		if (row.flag("under_treatment")) {
			figures.underTreatment();
		}
	}

}
