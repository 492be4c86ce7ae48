package dental.cuspid.pipelines;

import dental.cuspid.patients.Figures;
import dental.cuspid.patients.PatientFigures;
import dental.cuspid.shared.Row;
import dental.cuspid.tasks.TaskWording;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The next step of a patient's deals in the patient's header (BASE-1).
 */
@Component
class NextSteps implements PatientFigures {

	private final MessageSource messages;

	NextSteps(MessageSource messages) {
		this.messages = messages;
	}

	@Override
	public String select() {
		return """
				select t.title, t.title_key, t.title_args from task t where t.patient_id = :patient and t.state = 'OPEN'
					and t.kind in ('NEXT_STEP', 'MISSED_CALL')
				order by coalesce(t.due_at, 'infinity'), t.id limit 1""";
	}

	@Override
	public void add(Row row, Figures figures) {
		figures.nextStep(TaskWording.read(row.text("title"), row.optionalText("title_key"), row.texts("title_args"),
				this.messages));
	}

}
