package dental.cuspid.ledger;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must hold within the ledger itself (invariants I1 to I3). Each check asks the
 * database for the rows that contradict; there should be none. Names:
 * {@code ledger.check.transactions}, {@code ledger.check.balances},
 * {@code ledger.check.running}, {@code ledger.check.reversals},
 * {@code ledger.check.belowZero}.
 */
@Configuration(proxyBeanMethods = false)
class LedgerChecks {

	/** More than this would not be read one by one. */
	private static final int MOST = 200;

	@Bean
	@Order(10)
	BooksCheck transactionsSumToZero(JdbcClient jdbc) {
		return new SqlCheck(jdbc, "transactions", "ledger.finding.transaction",
				"select count(*) from ledger_transaction",
				"""
						select null as patient_id, null as kind, t.id::text as a1, trim_scale(coalesce(sum(p.amount), 0))::text as a2,
							t.unit as a3
						from ledger_transaction t left join ledger_posting p on p.transaction_id = t.id
						group by t.id, t.unit having count(p.id) < 2 or sum(p.amount) <> 0""");
	}

	@Bean
	@Order(20)
	BooksCheck balancesAreSums(JdbcClient jdbc) {
		return new SqlCheck(jdbc, "balances", "ledger.finding.balance", "select count(*) from ledger_account",
				"""
						select a.patient_id, a.kind, trim_scale(a.balance)::text as a1, trim_scale(coalesce(p.total, 0))::text as a2, a.unit as a3
						from ledger_account a
						left join (select account_id, sum(amount) as total, max(seq) as seq, count(*) as entries
							from ledger_posting where account_id is not null group by account_id) p on p.account_id = a.id
						where a.balance <> coalesce(p.total, 0) or a.last_seq <> coalesce(p.seq, 0)
							or a.last_seq <> coalesce(p.entries, 0)""");
	}

	@Bean
	@Order(30)
	BooksCheck runningBalancesFollow(JdbcClient jdbc) {
		return new SqlCheck(jdbc, "running", "ledger.finding.running",
				"select count(*) from ledger_posting where account_id is not null",
				"""
						select a.patient_id, a.kind, trim_scale(r.balance_after)::text as a1, trim_scale(r.expected)::text as a2, a.unit as a3
						from (select p.account_id, p.balance_after, p.seq,
								sum(p.amount) over (partition by p.account_id order by p.seq) as expected
							from ledger_posting p where p.account_id is not null) r
						join ledger_account a on a.id = r.account_id
						where r.balance_after <> r.expected""");
	}

	@Bean
	@Order(40)
	BooksCheck reversalsMirrorOnce(JdbcClient jdbc) {
		return new SqlCheck(jdbc, "reversals", "ledger.finding.reversal",
				"select count(*) from ledger_transaction where reverses is not null",
				"""
						select a.patient_id, a.kind, o.id::text as a1, trim_scale(op.amount)::text as a2, trim_scale(sum(rp.amount))::text as a3
						from ledger_transaction r
						join ledger_transaction o on o.id = r.reverses
						join ledger_posting op on op.transaction_id = o.id and op.account_id is not null
						join ledger_posting rp on rp.transaction_id = r.id and rp.account_id is not null
						join ledger_account a on a.id = op.account_id
						group by a.patient_id, a.kind, o.id, op.amount
						having count(*) > 1 or sum(rp.amount) <> -op.amount""");
	}

	@Bean
	@Order(50)
	BooksCheck belowZeroOnlyWhereAllowed(JdbcClient jdbc) {
		return new SqlCheck(jdbc, "belowZero", "ledger.finding.belowZero",
				"select count(*) from ledger_account where balance < 0", """
						select a.patient_id, a.kind, trim_scale(a.balance)::text as a1, '' as a2, a.unit as a3
						from ledger_account a
						where a.balance < 0 and not exists (select 1 from ledger_posting p
							where p.account_id = a.id and p.amount < 0 and p.below_zero_allowed)""");
	}

	/**
	 * A check that is one question to the database: the rows it answers are findings.
	 */
	private record SqlCheck(JdbcClient jdbc, String name, String code, String count,
			String contradictions) implements BooksCheck {

		@Override
		public Result run() {
			long checked = this.jdbc.sql(this.count).query(Long.class).single();
			List<Finding> findings = this.jdbc.sql(this.contradictions + " limit " + MOST).query((row, index) -> {
				String patient = row.getString("patient_id");
				String kind = row.getString("kind");
				List<String> args = new ArrayList<>();
				args.add(text(kind));
				args.add(text(row.getString("a1")));
				args.add(text(row.getString("a2")));
				args.add(text(row.getString("a3")));
				args.add(text(patient));
				return new Finding(this.code, args,
						(patient != null) ? "/patients/" + patient + "/ledger/" + kind : null);
			}).list();
			return new Result(checked, findings);
		}

		private static String text(@Nullable String value) {
			return (value != null) ? value : "";
		}

	}

}
