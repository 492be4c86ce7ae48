package dental.cuspid.pipelines;

import dental.cuspid.patients.Figures;
import dental.cuspid.patients.PatientFigures;
import dental.cuspid.shared.Row;

import org.springframework.stereotype.Component;

/**
 * The next step of a patient's deals in the patient's header (BASE-1).
 */
@Component
class NextSteps implements PatientFigures {

	@Override
	public String select() {
		return """
				select (select t.title from task t where t.patient_id = :patient and t.state = 'OPEN'
					and t.kind in ('NEXT_STEP', 'MISSED_CALL')
					order by coalesce(t.due_at, 'infinity'), t.id limit 1) as next_step""";
	}

	@Override
	public void add(Row row, Figures figures) {
		String step = row.optionalText("next_step");
		if (step != null) {
			figures.nextStep(step);
		}
	}

}
