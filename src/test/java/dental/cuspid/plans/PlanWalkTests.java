package dental.cuspid.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.SignedInClient;
import dental.cuspid.TestStaff;
import dental.cuspid.plans.PlanStep.Kind;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.Refusal;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No path skips a gate: whatever people try, in whatever order, by page, by API or two at
 * once, every state has the steps behind it that it needs, and what is signed is what was
 * approved and presented.
 */
@IntegrationTest
class PlanWalkTests {

	private static final List<PlanState> MOVES = List.of(PlanState.SUBMITTED, PlanState.APPROVED, PlanState.RETURNED,
			PlanState.PRESENTED, PlanState.CONSENTED, PlanState.CONTRACTED, PlanState.SIGNED, PlanState.REFUSED,
			PlanState.FINISHED, PlanState.CANCELLED);

	private static final Map<PlanState, String> PATHS = Map.of(PlanState.SUBMITTED, "submit", PlanState.APPROVED,
			"approve", PlanState.RETURNED, "return", PlanState.PRESENTED, "present", PlanState.CONSENTED, "consent",
			PlanState.CONTRACTED, "contract", PlanState.SIGNED, "sign", PlanState.REFUSED, "refuse", PlanState.FINISHED,
			"finish", PlanState.CANCELLED, "cancel");

	@Autowired
	private ApplicationContext application;

	@Autowired
	private TestStaff staff;

	@LocalServerPort
	private int port;

	private PlanWorld world;

	@BeforeEach
	void sets() {
		this.world = PlanWorld.in(this.application);
	}

	@RepeatedTest(12)
	void anyWalkKeepsTheGates(RepetitionInfo walk) {
		var random = new Random(walk.getCurrentRepetition());
		PlanId plan = this.world.draft();
		for (int i = 0; i < 30; i++) {
			PlanView before = this.world.see(plan);
			if (random.nextInt(6) == 0) {
				edit(plan, random);
			}
			else {
				// mostly forward, so that walks get far
				PlanState wanted = (random.nextInt(3) > 0) ? forward(before.state())
						: MOVES.get(random.nextInt(MOVES.size()));
				boolean ends = !wanted.open() && wanted != PlanState.SIGNED;
				if (ends && random.nextInt(4) > 0) {
					continue;
				}
				boolean done = attempt(plan, wanted, random.nextInt(3));
				boolean allowed = before.state().mayBecome(wanted) && gate(before, wanted);
				assertThat(done).as("%s to %s, changed: %s", before.state(), wanted, before.changed())
					.isEqualTo(allowed);
			}
			holds(this.world.see(plan));
		}
	}

	@Test
	void ofTwoAtOnceOneGoesFirst() throws Exception {
		for (int round = 0; round < 8; round++) {
			PlanId plan = this.world.upTo(PlanState.CONTRACTED);
			int other = round % 2;
			Callable<Boolean> sign = () -> attempt(plan, PlanState.SIGNED, 0);
			Callable<Boolean> edit = () -> (other == 0) ? edit(plan, new Random(1))
					: attempt(plan, PlanState.REFUSED, 0);
			try (ExecutorService people = Executors.newFixedThreadPool(2)) {
				var results = people.invokeAll(List.of(sign, edit))
					.stream()
					.map((future) -> future.resultNow())
					.toList();
				PlanView after = this.world.see(plan);
				holds(after);
				assertThat(results).containsExactlyInAnyOrder(true, false);
				if (after.state() == PlanState.SIGNED) {
					assertThat(after.version()).isEqualTo(1);
				}
			}
		}
	}

	@Test
	void twoApproversApproveOnce() throws Exception {
		PlanId plan = this.world.upTo(PlanState.SUBMITTED);
		Callable<Boolean> approve = () -> attempt(plan, PlanState.APPROVED, 0);
		try (ExecutorService people = Executors.newFixedThreadPool(2)) {
			assertThat(
					people.invokeAll(List.of(approve, approve)).stream().map((future) -> future.resultNow()).toList())
				.containsExactlyInAnyOrder(true, false);
		}
		assertThat(this.world.see(plan).steps()).extracting(PlanStep::kind).containsOnlyOnce(Kind.APPROVED);
	}

