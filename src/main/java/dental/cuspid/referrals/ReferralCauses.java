package dental.cuspid.referrals;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.CauseExplainer;
import dental.cuspid.ledger.CauseView;
import dental.cuspid.shared.NotFound;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Recommendations as causes of credits, down to the newcomer's payment (BASE-7, X-5).
 */
@Component
class ReferralCauses implements CauseExplainer {

	private final JdbcClient jdbc;

	ReferralCauses(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public boolean explains(String causeType) {
		return ReferralCredits.REFERRAL.equals(causeType);
	}

	@Override
	public CauseView view(String causeId) {
		return Optional.ofNullable(views(ReferralCredits.REFERRAL, Set.of(causeId)).get(causeId))
			.orElseThrow(() -> new NotFound("referrals.refusal.unknown"));
	}

	@Override
	public Map<String, CauseView> views(String causeType, Set<String> causeIds) {
		Map<String, CauseView> views = new HashMap<>();
		this.jdbc.sql("""
				select r.id, r.recorded_at, r.payment_id,
					concat_ws(', ', nullif(n.last_name, ''), nullif(n.first_name, '')) as newcomer
				from referral r join patient n on n.id = r.newcomer_id where r.id in (:ids)""")
			.param("ids", causeIds.stream().map(UUID::fromString).toList())
			.query((row) -> {
				String payment = row.getString("payment_id");
				views.put(row.getString("id"),
						new CauseView("referrals.cause", List.of(row.getString("newcomer")),
								"/referrals/" + row.getString("id"),
								row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
								(payment != null) ? new Cause("PAYMENT", payment) : null));
			});
		return views;
	}

}
