package dental.cuspid.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.shared.Ids;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What came in, row by row, before and while it is worked on. The same identifier of the
 * same sender is kept once.
 */
@Component
@Transactional
class InboxRows {

	private static final Duration KEPT = Duration.ofDays(30);

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	InboxRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Keeps what came in.
	 * @return the row, new or from before; its fingerprint tells whether it says the same
	 */
	Entry keep(String source, String externalId, String fingerprint, boolean signed, @Nullable ContactChannelId channel,
			@Nullable ContactId contact, JsonNode body) {
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				insert into inbox_entry (id, source, external_id, fingerprint, signed, channel_id, contact_id, body,
					state, next_attempt_at, received_at)
				values (:id, :source, :external, :fingerprint, :signed, :channel, :contact, cast(:body as jsonb),
					'RECEIVED', :now, :now)
				on conflict on constraint uq_inbox_entry_source do nothing""")
			.param("id", Ids.next())
			.param("source", source)
			.param("external", externalId)
			.param("fingerprint", fingerprint)
			.param("signed", signed)
			.param("channel", (channel != null) ? channel.value() : null, java.sql.Types.OTHER)
			.param("contact", (contact != null) ? contact.value() : null, java.sql.Types.OTHER)
			.param("body", this.json.writeValueAsString(body))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update();
		return this.jdbc.sql("select * from inbox_entry where source = :source and external_id = :external")
			.param("source", source)
			.param("external", externalId)
			.query(this::entry)
			.single();
	}

	/** The contact an event belongs to, from the first one on. */
	ContactId contact(String source, String externalId) {
		this.jdbc.sql("""
				insert into contact_key (source, external_id, contact_id) values (:source, :external, :contact)
				on conflict on constraint pk_contact_key do nothing""")
			.param("source", source)
			.param("external", externalId)
			.param("contact", ContactId.next().value())
			.update();
		return new ContactId(
				this.jdbc.sql("select contact_id from contact_key where source = :source and external_id = :external")
					.param("source", source)
					.param("external", externalId)
					.query(UUID.class)
					.single());
	}

	/** Locks the next row that waits; it is this transaction's until its end. */
	Optional<Entry> next() {
		return this.jdbc.sql("""
				select * from inbox_entry where state = 'RECEIVED' and next_attempt_at <= :now
				order by next_attempt_at, id limit 1 for update skip locked""")
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.query(this::entry)
			.optional();
	}

	/** All events of a contact, in an order that does not depend on how they arrived. */
	List<Entry> of(ContactId contact) {
		return this.jdbc.sql("""
				select * from inbox_entry where contact_id = :contact
				order by coalesce(body ->> 'occurredAt', ''), external_id""")
			.param("contact", contact.value())
			.query(this::entry)
			.list();
	}

	void processed(Entry entry) {
		state(entry, "PROCESSED", null, this.clock.instant());
	}

	/** Tries a row again later, or leaves it to staff after many tries. */
	void failed(Entry entry, String error, int most) {
		boolean over = entry.attempts() + 1 >= most;
		state(entry, over ? "FAILED" : "RECEIVED", error,
				this.clock.instant().plusSeconds(1L << Math.min(entry.attempts(), 8)));
	}

	boolean isKnown(ContactId contact) {
		return this.jdbc.sql("select exists (select 1 from contact_key where contact_id = :contact)")
			.param("contact", contact.value())
			.query(Boolean.class)
			.single();
	}

	/** Forgets what was worked on long ago; the contacts stay. */
	int purge() {
		return this.jdbc.sql("delete from inbox_entry where received_at < :before and state <> 'RECEIVED'")
			.param("before", this.clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
			.update();
	}

	private void state(Entry entry, String state, @Nullable String error, Instant next) {
		this.jdbc.sql("""
				update inbox_entry set state = :state, error = left(:error, 500), attempts = attempts + 1,
					next_attempt_at = :next where id = :id""")
			.param("id", entry.id())
			.param("state", state)
			.param("error", error)
			.param("next", next.atOffset(ZoneOffset.UTC))
			.update();
	}

	private Entry entry(ResultSet row, int index) throws SQLException {
		var channel = row.getObject("channel_id", UUID.class);
		var contact = row.getObject("contact_id", UUID.class);
		return new Entry(row.getObject("id", UUID.class), row.getString("source"), row.getString("external_id"),
				row.getString("fingerprint"), row.getBoolean("signed"),
				(channel != null) ? new ContactChannelId(channel) : null,
				(contact != null) ? new ContactId(contact) : null, this.json.readTree(row.getString("body")),
				row.getInt("attempts"), row.getObject("received_at", OffsetDateTime.class).toInstant());
	}

	/** One thing that came in. */
	record Entry(UUID id, String source, String externalId, String fingerprint, boolean signed,
			@Nullable ContactChannelId channel, @Nullable ContactId contact, JsonNode body, int attempts,
			Instant receivedAt) {

	}

}
