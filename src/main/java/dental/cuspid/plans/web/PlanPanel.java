package dental.cuspid.plans.web;

import java.util.Map;

import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientPanel;
import dental.cuspid.plans.PlanRecordService;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Component;

/**
 * "Plans" on the patient page: every treatment plan with its state and value.
 */
@Component
class PlanPanel implements PatientPanel {

	private static final int ORDER = 30;

	private final PlanRecordService plans;

	private final CurrentStaff current;

	PlanPanel(PlanRecordService plans, CurrentStaff current) {
		this.plans = plans;
		this.current = current;
	}

	@Override
	public String key() {
		return "plans";
	}

	@Override
	public int order() {
		return ORDER;
	}

	@Override
	public String labelKey() {
		return "plans.panel.title";
	}

	@Override
	public String fragment() {
		return "plans/panel :: panel";
	}

	@Override
	public Map<String, Object> model(PatientId patient) {
		return Map.of("plans", this.plans.of(patient), "patientId", patient, "mayEdit",
				this.current.actor().may(Right.EDIT_PLANS));
	}

}
