package dental.cuspid.checkout;

import dental.cuspid.clinic.CurrencyInUse;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Once a receipt is written the clinic's currency stays.
 */
@Component
class CheckoutCurrencyInUse implements CurrencyInUse {

	private final JdbcClient jdbc;

	CheckoutCurrencyInUse(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public boolean inUse() {
		return this.jdbc.sql("select exists (select 1 from receipt)").query(Boolean.class).single();
	}

}
