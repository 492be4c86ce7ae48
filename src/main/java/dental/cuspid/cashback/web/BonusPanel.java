package dental.cuspid.cashback.web;

import java.util.Map;

import dental.cuspid.cashback.BonusService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientPanel;

import org.springframework.stereotype.Component;

/**
 * "Cashback" on the patient page: what may be spent, what is expected, what expires when,
 * and how all of it came (CB-3).
 */
@Component
class BonusPanel implements PatientPanel {

	private static final int ORDER = 50;

	private final BonusService bonus;

	BonusPanel(BonusService bonus) {
		this.bonus = bonus;
	}

	@Override
	public String key() {
		return "cashback";
	}

	@Override
	public int order() {
		return ORDER;
	}

	@Override
	public String labelKey() {
		return "cashback.panel.title";
	}

	@Override
	public String fragment() {
		return "cashback/panel :: panel";
	}

	@Override
	public Map<String, Object> model(PatientId patient) {
		return Map.of("bonus", this.bonus.of(patient), "patientId", patient);
	}

}
