package dental.cuspid.messaging;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dental.cuspid.messaging.InboxRows.Entry;
import dental.cuspid.patients.ConsentService;
import dental.cuspid.patients.Consents;
import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells a contact from all of its events, whatever order they came in, and says who it
 * was.
 */
@Component
class Contacts {

	private static final Set<String> STOP = Set.of("STOP", "STOPP", "STOPALL", "STOP ALL", "СТОП", "СТОПП",
			"UNSUBSCRIBE", "ABMELDEN", "ABBESTELLEN", "ОТПИСАТЬСЯ", "ОТПИСКА");

	private final InboxRows inbox;

	private final ContactFinder finder;

	private final ContactChannelService channels;

	private final ConsentService consents;

	private final ApplicationEventPublisher events;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	Contacts(InboxRows inbox, ContactFinder finder, ContactChannelService channels, ConsentService consents,
			ApplicationEventPublisher events, JdbcClient jdbc, JsonMapper json) {
		this.inbox = inbox;
		this.finder = finder;
		this.channels = channels;
		this.consents = consents;
		this.events = events;
		this.jdbc = jdbc;
		this.json = json;
	}

	/** Takes a new event of a contact into account. */
	void tell(ContactId id, Entry newest) {
		lock(id.toString());
		List<Entry> entries = this.inbox.of(id);
		ContactStory story = ContactStory.of(entries);
		Optional<Known> before = known(id);
		var address = this.finder.address(story);
		boolean stop = story.kind() == ContactKind.SMS && isStop(story.text());
		ContactFinder.Found found = before
			.filter((known) -> known.address().equals(address) && known.match() != ContactMatch.NOBODY)
			.map((known) -> new ContactFinder.Found(known.match(), known.patient()))
			.orElseGet(() -> this.finder.find(address, story, !stop));
		if (stop && before.isEmpty()) {
			this.finder.everyone(address)
				.forEach((patient) -> this.consents.answer(patient, new Consents(null, false, null, null), null));
		}
		var channel = (newest.channel() != null) ? newest.channel()
				: this.channels.find(story.trackingNumber(), story.formKey()).map(ContactChannelView::id).orElse(null);
		save(id, story, address, found, channel, entries);
		if (before.isEmpty() || !Objects.equals(before.get().patient(), found.patient())
				|| !Objects.equals(before.get().duration(), story.durationSeconds())) {
			publish(id, story, found);
		}
	}

	/** Staff say whose contact it was. */
	void decide(ContactId id, PatientId patient) {
		lock(id.toString());
		this.jdbc.sql("update contact set patient_id = :patient, match = 'KNOWN' where id = :id")
			.param("id", id.value())
			.param("patient", patient.value())
			.update();
		ContactStory story = this.jdbc.sql("""
				select kind, sender, phone, email, name, text, tracking_number, form_key, duration_seconds, occurred_at,
					recording from contact where id = :id""")
			.param("id", id.value())
			.query((row, index) -> new ContactStory(ContactKind.valueOf(row.getString("kind")), row.getString("sender"),
					row.getString("phone"), row.getString("email"), row.getString("name"), row.getString("text"),
					Map.of(), row.getString("tracking_number"), row.getString("form_key"),
					row.getObject("duration_seconds", Integer.class), row.getString("recording"),
					row.getObject("occurred_at", OffsetDateTime.class).toInstant(), true))
			.single();
		publish(id, story, new ContactFinder.Found(ContactMatch.KNOWN, patient));
	}

	static boolean isStop(@Nullable String text) {
		return text != null && STOP.contains(text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}]+", " ").strip());
	}

	private void publish(ContactId id, ContactStory story, ContactFinder.Found found) {
		this.events.publishEvent(new ContactReceived(id, story.kind(), found.match(), found.patient(),
				story.occurredAt(), story.durationSeconds(), story.trackingNumber(), story.formKey()));
	}

	private void save(ContactId id, ContactStory story, ContactFinder.Address address, ContactFinder.Found found,
			@Nullable ContactChannelId channel, List<Entry> entries) {
		Instant received = entries.stream().map(Entry::receivedAt).min(Instant::compareTo).orElseThrow();
		this.jdbc.sql("""
				insert into contact (id, kind, channel_id, patient_id, match, sender, phone, email, name, text, utm,
					tracking_number, form_key, duration_seconds, recording, signed, occurred_at, received_at)
				values (:id, :kind, :channel, :patient, :match, :sender, :phone, :email, :name, :text,
					cast(:utm as jsonb), :tracking, :form, :duration, :recording, :signed, :occurred, :received)
				on conflict on constraint pk_contact do update set kind = excluded.kind,
					channel_id = excluded.channel_id, patient_id = excluded.patient_id, match = excluded.match,
					sender = excluded.sender, phone = excluded.phone, email = excluded.email, name = excluded.name,
					text = excluded.text, utm = excluded.utm, tracking_number = excluded.tracking_number,
					form_key = excluded.form_key, duration_seconds = excluded.duration_seconds,
					recording = excluded.recording, signed = excluded.signed, occurred_at = excluded.occurred_at,
					received_at = excluded.received_at""")
			.param("id", id.value())
			.param("kind", story.kind().name())
			.param("channel", (channel != null) ? channel.value() : null, java.sql.Types.OTHER)
			.param("patient", (found.patient() != null) ? found.patient().value() : null, java.sql.Types.OTHER)
			.param("match", found.match().name())
			.param("sender", story.sender())
			.param("phone", address.phone())
			.param("email", address.email())
			.param("name", story.name())
			.param("text", story.text())
			.param("utm", this.json.writeValueAsString(story.utm()))
			.param("tracking", story.trackingNumber())
			.param("form", story.formKey())
			.param("duration", story.durationSeconds())
			.param("recording", story.recording())
			.param("signed", story.signed())
			.param("occurred", story.occurredAt().atOffset(ZoneOffset.UTC))
			.param("received", received.atOffset(ZoneOffset.UTC))
			.update();
	}

	private Optional<Known> known(ContactId id) {
		return this.jdbc.sql("select patient_id, match, duration_seconds, phone, email from contact where id = :id")
			.param("id", id.value())
			.query((row, index) -> {
				var patient = row.getObject("patient_id", UUID.class);
				return new Known((patient != null) ? new PatientId(patient) : null,
						ContactMatch.valueOf(row.getString("match")), row.getObject("duration_seconds", Integer.class),
						new ContactFinder.Address(row.getString("phone"), row.getString("email")));
			})
			.optional();
	}

	private void lock(String key) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
			.param("key", "contact " + key)
			.query((row, index) -> Boolean.TRUE)
			.single();
	}

	/** The contact as it was told before. */
	private record Known(@Nullable PatientId patient, ContactMatch match, @Nullable Integer duration,
			ContactFinder.Address address) {

	}

}
