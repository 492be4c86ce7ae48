package dental.cuspid.messaging;

import java.util.List;

import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;
import dental.cuspid.shared.Row;

import org.springframework.stereotype.Component;

/**
 * Calls, messages and forms that came in on the patient's timeline (BASE-4, BASE-14).
 */
@Component
class ContactTimeline implements TimelineSource {

	@Override
	public String select() {
		return """
				select c.id, c.occurred_at, c.kind, c.duration_seconds, c.text, ch.name as channel
				from contact c left join contact_channel ch on ch.id = c.channel_id
				where c.patient_id = :patient and c.occurred_at < :before
				order by c.occurred_at desc, c.id desc limit :limit""";
	}

	@Override
	public TimelineEntry entry(Row row) {
		ContactKind kind = ContactKind.valueOf(row.text("kind"));
		Integer seconds = row.isNull("duration_seconds") ? null : row.whole("duration_seconds");
		String title = kind.isMissed(seconds) ? "messaging.contact.missed" : "messaging.contact.kind." + kind;
		return new TimelineEntry(row.instant("occurred_at"), TimelineEntry.Kind.CONTACT, kind.icon(), title, List.of(),
				row.optionalText("text"), null, null, row.optionalText("channel"), row.text("id"));
	}

}
