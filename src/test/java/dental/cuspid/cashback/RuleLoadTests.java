package dental.cuspid.cashback;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.sun.management.OperatingSystemMXBean;
import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * P6: checkout over HTTP (a walk-in's receipt opened and paid) with 200 rules in force
 * against none, turn by turn in one run, with the ratio printed for docs/measurements.md.
 * A third turn has one rule alone: it credits a bonus too, so it tells what crediting
 * costs and what the number of rules. {@code mvn verify -Pfull -Dtest=RuleLoadTests}
 */
@Tag("full")
@IntegrationTest
class RuleLoadTests {

	private static final int RULES = 200;

	private static final int WARM = 24;

	private static final int TURNS = 12;

	private static final int CHECKOUTS = 60;

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private CashbackRuleService rules;

	@AfterEach
	void archiveRules() {
		inForce(Force.NONE);
	}

	@Test
	void twoHundredRulesHardlySlowACheckout() {
		var api = new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
		Scene scene = Scene.create(api);
		this.staff.asAdmin(() -> {
			for (int i = 0; i < RULES; i++) {
				this.rules.add(terms(i), "measured");
			}
			return true;
		});
		List<String> patients = new ArrayList<>();
		for (int i = 0; i < CHECKOUTS; i++) {
			patients.add(scene.patient("Ratio" + i, "P"));
		}
		for (int i = 0; i < WARM; i++) {
			turn(scene, patients, Force.values()[i % Force.values().length]);
		}
		var costs = new EnumMap<Force, Cost[]>(Force.class);
		for (Force force : Force.values()) {
			costs.put(force, new Cost[TURNS]);
		}
		for (int i = 0; i < TURNS; i++) {
			for (int j = 0; j < Force.values().length; j++) {
				Force force = Force.values()[(i + j) % Force.values().length];
				Cost cost = turn(scene, patients, force);
				costs.get(force)[i] = cost;
				System.out.printf("checkout with %s: %.2f ms (%.2f ms of processor time)%n", force, cost.wall(),
						cost.work());
			}
		}
		print("none to 200 rules", costs.get(Force.NONE), costs.get(Force.ALL));
		print("one to 200 rules", costs.get(Force.ONE), costs.get(Force.ALL));
		print("none to one rule", costs.get(Force.NONE), costs.get(Force.ONE));
		System.out.println("checkout stores characters: " + this.jdbc.sql("""
				select jsonb_build_object('with', max(length(assessments)), 'without', min(length(assessments)))
				from receipt r join patient p on p.id = r.patient_id where p.last_name like 'Ratio%'""")
			.query(String.class)
			.single());
		inForce(Force.ALL);
		JsonNode receipt = scene.api().get("/receipts/" + scene.receipt(patients.getFirst(), 3));
		assertThat(receipt.get("explanation").toString()).contains("more active rules fit");
	}

	private static void print(String what, Cost[] less, Cost[] more) {
		double[] walls = IntStream.range(0, TURNS)
			.mapToDouble((i) -> less[i].wall() / more[i].wall())
			.sorted()
			.toArray();
		double[] works = IntStream.range(0, TURNS)
			.mapToDouble((i) -> less[i].work() / more[i].work())
			.sorted()
			.toArray();
		System.out.printf(
				"checkout, %s: median ratio %.2f, quartiles %.2f to %.2f; of processor time %.2f, %.2f to %.2f%n", what,
				middle(walls), walls[TURNS / 4], walls[TURNS - 1 - TURNS / 4], middle(works), works[TURNS / 4],
				works[TURNS - 1 - TURNS / 4]);
	}

	private Cost turn(Scene scene, List<String> patients, Force force) {
		inForce(force);
		double worked = processorTime();
		long begun = System.nanoTime();
		for (String patient : patients) {
			JsonNode receipt = scene.api()
				.post("/receipts", Map.of("patient", patient, "branch", scene.branch(), "lines",
						List.of(Map.of("service", scene.service(), "quantity", 3))));
			scene.pay(receipt.get("id").asString(), "CARD", receipt.get("due").asString());
		}
		return new Cost((System.nanoTime() - begun) / 1e6 / patients.size(),
				(processorTime() - worked) / patients.size());
	}

	/**
	 * Milliseconds of this process and, where they run on this machine, of the
	 * database's.
	 */
	private double processorTime() {
		double own = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e6;
		return own + this.jdbc.sql("select pid from pg_stat_activity where backend_type = 'client backend'")
			.query(Integer.class)
			.list()
			.stream()
			.mapToLong(ReplayScaleTests::processorTime)
			.sum();
	}

	private static double middle(double[] sorted) {
		return (sorted[TURNS / 2 - 1] + sorted[TURNS / 2]) / 2;
	}

	private void inForce(Force force) {
		this.jdbc
			.sql("""
					update cashback_rule r set archived_at = case when v.terms ->> 'name' like :name then null else now() end
					from cashback_rule_version v
					where v.rule_id = r.id and v.version = r.version and v.terms ->> 'name' like 'Ratio %'""")
			.param("name", switch (force) {
				case NONE -> "";
				case ONE -> "Ratio 8";
				case ALL -> "Ratio %";
			})
			.update();
	}

	private static RuleTerms terms(int index) {
		var intervals = new ArrayList<Interval>();
		for (int i = 0; i < 5; i++) {
			intervals
				.add(new Interval(BigDecimal.valueOf(1000L * i + index), BigDecimal.valueOf(1000L * (i + 1) + index),
						List.of(new Condition((i % 2 == 0) ? Reward.BONUS : Reward.DISCOUNT,
								(index % 2 == 0) ? RewardUnit.PERCENT : RewardUnit.AMOUNT,
								BigDecimal.valueOf(1 + i)))));
		}
		return new RuleTerms("Ratio " + index, Audience.values()[index % 3], Basis.values()[index / 3 % 2], null, null,
				true, index % 4 == 0, 100, intervals);
	}

	/**
	 * Which rules are in force.
	 */
	private enum Force {

		NONE, ONE, ALL

	}

	/**
	 * Milliseconds of one checkout.
	 */
	private record Cost(double wall, double work) {

	}

}
