package dental.cuspid.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.demo.DemoLoader.Places;
import dental.cuspid.patients.PatientId;
import dental.cuspid.plans.NewPlan;
import dental.cuspid.plans.PlanContent;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanService;
import dental.cuspid.plans.PlanState;
import dental.cuspid.plans.SignPlan;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Treatment plans of the demo clinic in every state: drawn up by the coordinator, judged
 * by the head physician, some of them being done by the visits of the last two weeks.
 */
@Component
class DemoTreatments {

	private static final Duration STEP = Duration.ofDays(1);

	private static final List<Treatment> TREATMENTS = List.of(
			new Treatment("Upper jaw, fixed", PlanState.DRAFT, 1, List.of("KC-EXAM", "ZE-CROWN 16", "ZE-CROWN 26")),
			new Treatment("Gap at 36", PlanState.SUBMITTED, 2, List.of("KC-OPG", "IMP-PLACE 36", "IMP-CROWN 36"),
					List.of("KC-OPG", "ZE-BRIDGE 35-37")),
			new Treatment("Periodontal treatment", PlanState.SUBMITTED, 4,
					List.of("IP-PZR", "PAR-INIT 10", "PAR-INIT 20", "PAR-INIT 30", "PAR-INIT 40")),
			new Treatment("Caries in three quadrants", PlanState.RETURNED, 3,
					List.of("KC-FILL1 14", "KC-FILL3 25", "KC-FILL1 46")),
			new Treatment("Aligners", PlanState.APPROVED, 2, List.of("KFO-START 01", "KFO-CHECK 01")),
			new Treatment("Root canal and crown", PlanState.PRESENTED, 6,
					List.of("KC-ROOT 36", "KC-XRAY 36", "ZE-CROWN 36"), List.of("KC-EXTR 36")),
			new Treatment("Lower jaw, removable", PlanState.PRESENTED, 19, List.of("ZE-DENT 02")),
			new Treatment("Two implants", PlanState.CONSENTED, 5,
					List.of("IMP-PLACE 14", "IMP-PLACE 24", "IMP-CROWN 14", "IMP-CROWN 24")),
			new Treatment("Wisdom teeth", PlanState.CONTRACTED, 8, List.of("KC-OPG", "KC-WISD 38", "KC-WISD 48")),
			new Treatment("Bridge on the right", PlanState.REFUSED, 33, List.of("ZE-BRIDGE 45-47")),
			new Treatment("Whole upper jaw", PlanState.REFUSED, 71, List.of("ZE-DENT 01", "KC-EXTR 13, 14")),
			new Treatment("Splint", PlanState.FINISHED, 120, List.of("GN-SPLINT 00")),
			new Treatment("Fillings", PlanState.FINISHED, 95, List.of("KC-FILL1 15", "KC-FILL1 16")),
			new Treatment("Aligners", PlanState.CANCELLED, 150, List.of("KFO-START 02", "KFO-CHECK 02")));

	private static final List<String> REASONS = List.of("Too expensive", "Goes to another clinic");

	private final PlanService plans;

	private final ClinicTime time;

	DemoTreatments(PlanService plans, ClinicTime time) {
		this.plans = plans;
		this.time = time;
	}

	/**
	 * Draws up the plans.
	 * @param physician who judges them
	 * @return how many
	 */
	int drawUp(DemoPlan plan, List<PatientId> patients, Places places, Actor physician) {
		int drawn = 0;
		Set<Integer> taken = new HashSet<>();
		for (DemoVisit visit : plan.visits()) {
			boolean suits = visit.fate() == DemoVisit.Fate.COMPLETED && taken.size() < 3
					&& !visit.services().contains("KC-EXAM") && taken.add(visit.patient());
			if (suits) {
				List<String> services = new ArrayList<>(visit.services());
				services.addAll(List.of("ZE-CROWN 26", "KC-FILL1 15"));
				make(new Treatment("Rehabilitation", PlanState.SIGNED, 40 + 9 * drawn, services), drawn++,
						patients.get(visit.patient()), places, physician);
			}
		}
		int at = 2;
		for (Treatment treatment : TREATMENTS) {
			while (!taken.add(at)) {
				at++;
			}
			make(treatment, drawn++, patients.get(at), places, physician);
			at += 3;
		}
		return drawn;
	}

