package dental.cuspid.tasks;

import java.time.Instant;
import java.util.List;

import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;

import org.springframework.stereotype.Component;

/**
 * Tasks on the patient's timeline (BASE-4).
 */
@Component
class TaskTimeline implements TimelineSource {

	private final TaskService tasks;

	TaskTimeline(TaskService tasks) {
		this.tasks = tasks;
	}

	@Override
	public List<TimelineEntry> entries(PatientId patient, Instant before, int limit) {
		return this.tasks.ofPatient(patient, before, limit)
			.stream()
			.map((task) -> new TimelineEntry(task.createdAt(), TimelineEntry.Kind.RECORD, "checkbox",
					"tasks.timeline." + task.state(), List.of(task.title()), task.details(), null,
					"/tasks/" + task.id(), task.createdBy(), task.id().toString()))
			.toList();
	}

}
