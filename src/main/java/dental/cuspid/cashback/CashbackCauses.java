package dental.cuspid.cashback;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.CauseExplainer;
import dental.cuspid.ledger.CauseView;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lapsed accruals as causes of movements: below them stands the payment that earned what
 * lapsed (BASE-7, X-5).
 */
@Component
class CashbackCauses implements CauseExplainer {

	private final JdbcClient jdbc;

	CashbackCauses(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public boolean explains(String causeType) {
		return BonusExpiry.CAUSE.equals(causeType);
	}

	@Override
	public CauseView view(String causeId) {
		return Objects.requireNonNull(views(BonusExpiry.CAUSE, Set.of(causeId)).get(causeId));
	}

	@Override
	public Map<String, CauseView> views(String causeType, Set<String> causeIds) {
		Map<String, CauseView> views = new HashMap<>();
		this.jdbc.sql("""
				select c.id, c.receipt_id, c.expires_on, c.lapsed_at, r.number, t.cause_type, t.cause_id
				from cashback_accrual c join receipt r on r.id = c.receipt_id
				join ledger_transaction t on t.id = c.entry_id where c.id in (:ids)""")
			.param("ids", causeIds.stream().map(UUID::fromString).toList())
			.query((row) -> {
				OffsetDateTime lapsed = row.getObject("lapsed_at", OffsetDateTime.class);
				Instant at = (lapsed != null) ? lapsed.toInstant() : null;
				views.put(row.getString("id"),
						new CauseView("cashback.cause.lapsed",
								List.of(row.getObject("expires_on", LocalDate.class), row.getString("number")),
								"/checkout/" + row.getString("receipt_id"), at,
								new Cause(row.getString("cause_type"), row.getString("cause_id"))));
			});
		return views;
	}

}
