package dental.cuspid.pipelines.web;

import java.util.Collections;
import java.util.Map;
import java.util.UUID;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deals, stages and jobs over the API.
 */
@IntegrationTest
class DealApiTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@LocalServerPort
	private int port;

	private ApiClient api;

	private Scene scene;

	@BeforeEach
	void open() {
		this.api = new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
		this.scene = Scene.create(this.api);
	}

	@Test
	void aDealIsOpenedChangedMovedAndItsLogRead() {
		String card = this.scene.patient("Deal", "Ada");
		JsonNode made = this.api.post("/deals", Map.of("pipeline", "APPOINTMENTS", "patient", card, "branch",
				this.scene.branch(), "service", this.scene.service(), "source", "Website"));
		assertThat(made.get("stage").asString()).isEqualTo("NEW");
		assertThat(made.get("patient").asString()).isEqualTo(card);
		assertThat(made.get("title").asString()).startsWith("Deal, Ada");
		assertThat(made.get("stageEnteredAt").has("NEW")).isTrue();
		String id = made.get("id").asString();
		var refused = send("POST", "/deals/" + id + "/move", Map.of("stage", "BOOKED"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(JSON.readTree(refused.body()).get("errors").findValuesAsString("field"))
			.containsExactlyInAnyOrder("practitioner", "startsAt");
		assertThat(send("PATCH", "/deals/" + id, Map.of("comment", "prefers mornings", "amount", 250)).status())
			.isEqualTo(200);
		assertThat(JSON.readTree(send("PATCH", "/deals/" + id, Map.of("title", "  ")).body()).get("title").asString())
			.as("a blank title is none")
			.startsWith("Deal, Ada");
		JsonNode moved = this.api.post("/deals/" + id + "/move", Map.of("stage", "IN_WORK"));
		assertThat(moved.get("stage").asString()).isEqualTo("IN_WORK");
		assertThat(moved.get("responsible").asString()).isEqualTo("admin");
		assertThat(moved.get("amount").decimalValue()).isEqualByComparingTo("250");
		JsonNode back = this.api.post("/deals/moves/" + moved.get("move").asString() + "/undo", Map.of());
		assertThat(back.get("stage").asString()).isEqualTo("NEW");
		assertThat(send("POST", "/deals/" + id + "/move", Map.of("stage", "NO_SHOW")).status()).isEqualTo(422);
		JsonNode ended = this.api.post("/deals/" + id + "/move", Map.of("stage", "NO_SHOW", "reason", "TOO_EXPENSIVE"));
		assertThat(ended.get("refusalReason").asString()).isEqualTo("TOO_EXPENSIVE");
		assertThat(send("POST", "/deals/" + id + "/move", Map.of("stage", "NEW")).status()).isEqualTo(409);
		assertThat(send("POST", "/deals/" + id + "/move", Map.of("stage", "NOWHERE")).status()).isEqualTo(409);
		JsonNode copy = this.api.get("/deals?pipeline=REACTIVATION&open=true&patient=" + card).get("items").get(0);
		assertThat(copy.get("parent").asString()).isEqualTo(id);
		assertThat(copy.get("stage").asString()).isEqualTo("NEVER_VISITED");
		assertThat(this.api.get("/deals/" + id + "/log").get("items").findValuesAsString("sentence"))
			.contains("Moved from \"New request\" to \"Taken in work\"", "Move to \"Taken in work\" taken back");
		assertThat(send("POST", "/deals", Map.of("pipeline", "REACTIVATION", "patient", card)).status()).isEqualTo(409);
		assertThat(send("POST", "/deals", Map.of("pipeline", "APPOINTMENTS", "patient", "nobody-here")).status())
			.isEqualTo(422);
	}

	@Test
	void aStageIsRenamedLimitedAndMadeToAsk() {
		JsonNode own = this.api.post("/stages/PATIENT_BASE", Map.of("name", "Call again", "after", "IN_WORK"));
		String code = own.get("stage").asString();
		assertThat(this.api.get("/stages/PATIENT_BASE").findValuesAsString("stage")).containsSubsequence("IN_WORK",
				code, "CHOOSING_TIME");
		JsonNode changed = JSON
			.readTree(send("PUT", "/stages/PATIENT_BASE/" + code, Map.of("name", "Call once more", "stallAfterMinutes",
					120, "task", "Ring again", "requiredFields", java.util.List.of("COMMENT")))
				.body());
		assertThat(changed.get("name").asString()).isEqualTo("Call once more");
		assertThat(changed.get("stallAfterMinutes").asInt()).isEqualTo(120);
		String deal = this.api
			.post("/deals", Map.of("pipeline", "PATIENT_BASE", "patient", this.scene.patient("Stage", "Ada")))
			.get("id")
			.asString();
		assertThat(send("POST", "/deals/" + deal + "/move", Map.of("stage", code)).status()).isEqualTo(422);
		JsonNode moved = this.api.post("/deals/" + deal + "/move", Map.of("stage", code, "comment", "was busy"));
		assertThat(moved.get("stallAt").isNull()).isFalse();
		assertThat(this.api.get("/deals/" + deal + "/log").toString()).contains("Ring again");
		assertThat(send("DELETE", "/stages/PATIENT_BASE/" + code, null).status()).isEqualTo(409);
		this.api.post("/deals/" + deal + "/move", Map.of("stage", "IN_WORK"));
		assertThat(send("DELETE", "/stages/PATIENT_BASE/" + code, null).status()).isEqualTo(204);
		assertThat(send("PUT", "/stages/APPOINTMENTS/NEW", Map.of("stallAfterMinutes", -1)).status()).isEqualTo(422);
		assertThat(send("DELETE", "/stages/APPOINTMENTS/NEW", null).status()).isEqualTo(409);
	}

	@Test
	void theJobsOfThePipelinesAnswerWhatTheyDid() {
		assertThat(this.api.post("/jobs/confirmations/run", Map.of()).has("asked")).isTrue();
		assertThat(this.api.post("/jobs/stalled-deals/run", Map.of()).has("reported")).isTrue();
		assertThat(this.api.post("/jobs/inactive-patients/run", Map.of()).has("moved")).isTrue();
	}

	@Test
	void unknownStagesAndEmptyEntriesAreRefused() {
		refused(send("GET", "/deals?stage=NOWHERE", null), "stage");
		refused(send("GET", "/deals?pipeline=APPOINTMENTS&stage=BASE", null), "stage");
		assertThat(send("GET", "/deals?stage=BASE&open=true", null).status()).isEqualTo(200);
		var nothing = Collections.singletonList(null);
		refused(send("POST", "/deals/move", Map.of("deals", nothing, "stage", "IN_WORK")), "deals[0]");
		String stage = "/stages/REACTIVATION/SHOWED_ACTIVITY";
		refused(send("PUT", stage, Map.of("requiredFields", nothing)), "requiredFields[0]");
		refused(send("PUT", stage, Map.of("messages", Map.of("en", "a\u0000b"))), "messages");
		assertThat(send("PUT", stage, Map.of("messages", Collections.singletonMap("en", null))).status())
			.isEqualTo(200);
	}

	@Test
	void aTaskNamesThePatientByCardNumber() {
		String card = this.scene.patient("Task", "Ada");
		JsonNode task = this.api.post("/tasks", Map.of("title", "Ring " + card, "patient", card));
		assertThat(task.get("patient").asString()).isEqualTo(card);
		assertThat(this.api.get("/tasks/" + task.get("id").asString()).get("patient").asString()).isEqualTo(card);
	}

	@Test
	void aRequestSaysHowItCameWhereNoChannelIsKnown() {
		String phone = "+49301" + (10_000_00 + Math.floorMod(UUID.randomUUID().hashCode(), 8_000_000));
		String contact = this.api
			.post("/inbound", Map.of("channel", "CALL", "from", phone, "durationSeconds", 20, "externalId", phone))
			.get("contact")
			.asString();
		String deal = Awaitility.await()
			.until(() -> this.api.get("/inbound/" + contact).path("deal").asString(""), (id) -> !id.isEmpty());
		assertThat(this.api.get("/deals/" + deal).get("source").asString()).isIn("Call", "Anruf", "Звонок");
	}

	private static void refused(ApiClient.Answer answer, String field) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(422);
		assertThat(JSON.readTree(answer.body()).get("errors").findValuesAsString("field")).contains(field);
	}

	private ApiClient.Answer send(String method, String path, @Nullable Map<String, ?> body) {
		return this.api.send(method, path, body, null);
	}

}
