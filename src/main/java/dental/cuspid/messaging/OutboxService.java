package dental.cuspid.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages to patients and others (BASE-8, X-5): queued in the transaction of their
 * cause, sent by a worker afterwards, kept word for word.
 */
@Service
@Transactional
public class OutboxService {

	private static final int PAGE = 50;

	private static final String LIST = """
			select m.*, coalesce(nullif(concat_ws(', ', nullif(p.last_name, ''), nullif(p.first_name, '')), ''),
				p.phones -> 0 ->> 'e164') as patient_name, s.name as staff_name
			from message m left join patient p on p.id = m.patient_id join staff_user s on s.id = m.created_by
			""";

	private final JdbcClient jdbc;

	private final Texts texts;

	private final SmsPrice price;

	private final OutboxWake wake;

	private final CurrentStaff current;

	private final AuditTrail audit;

	private final Clock clock;

	OutboxService(JdbcClient jdbc, Texts texts, SmsPrice price, OutboxWake wake, CurrentStaff current, AuditTrail audit,
			Clock clock) {
		this.jdbc = jdbc;
		this.texts = texts;
		this.price = price;
		this.wake = wake;
		this.current = current;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Queues a message in the caller's transaction, in the patient's language. The same
	 * event of the same cause on the same channel is queued once.
	 * @return the message, the one from before where it was queued already
	 */
	public MessageId queue(QueueMessage asked) {
		var event = this.texts.event(asked.event());
		var person = (asked.patient() != null) ? this.texts.person(asked.patient()).orElse(null) : null;
		String language = this.texts.language(person);
		var values = new HashMap<String, String>(this.texts.common(person));
		values.putAll(asked.values());
		var text = this.texts.filled(this.texts.text(event, asked.medium(), language), values, asked.medium(), person);
		int parts = (asked.medium() == Medium.SMS) ? SmsSize.of(text.body()).parts() : 0;
		var id = MessageId.next();
		Instant now = this.clock.instant();
		Instant from = (asked.notBefore() != null) ? asked.notBefore() : now;
		int added = this.jdbc
			.sql("""
					insert into message (id, patient_id, order_key, medium, kind, event, language, recipient, subject, body,
						parts, cost, state, cause_type, cause_id, mail_id, not_before, next_attempt_at, created_at, created_by)
					values (:id, :patient, :order, :medium, :kind, :event, :language, :to, :subject, :body,
						:parts, :cost, 'QUEUED', :causeType, :causeId, :mailId, :from, :from, :now, :by)
					on conflict on constraint uq_message_cause do nothing""")
			.param("id", id.value())
			.param("patient", (asked.patient() != null) ? asked.patient().value() : null, java.sql.Types.OTHER)
			.param("order", (asked.patient() != null) ? asked.patient().toString() : asked.to())
			.param("medium", asked.medium().name())
			.param("kind", asked.kind().name())
			.param("event", event.key())
			.param("language", language)
			.param("to", asked.to())
			.param("subject", text.subject())
			.param("body", text.body())
			.param("parts", parts)
			.param("cost", this.price.exact(parts), java.sql.Types.NUMERIC)
			.param("causeType", asked.cause().type())
			.param("causeId", asked.cause().id())
			.param("mailId", OutboxRows.mailId(id))
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.update();
		if (added == 0) {
			return queued(event.key(), asked);
		}
		this.wake.afterCommit();
		return id;
	}

	/**
	 * Queues a message staff wrote themselves to a patient.
	 */
	@Requires(Right.EDIT_PATIENTS)
	public MessageId write(PatientId patient, Medium medium, @Nullable String subject, String text) {
		this.audit.record("message.written", "patient", patient, null);
		return queue(QueueMessage.toPatient(patient, medium, MessageEvents.NOTE,
				MessageEvents.noteValues(subject, text), MessageCause.of("note", Ids.next())));
	}

	/**
	 * Messages, newest first.
	 * @param state only those, or null for all
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public CursorPage<MessageView> list(@Nullable MessageState state, @Nullable String cursor,
			@Nullable Integer limit) {
		List<String> after = Cursor.read(cursor, 2);
		int most = Cursor.limit(limit, PAGE);
		var rows = this.jdbc.sql(LIST + " where " + ((state != null) ? "m.state = :state and " : "") + """
				(m.created_at, m.id) < (:at, :id)
				order by m.created_at desc, m.id desc limit :limit""")
			.param("state", (state != null) ? state.name() : null)
			.param("at",
					(after.isEmpty() ? this.clock.instant().plusSeconds(86_400) : Cursor.instant(after.get(0)))
						.atOffset(ZoneOffset.UTC))
			.param("id", after.isEmpty() ? new UUID(-1, -1) : Ids.parse(after.get(1)))
			.param("limit", most + 1)
			.query(this::view)
			.list();
		return CursorPage.of(rows, most, (row) -> Cursor.of(row.createdAt(), row.id()));
	}

	/**
	 * A patient's messages strictly before a moment, newest first. The caller notes who
	 * looked.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<MessageView> ofPatient(PatientId patient, Instant before, int limit) {
		return this.jdbc.sql(LIST + """
				where m.patient_id = :patient and m.created_at < :before
				order by m.created_at desc, m.id desc limit :limit""")
			.param("patient", patient.value())
			.param("before", before.atOffset(ZoneOffset.UTC))
			.param("limit", limit)
			.query(this::view)
			.list();
	}

	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public MessageView get(MessageId id) {
		return find(id, "");
	}

	/**
	 * Queues a message again that failed, was withheld or cancelled.
	 * @throws Conflict when it is on its way or was sent
	 */
	@Requires(Right.EDIT_PATIENTS)
	public void retry(MessageId id) {
		MessageView message = find(id, " for update of m");
		if (!message.state().retriable()) {
			throw new Conflict("messaging.refusal.notRetriable");
		}
		this.jdbc.sql("""
				update message set state = 'QUEUED', reason = null, detail = null, attempts = 0, unconfirmed = 0,
					next_attempt_at = :now, done_at = null, version = version + 1 where id = :id""")
			.param("id", id.value())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		this.audit.record("message.retried", "message", id, null);
		this.wake.afterCommit();
	}

	/**
	 * Stops a message that was not sent yet.
	 * @throws Conflict when it is on its way or done
	 */
	@Requires(Right.EDIT_PATIENTS)
	public void cancel(MessageId id) {
		MessageView message = find(id, " for update of m");
		if (!message.state().cancellable()) {
			throw new Conflict("messaging.refusal.notCancellable");
		}
		end(id);
		this.audit.record("message.cancelled", "message", id, null);
	}

	/**
	 * Stops the queued messages of a cause that does not hold any more.
	 * @return how many were stopped
	 */
	public int cancelFor(MessageCause cause) {
		var waiting = this.jdbc.sql("""
				select id from message where cause_type = :type and cause_id = :id and state = 'QUEUED'
				for update""").param("type", cause.type()).param("id", cause.id()).query(UUID.class).list();
		waiting.forEach((id) -> end(new MessageId(id)));
		return waiting.size();
	}

	private void end(MessageId id) {
		this.jdbc.sql("""
				update message set state = 'CANCELLED', reason = null, done_at = :now, version = version + 1
				where id = :id""")
			.param("id", id.value())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	private MessageId queued(String event, QueueMessage asked) {
		return new MessageId(this.jdbc.sql("""
				select id from message
				where event = :event and cause_type = :type and cause_id = :id and medium = :medium""")
			.param("event", event)
			.param("type", asked.cause().type())
			.param("id", asked.cause().id())
			.param("medium", asked.medium().name())
			.query(UUID.class)
			.single());
	}

	private MessageView find(MessageId id, String lock) {
		return this.jdbc.sql(LIST + " where m.id = :id" + lock)
			.param("id", id.value())
			.query(this::view)
			.optional()
			.orElseThrow(() -> new NotFound("messaging.refusal.unknownMessage"));
	}

	private MessageView view(ResultSet row, int index) throws SQLException {
		var patient = row.getObject("patient_id", UUID.class);
		String reason = row.getString("reason");
		var sent = row.getObject("sent_at", OffsetDateTime.class);
		return new MessageView(new MessageId(row.getObject("id", UUID.class)),
				(patient != null) ? new PatientId(patient) : null, row.getString("patient_name"),
				Medium.valueOf(row.getString("medium")), MessageKind.valueOf(row.getString("kind")),
				row.getString("event"), row.getString("language"), row.getString("recipient"), row.getString("subject"),
				row.getString("body"), row.getInt("parts"), this.price.shown(row.getBigDecimal("cost")),
				MessageState.valueOf(row.getString("state")), (reason != null) ? MessageReason.valueOf(reason) : null,
				row.getString("detail"), new MessageCause(row.getString("cause_type"), row.getString("cause_id")),
				row.getInt("attempts"), row.getObject("next_attempt_at", OffsetDateTime.class).toInstant(),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), (sent != null) ? sent.toInstant() : null,
				row.getString("staff_name"));
	}

}
