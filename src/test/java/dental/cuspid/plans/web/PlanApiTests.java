package dental.cuspid.plans.web;

import java.util.List;
import java.util.Map;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Treatment plans of the API as api.md words them.
 */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class PlanApiTests {

	@Autowired
	private TestStaff staff;

	@LocalServerPort
	private int port;

	private Scene scene;

	private ApiClient coordinator;

	private ApiClient physician;

	private String card;

	@BeforeEach
	void sets() {
		this.scene = Scene.create(new ApiClient(this.port, TestStaff.ADMIN_TOKEN));
		this.coordinator = new ApiClient(this.port, this.staff.token(Role.COORDINATOR));
		this.physician = new ApiClient(this.port, this.staff.token(Role.HEAD_PHYSICIAN));
		this.card = this.scene.patient("Plan" + this.scene.mark(), "Paula");
	}

	@Test
	void aPlanGoesItsWay() {
		JsonNode plan = this.coordinator.post("/plans",
				Map.of("patient", this.card, "items",
						List.of(Map.of("service", this.scene.service(), "tooth", "26", "quantity", 2, "phase", 1),
								Map.of("service", this.scene.service(), "phase", "Hygiene", "price", 50))));
		assertThat(plan.get("state").asString()).isEqualTo("DRAFT");
		assertThat(plan.get("version").asInt()).isEqualTo(1);
		assertThat(plan.get("fingerprint").asString()).matches("[0-9a-f]{64}");
		assertThat(plan.get("total").decimalValue()).isEqualByComparingTo("250");
		assertThat(plan.get("items").get(0).get("phase").asInt()).isEqualTo(1);
		String path = "/plans/" + plan.get("id").asString();
		this.coordinator.post(path + "/submit", Map.of());
		JsonNode returned = this.physician.post(path + "/return", Map.of("remarks", "Please add an X-ray"));
		assertThat(returned.get("state").asString()).isEqualTo("RETURNED");
		assertThat(returned.get("remarks").asString()).isEqualTo("Please add an X-ray");
		this.coordinator.put(path,
				Map.of("items", List.of(Map.of("service", this.scene.service(), "tooth", "26", "quantity", 3))));
		assertThat(this.coordinator.post(path + "/submit", Map.of()).get("version").asInt()).isEqualTo(2);
		JsonNode approved = this.physician.post(path + "/approve", Map.of());
		assertThat(approved.get("state").asString()).isEqualTo("APPROVED");
		assertThat(approved.get("approved").get("version").asInt()).isEqualTo(2);
		this.coordinator.post(path + "/present", Map.of());
		this.coordinator.post(path + "/consent", Map.of());
		this.coordinator.post(path + "/contract", Map.of());
		JsonNode signed = this.coordinator.post(path + "/sign", Map.of("contractNumber", "C-" + this.scene.mark()));
		assertThat(signed.get("state").asString()).isEqualTo("SIGNED");
		for (String step : List.of("approved", "presented", "signed")) {
			assertThat(signed.get(step).get("fingerprint").asString()).as(step)
				.isEqualTo(signed.get("fingerprint").asString());
		}
		assertThat(this.coordinator.get("/patients/" + this.card).get("underTreatment").asBoolean()).isTrue();
		this.coordinator.post(path + "/finish", Map.of());
		assertThat(this.coordinator.get("/patients/" + this.card).get("underTreatment").asBoolean()).isFalse();
		assertThat(this.coordinator.get("/plans?patient=" + this.card).get("items").get(0).get("state").asString())
			.isEqualTo("FINISHED");
	}

	@Test
	void bodiesMayBeLeftOutWhereNothingIsAsked() {
		String path = "/plans/" + draft();
		assertThat(this.coordinator.send("POST", path + "/submit", null, null).status()).isEqualTo(200);
		assertThat(this.physician.send("POST", path + "/approve", null, null).status()).isEqualTo(200);
		assertThat(this.coordinator.send("POST", path + "/present", null, null).status()).isEqualTo(200);
	}

	@Test
	void wrongStagesAreConflictsAndWrongValuesAreNamed() {
		String path = "/plans/" + draft();
		for (String step : List.of("approve", "present", "consent", "contract", "finish")) {
			ApiClient who = step.equals("approve") ? this.physician : this.coordinator;
			assertThat(who.send("POST", path + "/" + step, Map.of(), null).status()).as(step).isEqualTo(409);
		}
		assertThat(this.coordinator.send("POST", path + "/sign", Map.of("contractNumber", "X"), null).status())
			.isEqualTo(409);
		assertThat(this.coordinator.send("POST", path + "/sign", Map.of(), null).status()).isEqualTo(422);
		assertThat(this.coordinator.send("POST", path + "/refuse", Map.of("reason", " "), null).status())
			.isEqualTo(422);
		assertThat(this.coordinator.send("POST", path + "/approve", Map.of(), null).status()).isEqualTo(403);
		ApiClient.Answer wrong = this.coordinator.send("POST", "/plans",
				Map.of("patient", this.card, "items", List.of(Map.of("service", "NO-SUCH", "tooth", "26"))), null);
		assertThat(wrong.status()).isEqualTo(422);
		assertThat(wrong.body()).contains("items[0].service");
		ApiClient.Answer tooth = this.coordinator.send("POST", "/plans",
				Map.of("patient", this.card, "items", List.of(Map.of("service", this.scene.service(), "tooth", "99"))),
				null);
		assertThat(tooth.status()).isEqualTo(422);
		assertThat(tooth.body()).contains("items[0].tooth");
		assertThat(this.coordinator.send("GET", "/plans/" + java.util.UUID.randomUUID(), null, null).status())
			.isEqualTo(404);
	}

	@Test
	void aChangedPlanIsNotSignedAndSaysWhatDiffers() {
		String path = contracted();
		this.coordinator.put(path,
				Map.of("items", List.of(Map.of("service", this.scene.service(), "tooth", "26", "quantity", 5))));
		ApiClient.Answer refused = this.coordinator.send("POST", path + "/sign", Map.of("contractNumber", "Y-1"), null);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("differences").get(0).get("field").asString()).isEqualTo("QUANTITY");
		this.coordinator.post(path + "/restore", Map.of());
		this.coordinator.post(path + "/sign", Map.of("contractNumber", "Y-" + this.scene.mark()));
	}

	@Test
	void aContractNumberIsUsedOnceAndARefusedRowIsNotInTheLog(CapturedOutput log) {
		String number = "Z-" + this.scene.mark();
		this.coordinator.post(contracted() + "/sign", Map.of("contractNumber", number));
		ApiClient.Answer refused = this.coordinator.send("POST", contracted() + "/sign",
				Map.of("contractNumber", number), null);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(log).contains("uq_treatment_plan_contract").doesNotContain(number);
	}

	private String contracted() {
		String path = "/plans/" + draft();
		this.coordinator.post(path + "/submit", Map.of());
		this.physician.post(path + "/approve", Map.of());
		this.coordinator.post(path + "/present", Map.of());
		this.coordinator.post(path + "/consent", Map.of());
		this.coordinator.post(path + "/contract", Map.of());
		return path;
	}

	private String draft() {
		return this.coordinator
			.post("/plans",
					Map.of("patient", this.card, "items",
							List.of(Map.of("service", this.scene.service(), "tooth", "26"))))
			.get("id")
			.asString();
	}

}
