package dental.cuspid.pipelines;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dental.cuspid.CuspidApplication;
import dental.cuspid.shared.Refusal.Problem;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gate before every stage, as a pure rule (choice "Gates").
 */
class DealGateTests {

	private static final List<StageRef> STAGES = List.of(Stages.NEW, Stages.REQUEST_IN_WORK, Stages.CHOOSING_TIME,
			Stages.BOOKED, Stages.CONFIRMED, Stages.CAME, Stages.NO_SHOW, Stages.UNDER_TREATMENT, Stages.BASE,
			Stages.NEEDS_ATTENTION, Stages.BASE_CHOOSING_TIME, Stages.BASE_REFUSED, Stages.TO_WORK_THROUGH,
			Stages.PLAN_DRAWN_UP, Stages.PLAN_AGREED, Stages.PRESENTED, Stages.CONSENT_RECEIVED, Stages.CONTRACT_SIGNED,
			Stages.TREATMENT_REFUSED, Stages.NEVER_VISITED, Stages.HAD_VISITED, Stages.REACTIVATED, Stages.GIVEN_UP);

	private static final Set<StageRef> REFUSALS = Set.of(Stages.NO_SHOW, Stages.BASE_REFUSED, Stages.TREATMENT_REFUSED,
			Stages.GIVEN_UP);

	@Property(tries = 3000)
	void nothingPassesThatIsNotFulfilled(@ForAll("stages") StageRef ref, @ForAll("fields") Set<DealField> filled,
			@ForAll("fields") Set<DealField> required, @ForAll boolean booked, @ForAll boolean headPhysician,
			@ForAll DealGate.Plan plan, @ForAll boolean treated, @ForAll @IntRange(max = 3) int visits) {
		StageView stage = stage(ref, required);
		List<Problem> problems = DealGate.problems(stage,
				new DealGate.Known(filled, booked, headPhysician, plan, treated, visits));
		boolean may = filled.containsAll(required)
				&& (!ref.equals(Stages.BOOKED) || filled.containsAll(
						EnumSet.of(DealField.BRANCH, DealField.SERVICE, DealField.PRACTITIONER, DealField.STARTS_AT)))
				&& (!Set.of(Stages.CONFIRMED, Stages.CAME).contains(ref) || booked)
				&& (!REFUSALS.contains(ref) || filled.contains(DealField.REASON))
				&& (!ref.equals(Stages.PLAN_AGREED)
						|| plan.isApproved() && !(headPhysician && plan == DealGate.Plan.DRAWN_UP)
						|| headPhysician && plan != DealGate.Plan.DRAWN_UP)
				&& (!ref.equals(Stages.PRESENTED) || !plan.isBefore(DealGate.Plan.APPROVED))
				&& (!ref.equals(Stages.CONSENT_RECEIVED) || !plan.isBefore(DealGate.Plan.PRESENTED))
				&& (!ref.equals(Stages.CONTRACT_SIGNED) || plan == DealGate.Plan.SIGNED)
				&& (!ref.equals(Stages.UNDER_TREATMENT) || treated) && (!ref.equals(Stages.BASE) || !treated)
				&& (!ref.equals(Stages.NEVER_VISITED) || visits == 0)
				&& (!ref.equals(Stages.HAD_VISITED) || visits > 0);
		assertThat(problems.isEmpty()).as("%s: %s", ref, problems.stream().map(Problem::code).toList()).isEqualTo(may);
		assertThat(problems).allSatisfy((problem) -> assertThat(problem.field()).isNotNull());
	}

	/** There is one way into a stage, so nothing can go round the gate. */
	@Test
	void onlyTheGatekeeperLetsADealEnterAStage() {
		var product = new ClassFileImporter()
			.importUrl(CuspidApplication.class.getProtectionDomain().getCodeSource().getLocation());
		ArchRuleDefinition.noClasses()
			.that()
			.doNotHaveFullyQualifiedName("dental.cuspid.pipelines.DealMoves")
			.should()
			.callMethod(Deal.class, "enter", StageView.class, MoveId.class, java.time.Instant.class,
					java.time.Instant.class, java.time.Instant.class)
			.because("drag, menu, bulk, automation, API and calendar pass the same gate")
			.check(product);
	}

	@Provide
	Arbitrary<StageRef> stages() {
		return Arbitraries.of(STAGES);
	}

	@Provide
	Arbitrary<Set<DealField>> fields() {
		return Arbitraries.of(DealField.class).set();
	}

	private static StageView stage(StageRef ref, Set<DealField> required) {
		StageEnding ending = REFUSALS.contains(ref) ? StageEnding.REFUSAL
				: Stream.of(Stages.CAME, Stages.BASE_CHOOSING_TIME, Stages.CONTRACT_SIGNED, Stages.REACTIVATED)
					.anyMatch(ref::equals) ? StageEnding.SUCCESS : null;
		return new StageView(ref, 1, false, ending, null, null, null, Map.of(), List.copyOf(required), 0);
	}

}
