package dental.cuspid;

import java.util.Map;

import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever is shown a part of a patient's data leaves a note of it (BASE-12).
 */
@IntegrationTest
class ViewsAreNotedTests {

	@LocalServerPort
	private int port;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private PatientService patients;

	@Autowired
	private JdbcClient jdbc;

	private PatientId patient;

	private ApiClient api;

	@BeforeEach
	void registers() {
		this.api = new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
		this.patient = this.staff
			.asAdmin(() -> this.patients.register(NewPatient.named("Seen" + Ids.next(), "Vera").build()));
	}

	@Test
	void couponsAndConsents() {
		this.api.get("/patients/" + this.patient + "/coupons");
		this.api.get("/patients/" + this.patient + "/consents");
		assertThat(views("coupons")).isEqualTo(1);
		assertThat(views("consents")).isEqualTo(1);
	}

	@Test
	void aTaskWithItsPatient() {
		String task = this.api.post("/tasks", Map.of("title", "Call back", "patient", this.patient.toString()))
			.get("id")
			.asString();
		this.api.get("/tasks/" + task);
		assertThat(this.mvc.get().uri("/tasks/" + task).with(TestStaff.admin()).exchange()).hasStatusOk();
		assertThat(views("task")).isEqualTo(2);
	}

	@Test
	void aDealAndItsLog() {
		String deal = this.api.post("/deals", Map.of("pipeline", "APPOINTMENTS", "patient", this.patient.toString()))
			.get("id")
			.asString();
		this.api.get("/deals/" + deal + "/log");
		assertThat(views("deal log")).isEqualTo(1);
		assertThat(this.mvc.get().uri("/boards/appointments/list/deals.csv").with(TestStaff.admin()).exchange())
			.hasStatusOk();
		assertThat(views("deal file")).isEqualTo(1);
	}

	private int views(String how) {
		return this.jdbc.sql("select count(*) from patient_view where patient_id = :patient and how = :how")
			.param("patient", this.patient.value())
			.param("how", how)
			.query(Integer.class)
			.single();
	}

}
