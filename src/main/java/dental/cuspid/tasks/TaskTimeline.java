package dental.cuspid.tasks;

import java.util.List;

import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;
import dental.cuspid.shared.Row;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Tasks on the patient's timeline (BASE-4).
 */
@Component
class TaskTimeline implements TimelineSource {

	private final MessageSource messages;

	TaskTimeline(MessageSource messages) {
		this.messages = messages;
	}

	@Override
	public String select() {
		return """
				select t.id, t.created_at, t.state, t.title, t.title_key, t.title_args, t.details, s.name
				from task t join staff_user s on s.id = t.created_by
				where t.patient_id = :patient and t.created_at < :before
				order by t.created_at desc, t.id desc limit :limit""";
	}

	@Override
	public TimelineEntry entry(Row row) {
		return new TimelineEntry(row.instant("created_at"), TimelineEntry.Kind.RECORD, "checkbox",
				"tasks.timeline." + TaskState.valueOf(row.text("state")),
				List.of(TaskWording.read(row.text("title"), row.optionalText("title_key"), row.texts("title_args"),
						this.messages)),
				row.optionalText("details"), null, "/tasks/" + row.text("id"), row.text("name"), row.text("id"));
	}

}
