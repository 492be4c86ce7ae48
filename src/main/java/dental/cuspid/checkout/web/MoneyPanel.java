package dental.cuspid.checkout.web;

import java.util.Map;

import dental.cuspid.checkout.ReceiptList;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientPanel;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Component;

/**
 * "Visits and money" on the patient page: every receipt with what was done and what is
 * due.
 */
@Component
class MoneyPanel implements PatientPanel {

	private static final int ORDER = 20;

	private final ReceiptList receipts;

	private final CurrentStaff current;

	MoneyPanel(ReceiptList receipts, CurrentStaff current) {
		this.receipts = receipts;
		this.current = current;
	}

	@Override
	public String key() {
		return "money";
	}

	@Override
	public int order() {
		return ORDER;
	}

	@Override
	public String labelKey() {
		return "checkout.panel.title";
	}

	@Override
	public String fragment() {
		return "checkout/panel :: panel";
	}

	@Override
	public Map<String, Object> model(PatientId patient) {
		return Map.of("receipts", this.receipts.of(patient), "patientId", patient, "mayTake",
				this.current.actor().may(Right.TAKE_MONEY));
	}

}
