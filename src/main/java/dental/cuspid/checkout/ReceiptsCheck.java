package dental.cuspid.checkout;

import java.util.ArrayList;
import java.util.List;

import dental.cuspid.ledger.BooksCheck;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What must hold between receipts, payments and the ledger (invariant I4): sums kept with
 * a receipt are those of its lines, discounts, payments and refunds; its state follows
 * from them; a payment by balance has its entry of the same amount. Shown by
 * {@code ledger.check.receipts}.
 */
@Component
@Order(100)
class ReceiptsCheck implements BooksCheck {

	private static final int MOST = 200;

	private static final String SUMS = """
			select r.id, r.number from receipt r
			left join (select receipt_id, sum(amount) as gross from receipt_line group by receipt_id) l on l.receipt_id = r.id
			left join (select receipt_id, sum(amount) as discounts from receipt_discount group by receipt_id) d
				on d.receipt_id = r.id
			left join (select receipt_id,
					sum(amount) filter (where tender in ('CASH', 'CARD', 'BANK_TRANSFER', 'INSURANCE')) as money,
					sum(refunded) filter (where tender in ('CASH', 'CARD', 'BANK_TRANSFER', 'INSURANCE')) as money_back,
					sum(amount) as total, sum(refunded) as back
				from payment where voided_at is null group by receipt_id) p on p.receipt_id = r.id
			where r.gross <> coalesce(l.gross, 0) or r.discounts <> coalesce(d.discounts, 0)
				or r.money_paid <> coalesce(p.money, 0) or r.money_refunded <> coalesce(p.money_back, 0)
				or r.money_paid + r.value_paid <> coalesce(p.total, 0)
				or r.money_refunded + r.value_refunded <> coalesce(p.back, 0)
				or (r.state in ('SETTLED', 'REFUNDED')) <> (r.gross - r.discounts = r.money_paid + r.value_paid
					and r.state <> 'VOID')
			limit :most""";

	private static final String REFUNDS = """
			select r.id, r.number from payment p join receipt r on r.id = p.receipt_id
			left join (select payment_id, sum(amount) as back from refund group by payment_id) f on f.payment_id = p.id
			where p.refunded <> coalesce(f.back, 0)
			limit :most""";

	private static final String ENTRIES = """
			select r.id, r.number from payment p join receipt r on r.id = p.receipt_id
			left join ledger_posting e on e.transaction_id = p.ledger_entry_id and e.account_id is not null
			where p.tender in ('INTERNAL_ACCOUNT', 'BONUS') and e.amount is distinct from -p.amount
			limit :most""";

	private final JdbcClient jdbc;

	ReceiptsCheck(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String name() {
		return "receipts";
	}

	@Override
	public Result run() {
		long checked = this.jdbc.sql("select count(*) from receipt").query(Long.class).single();
		List<Finding> findings = new ArrayList<>(find(SUMS, "checkout.finding.sums"));
		findings.addAll(find(REFUNDS, "checkout.finding.refunds"));
		findings.addAll(find(ENTRIES, "checkout.finding.entries"));
		return new Result(checked, findings);
	}

	private List<Finding> find(String sql, String code) {
		return this.jdbc.sql(sql)
			.param("most", MOST)
			.query((row, index) -> new Finding(code, List.of(row.getString("number")),
					"/checkout/" + row.getString("id")))
			.list();
	}

}
