package dental.cuspid.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.SignedInClient;
import dental.cuspid.TestStaff;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A signed plan being done: booked from its items, ticked by completed visits and what
 * their receipts say.
 */
@IntegrationTest
class PlanWorkTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@Autowired
	private TestStaff staff;

	@Autowired
	private PlanRecordService records;

	@Autowired
	private PlanProgressService progress;

	@Autowired
	private ClinicTime time;

	@Autowired
	private PractitionerService practitioners;

	@LocalServerPort
	private int port;

	private ApiClient admin;

	private ApiClient coordinator;

	private Scene scene;

	private String card;

	@BeforeEach
	void sets() {
		this.admin = new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
		this.coordinator = new ApiClient(this.port, this.staff.token(Role.COORDINATOR));
		this.scene = Scene.create(this.admin);
		this.card = this.scene.patient("Werk" + this.scene.mark(), "Paul");
	}

	@Test
	void anItemIsBookedWithItsContextAndTickedByTheVisit() throws InterruptedException {
		PlanId plan = signed(2);
		PlanItemId item = see(plan).counting().items().getFirst().id();
		assertThat(unscheduled(plan)).hasSize(1);
		String patient = see(plan).patient().id().toString();
		var desk = new SignedInClient(this.port, this.staff.username(Role.COORDINATOR), TestStaff.PASSWORD);
		String service = see(plan).counting().items().getFirst().service().toString();
		String form = "/calendar/new?patient=" + patient + "&service=" + service + "&purpose=plan-item:" + item;
		assertThat(new String(plain(desk, form))).contains("plan-item:" + item, see(plan).number());
		Instant soon = this.time.now().plus(Duration.ofMinutes(2));
		var start = soon.atZone(this.time.zone());
		var booked = desk.post("/calendar/new", Map.of("submission", Ids.next().toString(), "patient", patient,
				"service", service, "practitioner", practitioner(), "date", start.toLocalDate().toString(), "time",
				start.toLocalTime().truncatedTo(java.time.temporal.ChronoUnit.MINUTES).plusMinutes(1).toString(),
				"purpose", "plan-item:" + item), form);
		assertThat(booked.statusCode()).as(new String(booked.body())).isEqualTo(302);
		assertThat(booked.headers().firstValue("Location").orElseThrow()).endsWith("/plans/" + plan);
		var next = of(plan).of(item).next();
		assertThat(next).isNotNull();
		assertThat(unscheduled(plan)).isEmpty();
		this.admin.post("/appointments/" + next + "/arrive", Map.of());
		this.admin.post("/appointments/" + next + "/complete", Map.of());
		until(plan, item, 1);
		assertThat(unscheduled(plan)).as("one of two pieces is left").hasSize(1);
		String receipt = this.admin.post("/receipts", Map.of("patient", this.card, "appointment", next.toString(),
				"lines", List.of(Map.of("service", this.scene.service(), "quantity", 2))))
			.get("id")
			.asString();
		this.scene.pay(receipt, "CASH", "200");
		until(plan, item, 2);
		PlanProgress all = of(plan);
		assertThat(all.done()).isEqualTo(2);
		assertThat(all.percent()).isEqualTo(100);
		assertThat(all.doneValue()).isEqualTo(all.total());
	}

	@Test
	void aReceiptOfAWalkInTicksTheServiceOfThePlan() throws InterruptedException {
		PlanId plan = signed(1);
		PlanItemId item = see(plan).counting().items().getFirst().id();
		String receipt = this.scene.receipt(this.card, 1);
		this.scene.pay(receipt, "CARD", "100");
		until(plan, item, 1);
		assertThat(unscheduled(plan)).isEmpty();
	}

	@Test
	void anotherPatientsBookingIsNotTaken() {
		PlanId plan = signed(1);
		PlanItemId item = see(plan).counting().items().getFirst().id();
		String other = this.scene.patient("Andere" + this.scene.mark(), "Pia");
		String id = this.admin.get("/patients/" + other).get("id").asString();
		var desk = new SignedInClient(this.port, this.staff.username(Role.COORDINATOR), TestStaff.PASSWORD);
		var start = this.time.now().plus(Duration.ofHours(3)).atZone(this.time.zone());
		var refused = desk.post("/calendar/new",
				Map.of("submission", Ids.next().toString(), "patient", id, "service",
						see(plan).counting().items().getFirst().service().toString(), "practitioner", practitioner(),
						"date", start.toLocalDate().toString(), "time",
						start.toLocalTime().truncatedTo(java.time.temporal.ChronoUnit.MINUTES).toString(), "purpose",
						"plan-item:" + item),
				"/calendar/new");
		assertThat(refused.statusCode()).isEqualTo(422);
	}

	private PlanId signed(int quantity) {
		var physician = new ApiClient(this.port, this.staff.token(Role.HEAD_PHYSICIAN));
		String id = this.coordinator
			.post("/plans",
					Map.of("patient", this.card, "items",
							List.of(Map.of("service", this.scene.service(), "tooth", "26", "quantity", quantity))))
			.get("id")
			.asString();
		this.coordinator.post("/plans/" + id + "/submit", Map.of());
		physician.post("/plans/" + id + "/approve", Map.of());
		for (String step : List.of("present", "consent", "contract")) {
			this.coordinator.post("/plans/" + id + "/" + step, Map.of());
		}
		this.coordinator.post("/plans/" + id + "/sign", Map.of("contractNumber", "W-" + Ids.next()));
		return PlanId.of(id);
	}

	private String practitioner() {
		return this.practitioners.find(this.scene.practitioner()).orElseThrow().id().toString();
	}

	private void until(PlanId plan, PlanItemId item, int done) {
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(of(plan).of(item).done()).isEqualTo(done));
	}

	private PlanProgress of(PlanId plan) {
		return this.staff.asAdmin(() -> this.progress.of(see(plan)));
	}

	private List<UnscheduledItem> unscheduled(PlanId plan) {
		return this.staff.asAdmin(() -> this.progress.unscheduled(null, 200).items())
			.stream()
			.filter((item) -> item.plan().equals(plan))
			.toList();
	}

	private PlanView see(PlanId plan) {
		return this.staff.asAdmin(() -> this.records.get(plan));
	}

	private static byte[] plain(SignedInClient desk, String path) {
		var answer = desk.get(path);
		boolean zipped = answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
		try {
			return zipped
					? new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(answer.body())).readAllBytes()
					: answer.body();
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
