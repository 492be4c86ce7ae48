package dental.cuspid.ledger;

import dental.cuspid.clinic.CurrencyInUse;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The currency stays once money was posted.
 */
@Component
class LedgerCurrency implements CurrencyInUse {

	private final JdbcClient jdbc;

	LedgerCurrency(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public boolean inUse() {
		return this.jdbc.sql("select exists (select 1 from ledger_account where kind <> 'DENTACOIN' and last_seq > 0)")
			.query(Boolean.class)
			.single();
	}

}
