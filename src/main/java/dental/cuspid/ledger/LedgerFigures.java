package dental.cuspid.ledger;

import dental.cuspid.patients.Figures;
import dental.cuspid.patients.PatientFigures;
import dental.cuspid.patients.PatientId;

import org.springframework.stereotype.Component;

/**
 * The three balances in the patient's header (BASE-1).
 */
@Component
class LedgerFigures implements PatientFigures {

	private final LedgerService ledger;

	LedgerFigures(LedgerService ledger) {
		this.ledger = ledger;
	}

	@Override
	public void add(PatientId patient, Figures figures) {
		Balances balances = this.ledger.balances(patient);
		figures.balances(balances.internalAccount(), balances.bonus(), balances.dentacoin());
	}

}
