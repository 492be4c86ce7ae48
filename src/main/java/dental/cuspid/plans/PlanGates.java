package dental.cuspid.plans;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What a step asks for beside the right state: unchanged content, a reason, a contract
 * number.
 */
@Component
class PlanGates {

	private static final int PLACE = 120;

	private static final int NUMBER = 40;

	private final PlanContents contents;

	private final PractitionerService practitioners;

	private final ClinicSettingsService settings;

	PlanGates(PlanContents contents, PractitionerService practitioners, ClinicSettingsService settings) {
		this.contents = contents;
		this.practitioners = practitioners;
		this.settings = settings;
	}

	String fingerprint(Plan plan, Content content) {
		return content.fingerprint(plan.id(), plan.patient(), this.settings.current().currency());
	}

	/**
	 * Refuses where the content is not the one that was approved or, later, presented;
	 * the refusal lists every difference.
	 */
	void requireUnchanged(Plan plan) {
		Content now = this.contents.read(plan.id(), plan.version());
		boolean kept = fingerprint(plan, now).equals(plan.fingerprint());
		boolean presented = plan.state() != PlanState.APPROVED;
		if (kept && !plan.changedSinceApproval() && !(presented && plan.changedSincePresentation())) {
			return;
		}
		int compared = plan.changedSinceApproval() || !presented ? plan.approvedVersion() : plan.presentedVersion();
		throw new Conflict("plans.refusal.changed", compared, plan.version()).with("differences",
				differences(plan.id(), compared, plan.version()));
	}

	List<PlanDifference> differences(PlanId plan, int before, int after) {
		Map<UUID, String> names = this.practitioners.all()
			.stream()
			.collect(Collectors.toMap((person) -> person.id().value(), PractitionerView::name));
		return Differences.between(this.contents.read(plan, before), this.contents.read(plan, after),
				(id) -> names.getOrDefault(id, id.toString()));
	}

	@Nullable String place(@Nullable String typed) {
		String text = (typed != null) ? typed.strip() : "";
		if (text.length() > PLACE) {
			throw new RuleViolation("plans.refusal.long", PLACE).at("place");
		}
		return text.isEmpty() ? null : text;
	}

	String contractNumber(String typed) {
		String number = typed.strip();
		if (number.isEmpty() || number.length() > NUMBER) {
			throw new RuleViolation("plans.refusal.contractNumber", NUMBER).at("contractNumber");
		}
		return number;
	}

}
