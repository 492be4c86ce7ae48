package dental.cuspid.ledger;

import java.util.Currency;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.Figures;
import dental.cuspid.patients.PatientFigures;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.Row;

import org.springframework.stereotype.Component;

/**
 * The three balances in the patient's header (BASE-1).
 */
@Component
class LedgerFigures implements PatientFigures {

	private final ClinicSettingsService settings;

	LedgerFigures(ClinicSettingsService settings) {
		this.settings = settings;
	}

	@Override
	public String select() {
		return """
				select coalesce(sum(balance) filter (where kind = 'INTERNAL'), 0) as internal,
					coalesce(sum(balance) filter (where kind = 'BONUS'), 0) as bonus,
					coalesce(sum(balance) filter (where kind = 'DENTACOIN'), 0) as dentacoin
				from ledger_account where patient_id = :patient""";
	}

	@Override
	public void add(Row row, Figures figures) {
		Currency currency = this.settings.current().currency();
		figures.balances(Money.of(row.number("internal"), currency), Money.of(row.number("bonus"), currency),
				row.number("dentacoin").toBigIntegerExact());
	}

}
