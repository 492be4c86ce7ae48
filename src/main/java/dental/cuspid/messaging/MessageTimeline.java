package dental.cuspid.messaging;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;

import org.springframework.stereotype.Component;

/**
 * Messages and contacts on the patient's timeline (BASE-4, BASE-8).
 */
@Component
class MessageTimeline implements TimelineSource {

	private final OutboxService outbox;

	private final InboundService inbound;

	MessageTimeline(OutboxService outbox, InboundService inbound) {
		this.outbox = outbox;
		this.inbound = inbound;
	}

	@Override
	public List<TimelineEntry> entries(PatientId patient, Instant before, int limit) {
		return Stream
			.concat(this.outbox.ofPatient(patient, before, limit).stream().map(MessageTimeline::entry),
					this.inbound.ofPatient(patient, before, limit).stream().map(MessageTimeline::entry))
			.sorted(Comparator.comparing(TimelineEntry::at).reversed())
			.limit(limit)
			.toList();
	}

	private static TimelineEntry entry(MessageView message) {
		return new TimelineEntry(message.createdAt(), TimelineEntry.Kind.MESSAGE,
				(message.medium() == Medium.SMS) ? "message" : "mail", "messaging.timeline." + message.state(),
				List.of(), message.text(), null, "/messages/" + message.id(), message.by(), message.id().toString());
	}

	private static TimelineEntry entry(ContactView contact) {
		String title = contact.missed() ? "messaging.contact.missed" : "messaging.contact.kind." + contact.kind();
		return new TimelineEntry(contact.occurredAt(), TimelineEntry.Kind.CONTACT, contact.kind().icon(), title,
				List.of(), contact.text(), null, null, contact.channel(), contact.id().toString());
	}

}
