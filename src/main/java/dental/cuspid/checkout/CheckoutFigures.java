package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.util.Currency;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.Figures;
import dental.cuspid.patients.PatientFigures;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.Row;

import org.springframework.stereotype.Component;

/**
 * Lifetime value, debts and expected bonus in the patient's header (BASE-1, CB-2):
 * lifetime value is money paid minus money refunded, ever.
 */
@Component
class CheckoutFigures implements PatientFigures {

	private final ClinicSettingsService settings;

	CheckoutFigures(ClinicSettingsService settings) {
		this.settings = settings;
	}

	@Override
	public String select() {
		return """
				select coalesce(sum(money_paid - money_refunded), 0) as lifetime,
					coalesce(sum(gross - discounts - money_paid - value_paid)
						filter (where state in ('OPEN', 'PART_PAID')), 0) as unpaid,
					coalesce(sum(expected_bonus), 0) as expected
				from receipt where patient_id = :patient""";
	}

	@Override
	public void add(Row row, Figures figures) {
		Currency currency = this.settings.current().currency();
		figures.money(Money.of(row.number("lifetime"), currency), Money.of(row.number("unpaid"), currency));
		BigDecimal expected = row.number("expected");
		if (expected.signum() > 0) {
			figures.expectedBonus(Money.of(expected, currency));
		}
	}

}