	/** Tries a step by service, API or page. */
	private boolean attempt(PlanId plan, PlanState wanted, int way) {
		boolean judge = wanted == PlanState.APPROVED || wanted == PlanState.RETURNED;
		Role role = judge ? Role.HEAD_PHYSICIAN : Role.COORDINATOR;
		return switch (way) {
			case 0 -> {
				try {
					this.world.step(plan, wanted);
					yield true;
				}
				catch (Refusal | AccessDeniedException | OptimisticLockingFailureException refused) {
					yield false;
				}
			}
			case 1 -> new ApiClient(this.port, this.staff.token(role))
				.send("POST", "/plans/" + plan + "/" + PATHS.get(wanted), body(wanted), null)
				.status() == 200;
			default -> new SignedInClient(this.port, this.staff.username(role), TestStaff.PASSWORD)
				.post("/plans/" + plan + "/" + PATHS.get(wanted), fields(wanted), "/plans/" + plan)
				.statusCode() == 302;
		};
	}

	private static Map<String, String> body(PlanState wanted) {
		return switch (wanted) {
			case RETURNED -> Map.of("remarks", "Add a prophylaxis first");
			case SIGNED -> Map.of("contractNumber", "V-" + Ids.next());
			case REFUSED, CANCELLED -> Map.of("reason", "Too expensive");
			default -> Map.of();
		};
	}

	private static Map<String, String> fields(PlanState wanted) {
		Map<String, String> fields = new java.util.HashMap<>(body(wanted));
		fields.put("submission", Ids.next().toString());
		return fields;
	}

	private boolean edit(PlanId plan, Random random) {
		try {
			this.world.coordinate(() -> this.world.plans()
				.change(plan, null,
						PlanWorld.content(PlanWorld.item(this.world.crown, "26", 1 + random.nextInt(3), null),
								PlanWorld.item(this.world.cleaning, null, 1, null))));
			return true;
		}
		catch (Refusal refused) {
			return false;
		}
	}

	private static PlanState forward(PlanState state) {
		return switch (state) {
			case DRAFT, RETURNED -> PlanState.SUBMITTED;
			case SUBMITTED -> PlanState.APPROVED;
			case APPROVED -> PlanState.PRESENTED;
			case PRESENTED -> PlanState.CONSENTED;
			case CONSENTED -> PlanState.CONTRACTED;
			case CONTRACTED -> PlanState.SIGNED;
			default -> PlanState.FINISHED;
		};
	}

	/** What a step asks for beside the state. */
	private static boolean gate(PlanView before, PlanState wanted) {
		return switch (wanted) {
			case PRESENTED, CONSENTED, CONTRACTED, SIGNED -> !before.changed();
			case SUBMITTED ->
				before.state() == PlanState.DRAFT || before.state() == PlanState.RETURNED || before.changed();
			default -> true;
		};
	}

	/** What must be true of every plan at every moment. */
	private static void holds(PlanView plan) {
		List<Kind> needed = switch (plan.state()) {
			case APPROVED -> List.of(Kind.SUBMITTED, Kind.APPROVED);
			case PRESENTED -> List.of(Kind.SUBMITTED, Kind.APPROVED, Kind.PRESENTED);
			case CONSENTED -> List.of(Kind.SUBMITTED, Kind.APPROVED, Kind.PRESENTED, Kind.CONSENTED);
			case CONTRACTED -> List.of(Kind.SUBMITTED, Kind.APPROVED, Kind.PRESENTED, Kind.CONSENTED, Kind.CONTRACTED);
			case SIGNED ->
				List.of(Kind.SUBMITTED, Kind.APPROVED, Kind.PRESENTED, Kind.CONSENTED, Kind.CONTRACTED, Kind.SIGNED);
			default -> List.of();
		};
		if (!needed.isEmpty()) {
			List<PlanStep> last = new ArrayList<>(
					plan.steps().subList(plan.steps().size() - needed.size(), plan.steps().size()));
			assertThat(last).extracting(PlanStep::kind).containsExactlyElementsOf(needed);
			PlanStep approved = last.get(1);
			assertThat(approved.byUsername()).as("approved by somebody else")
				.isNotEqualTo(last.getFirst().byUsername());
			assertThat(last.subList(1, last.size())).as("one content from approval on")
				.allSatisfy((step) -> assertThat(step.fingerprint()).isEqualTo(approved.fingerprint()));
		}
		if (plan.signed() != null) {
			assertThat(plan.signed().fingerprint()).isEqualTo(plan.fingerprint())
				.isEqualTo(plan.approved().fingerprint())
				.isEqualTo(plan.presented().fingerprint());
		}
	}

}
