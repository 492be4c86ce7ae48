package dental.cuspid.messaging;

import java.util.List;

import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;
import dental.cuspid.shared.Row;

import org.springframework.stereotype.Component;

/**
 * Messages on the patient's timeline (BASE-4, BASE-8).
 */
@Component
class MessageTimeline implements TimelineSource {

	@Override
	public String select() {
		return """
				select m.id, m.created_at, m.medium, m.state, m.body, s.name
				from message m join staff_user s on s.id = m.created_by
				where m.patient_id = :patient and m.created_at < :before
				order by m.created_at desc, m.id desc limit :limit""";
	}

	@Override
	public TimelineEntry entry(Row row) {
		Medium medium = Medium.valueOf(row.text("medium"));
		return new TimelineEntry(row.instant("created_at"), TimelineEntry.Kind.MESSAGE,
				(medium == Medium.SMS) ? "message" : "mail",
				"messaging.timeline." + MessageState.valueOf(row.text("state")), List.of(), row.text("body"), null,
				"/messages/" + row.text("id"), row.text("name"), row.text("id"));
	}

}
