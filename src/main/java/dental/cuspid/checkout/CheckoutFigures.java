package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.util.Currency;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.Figures;
import dental.cuspid.patients.PatientFigures;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lifetime value, debts and expected bonus in the patient's header (BASE-1, CB-2):
 * lifetime value is money paid minus money refunded, ever.
 */
@Component
class CheckoutFigures implements PatientFigures {

	private final JdbcClient jdbc;

	private final ClinicSettingsService settings;

	CheckoutFigures(JdbcClient jdbc, ClinicSettingsService settings) {
		this.jdbc = jdbc;
		this.settings = settings;
	}

	@Override
	public void add(PatientId patient, Figures figures) {
		Currency currency = this.settings.current().currency();
		this.jdbc.sql("""
				select coalesce(sum(money_paid - money_refunded), 0) as lifetime,
					coalesce(sum(gross - discounts - money_paid - value_paid)
						filter (where state in ('OPEN', 'PART_PAID')), 0) as unpaid,
					coalesce(sum(expected_bonus), 0) as expected
				from receipt where patient_id = :patient""").param("patient", patient.value()).query((row) -> {
			figures.money(Money.of(row.getBigDecimal("lifetime"), currency),
					Money.of(row.getBigDecimal("unpaid"), currency));
			BigDecimal expected = row.getBigDecimal("expected");
			if (expected.signum() > 0) {
				figures.expectedBonus(Money.of(expected, currency));
			}
		});
	}

}
