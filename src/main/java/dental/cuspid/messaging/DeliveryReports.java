package dental.cuspid.messaging;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;

import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What gateways report of messages they took: delivered or failed, by our identifier or
 * by theirs.
 */
@Component
class DeliveryReports {

	private final JdbcClient jdbc;

	private final Clock clock;

	DeliveryReports(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void apply(JsonNode report) {
		String id = String.valueOf(HookFields.line(report, "message"));
		String said = String.valueOf(HookFields.line(report, "state")).toUpperCase(Locale.ROOT);
		boolean delivered = said.equals("DELIVERED");
		if (!delivered && !said.equals("FAILED")) {
			return;
		}
		int changed = this.jdbc.sql("""
				update message set state = :state, reason = :reason, detail = left(:detail, 500), done_at = :now,
					version = version + 1
				where (provider_id = :id or id::text = :id) and (state = 'SENT' or state = 'FAILED' and :delivered)""")
			.param("id", id)
			.param("state", delivered ? "DELIVERED" : "FAILED")
			.param("reason", delivered ? null : MessageReason.REFUSED.name())
			.param("detail", HookFields.line(report, "reason"))
			.param("delivered", delivered)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		if (changed == 0 && !done(id)) {
			throw new NotYet();
		}
	}

	private boolean done(String id) {
		return this.jdbc.sql("""
				select exists (select 1 from message where (provider_id = :id or id::text = :id)
					and state in ('DELIVERED', 'FAILED', 'CANCELLED'))""")
			.param("id", id)
			.query(Boolean.class)
			.single();
	}

	/** The report came before the message was written down as sent. */
	static final class NotYet extends RuntimeException {

	}

}
