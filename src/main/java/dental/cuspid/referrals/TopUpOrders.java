package dental.cuspid.referrals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Orders to the provider as its workers share them: each is leased to one worker, and
 * only the holder of the newest lease may say what became of it.
 */
@Repository
class TopUpOrders {

	/** Longer than any attempt may take. */
	private static final String LEASE = "interval '3 minutes'";

	private final JdbcClient jdbc;

	TopUpOrders(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Orders every due top-up that can be sent and was not ordered. */
	int add(Instant now) {
		return this.jdbc.sql("""
				insert into top_up_order (top_up_id, state, next_attempt_at, created_at)
				select t.id, 'WAITING', :now, :now from top_up t
				where t.state = 'DUE' and t.phone is not null
					and not exists (select from top_up_order o where o.top_up_id = t.id)
				on conflict do nothing""").param("now", now.atOffset(ZoneOffset.UTC)).update();
	}

	/**
	 * Leases the next due order, one whose worker died included: nobody knows whether
	 * that was paid. The top-up is held as well, so nobody is deciding about it by hand.
	 */
	Optional<Leased> claim(Instant now) {
		return this.jdbc
			.sql("""
					update top_up_order o set state = 'SENDING', attempts = o.attempts + 1, version = o.version + 1,
						unclear = o.unclear or o.state = 'SENDING', lease_until = now() + %s
					from (select w.top_up_id, t.phone, t.amount, t.state from top_up_order w
						join top_up t on t.id = w.top_up_id
						where w.state = 'WAITING' and w.next_attempt_at <= :now
							or w.state = 'SENDING' and w.lease_until < now()
						order by w.next_attempt_at, w.top_up_id limit 1 for update skip locked) due
					where o.top_up_id = due.top_up_id
					returning o.top_up_id, o.version, o.attempts, o.unclear, due.phone, due.amount, due.state"""
				.formatted(LEASE))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.query((row, index) -> new Leased(new TopUpId(row.getObject("top_up_id", UUID.class)),
					row.getLong("version"), row.getInt("attempts"), row.getBoolean("unclear"), row.getString("phone"),
					row.getBigDecimal("amount"), TopUpState.valueOf(row.getString("state"))))
			.optional();
	}

	/**
	 * Says what became of a leased order.
	 * @return whether the lease was still held; if not, nothing is written
	 */
	boolean finish(Leased order, String state, boolean unclear, @Nullable String reference, @Nullable String detail,
			Instant next) {
		return this.jdbc.sql("""
				update top_up_order set state = :state, unclear = :unclear, reference = coalesce(:reference, reference),
					detail = left(:detail, 500), next_attempt_at = :next, lease_until = null,
					done_at = case when :state = 'WAITING' then null else now() end
				where top_up_id = :id and version = :version and state = 'SENDING'""")
			.param("id", order.id().value())
			.param("version", order.version())
			.param("state", state)
			.param("unclear", unclear)
			.param("reference", reference)
			.param("detail", detail)
			.param("next", next.atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	/** Whether the provider may be paying a top-up, or have paid it without saying so. */
	boolean underWay(TopUpId id) {
		return this.jdbc.sql("""
				select exists (select from top_up_order
					where top_up_id = :id and (state in ('SENDING', 'DONE') or state = 'WAITING' and attempts > 0))""")
			.param("id", id.value())
			.query(Boolean.class)
			.single();
	}

	/** Leaves a top-up to people where the provider was not asked yet. */
	void drop(TopUpId id) {
		this.jdbc.sql("""
				update top_up_order set state = 'DROPPED', done_at = now()
				where top_up_id = :id and state = 'WAITING' and attempts = 0""").param("id", id.value()).update();
	}

	List<TopUpId> of(String state) {
		return this.jdbc.sql("select top_up_id from top_up_order where state = :state")
			.param("state", state)
			.query((row, index) -> new TopUpId(row.getObject("top_up_id", UUID.class)))
			.list();
	}

	/**
	 * An order this worker holds.
	 *
	 * @param unclear whether an earlier attempt may have been carried out
	 * @param state of the top-up when it was leased
	 */
	record Leased(TopUpId id, long version, int attempts, boolean unclear, String phone, BigDecimal amount,
			TopUpState state) {

	}

}
