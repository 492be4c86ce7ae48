package dental.cuspid.pipelines;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dental.cuspid.patients.PatientId;
import dental.cuspid.plans.PlanView;
import dental.cuspid.shared.NotFound;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the gate asks for before a deal may enter a stage, to build the small form (BX
 * choice "Gates").
 */
@Service
@Transactional
public class GateService {

	private final DealRepository deals;

	private final StageService stages;

	private final DealPlans plans;

	GateService(DealRepository deals, StageService stages, DealPlans plans) {
		this.deals = deals;
		this.stages = stages;
		this.plans = plans;
	}

	/** The fields that are missing still. */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<DealField> missing(DealId id, String stage) {
		Deal deal = find(id);
		StageView target = this.stages.get(new StageRef(deal.pipeline(), stage));
		Set<DealField> filled = DealMoves.filled(deal, null);
		return DealGate.needed(target).stream().filter((field) -> !filled.contains(field)).toList();
	}

	/**
	 * The plan that would be approved by moving a deal to Plan agreed (BX-C4); who looks
	 * is noted.
	 */
	@Requires(Right.READ_PATIENTS)
	public Optional<PlanView> awaitingApproval(DealId id) {
		PatientId patient = find(id).patient();
		return this.plans.awaiting(patient);
	}

	private Deal find(DealId id) {
		return this.deals.findById(id.value()).orElseThrow(() -> new NotFound("pipelines.refusal.unknown"));
	}

}
