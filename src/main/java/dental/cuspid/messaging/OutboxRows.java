package dental.cuspid.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import dental.cuspid.shared.Ids;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rows of the outbox as the workers share them: each is leased to one worker, and only
 * the holder of the newest lease may say what became of it. A lease ends by the
 * database's clock, so workers with wrong clocks do not take each other's rows.
 */
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class OutboxRows {

	/** Longer than any attempt may take. */
	private static final String LEASE = "interval '3 minutes'";

	private final JdbcClient jdbc;

	OutboxRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Leases due messages, at most one for each receiver and channel: a later one waits
	 * until the older one is done.
	 */
	List<Leased> claim(Instant now, int most) {
		return this.jdbc
			.sql("""
					with due as (
						select m.id from message m
						where m.state = 'QUEUED' and m.next_attempt_at <= :now and not exists (
							select 1 from message older
							where older.order_key = m.order_key and older.medium = m.medium and older.seq < m.seq
								and older.state in ('QUEUED', 'SENDING') and older.not_before <= :now)
						order by m.seq limit :most
						for update of m skip locked),
					leased as (
						update message m set state = 'SENDING', lease_until = now() + %s, attempts = m.attempts + 1,
							version = m.version + 1
						from due where m.id = due.id returning m.*)
					select leased.*, coalesce((select array_agg(phone ->> 'e164' order by place)
							from jsonb_array_elements(patient.phones) with ordinality as one (phone, place)), '{}') as phones,
						coalesce(patient.emails, '{}') as emails,
						(select given from patient_consent consent where consent.patient_id = patient.id
							and consent.kind = leased.medium order by consent.id desc limit 1) as consent
					from leased left join patient on patient.id = leased.patient_id
					order by leased.seq"""
				.formatted(LEASE))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("most", most)
			.query(OutboxRows::leased)
			.list();
	}

	/**
	 * Says what became of a leased message.
	 * @return whether the lease was still held; if not, nothing is written
	 */
	boolean finish(Leased message, Result result, Instant now) {
		return this.jdbc.sql("""
				update message set state = :state, reason = :reason, detail = left(:detail, 500),
					recipient = coalesce(:to, recipient), provider_id = coalesce(:provider, provider_id),
					unconfirmed = unconfirmed + :unconfirmed, next_attempt_at = coalesce(:next, next_attempt_at),
					attempts = attempts - :uncounted, sent_at = case when :state = 'SENT' then :now else sent_at end,
					done_at = case when :state = 'QUEUED' then null else :now end, lease_until = null
				where id = :id and version = :version and state = 'SENDING'""")
			.param("id", message.id().value())
			.param("version", message.version())
			.param("state", result.state().name())
			.param("reason", (result.reason() != null) ? result.reason().name() : null)
			.param("detail", result.detail())
			.param("to", result.to())
			.param("provider", result.providerId())
			.param("unconfirmed", result.unconfirmed() ? 1 : 0)
			.param("uncounted", result.uncounted() ? 1 : 0)
			.param("next", (result.next() != null) ? result.next().atOffset(ZoneOffset.UTC) : null,
					java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	/**
	 * Frees messages whose worker died: whether they arrived is not known, so a mail is
	 * tried once more and then left to staff.
	 * @return how many
	 */
	int reclaim() {
		return this.jdbc.sql("""
				update message set version = version + 1, lease_until = null, unconfirmed = unconfirmed + 1,
					state = case when medium = 'EMAIL' and unconfirmed > 0 then 'FAILED' else 'QUEUED' end,
					reason = case when medium = 'EMAIL' and unconfirmed > 0 then 'UNCONFIRMED' else 'UNREACHABLE' end
				where state = 'SENDING' and lease_until < now()""").update();
	}

	private static Leased leased(ResultSet row, int index) throws SQLException {
		boolean consent = row.getBoolean("consent");
		Boolean answered = row.wasNull() ? null : consent;
		return new Leased(new MessageId(row.getObject("id", UUID.class)), row.getLong("version"),
				Medium.valueOf(row.getString("medium")), MessageKind.valueOf(row.getString("kind")),
				row.getString("recipient"), List.of((String[]) row.getArray("phones").getArray()),
				List.of((String[]) row.getArray("emails").getArray()), answered, row.getString("mail_id"),
				row.getString("subject"), row.getString("body"), row.getString("language"), row.getInt("attempts"),
				row.getInt("unconfirmed"));
	}

	/** A new Message-ID that says nothing about the patient. */
	static String mailId(MessageId id) {
		return "<" + id + "." + Long.toHexString(Ids.next().getLeastSignificantBits()) + "@cuspid.invalid>";
	}

	/**
	 * A message this worker holds.
	 *
	 * @param consent the patient's latest answer for this channel, null where none
	 */
	record Leased(MessageId id, long version, Medium medium, MessageKind kind, @Nullable String to, List<String> phones,
			List<String> emails, @Nullable Boolean consent, String mailId, @Nullable String subject, String body,
			String language, int attempts, int unconfirmed) {

	}

	/**
	 * What became of it.
	 *
	 * @param uncounted whether it was no attempt at all
	 */
	record Result(MessageState state, @Nullable MessageReason reason, @Nullable String detail, @Nullable String to,
			@Nullable String providerId, @Nullable Instant next, boolean unconfirmed, boolean uncounted) {

		static Result done(MessageState state, @Nullable MessageReason reason, @Nullable String detail,
				@Nullable String to, @Nullable String providerId) {
			return new Result(state, reason, detail, to, providerId, null, false, false);
		}

		static Result again(MessageReason reason, @Nullable String detail, Instant next, boolean unconfirmed) {
			return new Result(MessageState.QUEUED, reason, detail, null, null, next, unconfirmed, false);
		}

		static Result held(MessageReason reason, Instant next) {
			return new Result(MessageState.QUEUED, reason, null, null, null, next, false, true);
		}

	}

}
