package dental.cuspid.tasks.web;

import java.time.Instant;
import java.util.Map;

import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientPanel;
import dental.cuspid.tasks.TaskService;

import org.springframework.stereotype.Component;

/**
 * A patient's tasks on the patient page.
 */
@Component
class TasksPanel implements PatientPanel {

	private static final int SHOWN = 50;

	private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

	private final TaskService tasks;

	TasksPanel(TaskService tasks) {
		this.tasks = tasks;
	}

	@Override
	public String key() {
		return "tasks";
	}

	@Override
	public int order() {
		return 85;
	}

	@Override
	public String labelKey() {
		return "tasks.panel.title";
	}

	@Override
	public String fragment() {
		return "tasks/panel :: panel";
	}

	@Override
	public Map<String, Object> model(PatientId patient) {
		return Map.of("tasksOfPatient", this.tasks.ofPatient(patient, END, SHOWN));
	}

}
