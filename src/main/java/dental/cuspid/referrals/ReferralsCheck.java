package dental.cuspid.referrals;

import java.util.ArrayList;
import java.util.List;

import dental.cuspid.ledger.BooksCheck;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What must hold between referrals, payments, the ledger and top-ups: what was credited
 * is on the account and its receipt holds money; what was taken back is not; a top-up
 * that counts belongs to a credited referral. Shown by {@code ledger.check.referrals}.
 */
@Component
@Order(200)
class ReferralsCheck implements BooksCheck {

	private static final int MOST = 200;

	private static final String ENTRIES = """
			select r.id, n.card_number from referral r join patient n on n.id = r.newcomer_id
			left join ledger_posting e on e.transaction_id = r.credit_entry_id and e.account_id is not null
			left join ledger_transaction back on back.reverses = r.credit_entry_id
			where r.credits > 0 and (coalesce(e.amount, 0) <> r.internal_credit
				or (r.state = 'REVERSED') <> (back.id is not null) and r.internal_credit > 0)
			limit :most""";

	private static final String MONEY = """
			select r.id, n.card_number from referral r join patient n on n.id = r.newcomer_id
			join receipt c on c.id = r.receipt_id
			where (r.state = 'CREDITED') <> (c.money_paid > c.money_refunded) and r.state = 'CREDITED'
			limit :most""";

	private static final String TOP_UPS = """
			select r.id, n.card_number from top_up t join referral r on r.id = t.referral_id
			join patient n on n.id = r.newcomer_id
			where t.state in ('DUE', 'SENT', 'FAILED') and r.state <> 'CREDITED'
				or t.state = 'TO_RECOVER' and r.state <> 'REVERSED'
			limit :most""";

	private final JdbcClient jdbc;

	ReferralsCheck(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String name() {
		return "referrals";
	}

	@Override
	public Result run() {
		long checked = this.jdbc.sql("select count(*) from referral").query(Long.class).single();
		List<Finding> findings = new ArrayList<>(find(ENTRIES, "referrals.finding.entries"));
		findings.addAll(find(MONEY, "referrals.finding.money"));
		findings.addAll(find(TOP_UPS, "referrals.finding.topUps"));
		return new Result(checked, findings);
	}

	private List<Finding> find(String sql, String code) {
		return this.jdbc.sql(sql)
			.param("most", MOST)
			.query((row, index) -> new Finding(code, List.of(String.valueOf(row.getString("card_number"))),
					"/referrals/" + row.getString("id")))
			.list();
	}

}