	private void make(Treatment treatment, int number, PatientId patient, Places places, Actor physician) {
		List<PlanState> way = way(treatment.state());
		Instant at = this.time.today()
			.minusDays(treatment.days())
			.atTime(9 + number % 8, 15)
			.atZone(this.time.zone())
			.toInstant()
			.minus(STEP.multipliedBy(way.size()));
		PlanId plan = this.plans.draw(new NewPlan(patient, content(treatment, places), at));
		for (PlanState step : way) {
			at = at.plus(STEP);
			take(plan, step, at, number, physician);
		}
	}

	private void take(PlanId plan, PlanState step, Instant at, int number, Actor physician) {
		switch (step) {
			case SUBMITTED -> this.plans.submit(plan, at);
			case APPROVED -> as(physician, () -> this.plans.approve(plan, null, at));
			case RETURNED -> as(physician,
					() -> this.plans.giveBack(plan, "Please take a bitewing first and add the prophylaxis.", at));
			case PRESENTED -> this.plans.present(plan, "Linden Dental Mitte", at);
			case CONSENTED -> this.plans.consent(plan, null, at);
			case CONTRACTED -> this.plans.contract(plan, at);
			case SIGNED -> this.plans.sign(plan,
					new SignPlan("V-%d-%03d".formatted(at.atOffset(ZoneOffset.UTC).getYear(), 101 + number), null, at));
			case REFUSED -> this.plans.refuse(plan, REASONS.get(number % REASONS.size()), at);
			case FINISHED -> this.plans.finish(plan, at);
			case CANCELLED -> this.plans.cancel(plan, "Moves to another town", at);
			case DRAFT -> {
			}
		}
	}

	/** The steps that lead to a state. */
	private static List<PlanState> way(PlanState state) {
		return switch (state) {
			case DRAFT -> List.of();
			case SUBMITTED -> List.of(PlanState.SUBMITTED);
			case RETURNED -> List.of(PlanState.SUBMITTED, PlanState.RETURNED);
			case APPROVED -> List.of(PlanState.SUBMITTED, PlanState.APPROVED);
			case PRESENTED -> List.of(PlanState.SUBMITTED, PlanState.APPROVED, PlanState.PRESENTED);
			case REFUSED, CANCELLED -> List.of(PlanState.SUBMITTED, PlanState.APPROVED, PlanState.PRESENTED, state);
			case CONSENTED ->
				List.of(PlanState.SUBMITTED, PlanState.APPROVED, PlanState.PRESENTED, PlanState.CONSENTED);
			case CONTRACTED -> List.of(PlanState.SUBMITTED, PlanState.APPROVED, PlanState.PRESENTED,
					PlanState.CONSENTED, PlanState.CONTRACTED);
			case SIGNED -> List.of(PlanState.SUBMITTED, PlanState.APPROVED, PlanState.PRESENTED, PlanState.CONSENTED,
					PlanState.CONTRACTED, PlanState.SIGNED);
			case FINISHED -> List.of(PlanState.SUBMITTED, PlanState.APPROVED, PlanState.PRESENTED, PlanState.CONSENTED,
					PlanState.CONTRACTED, PlanState.SIGNED, PlanState.FINISHED);
		};
	}

	private PlanContent content(Treatment treatment, Places places) {
		var items = new ArrayList<PlanContent.Item>();
		add(items, treatment.services(), 1, places);
		List<String> other = treatment.alternative();
		add(items, (other != null) ? other : List.of(), 2, places);
		List<@Nullable String> names = new ArrayList<>();
		names.add(null);
		if (other != null) {
			names.add(null);
		}
		return new PlanContent(treatment.title(), this.time.today().plusDays(60 - treatment.days()), null, names,
				items);
	}

	private static void add(List<PlanContent.Item> items, List<String> services, int alternative, Places places) {
		for (int i = 0; i < services.size(); i++) {
			String[] named = services.get(i).split(" ", 2);
			String person = named[0].startsWith("IP-") || named[0].startsWith("PAR-") ? "LENZ"
					: named[0].startsWith("IMP-") ? "RAHIMI" : "BERGER";
			items.add(new PlanContent.Item(null, alternative, (i < 2) ? "1" : "2", places.services().get(named[0]),
					(named.length > 1) ? named[1] : null, 1, null, places.practitioners().get(person)));
		}
	}

	private static void as(Actor person, Runnable work) {
		CurrentStaff.as(person, () -> {
			work.run();
			return true;
		});
	}

	/**
	 * A plan as it stands.
	 *
	 * @param days since when
	 * @param services codes with their teeth
	 * @param alternative the second way to treat, or null
	 */
	private record Treatment(String title, PlanState state, int days, List<String> services,
			@Nullable List<String> alternative) {

		Treatment(String title, PlanState state, int days, List<String> services) {
			this(title, state, days, services, null);
		}

	}

}
