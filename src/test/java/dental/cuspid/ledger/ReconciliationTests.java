package dental.cuspid.ledger;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.staff.Role;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * BASE-7: balances never drift from their entries, and where somebody made them, it is
 * found.
 */
@IntegrationTest
class ReconciliationTests {

	private final BooksService books;

	private final LedgerWorld world;

	private final TestStaff staff;

	private final JdbcClient jdbc;

	private final MeterRegistry meters;

	private final MockMvcTester web;

	@Autowired
	ReconciliationTests(BooksService books, LedgerService ledger, PatientService patients, Clock clock, TestStaff staff,
			JdbcClient jdbc, MeterRegistry meters, MockMvcTester web) {
		this.books = books;
		this.world = new LedgerWorld(ledger, patients, jdbc, clock);
		this.staff = staff;
		this.jdbc = jdbc;
		this.meters = meters;
		this.web = web;
	}

	@Test
	void findsABalanceAlteredByHand() {
		PatientId patient = this.world.patient();
		this.world.post(patient, AccountKind.INTERNAL, "80");
		assertThat(about(patient)).isEmpty();
		alter("update ledger_account set balance = balance + 10 where patient_id = :patient", patient);
		assertThat(about(patient)).singleElement().satisfies((finding) -> {
			assertThat(finding.code()).isEqualTo("ledger.finding.balance");
			assertThat(finding.args()).containsExactly("INTERNAL", "90", "80",
					this.world.balances(patient).internalAccount().currency().getCurrencyCode(), patient.toString());
			assertThat(finding.href()).isEqualTo("/patients/" + patient + "/ledger/INTERNAL");
		});
		assertThat(this.meters.get("ledger_oracle_failures").gauge().value()).isGreaterThanOrEqualTo(1);
		alter("update ledger_account set balance = balance - 10 where patient_id = :patient", patient);
		assertThat(about(patient)).isEmpty();
	}

	@Test
	void findsAPostingAlteredPastTheTriggers() {
		PatientId patient = this.world.patient();
		this.world.post(patient, AccountKind.BONUS, "5");
		this.world.post(patient, AccountKind.BONUS, "6");
		pastTheTriggers("""
				update ledger_posting set amount = amount + 1 where seq = 1
				and account_id = (select id from ledger_account where patient_id = :patient)""", patient);
		assertThat(about(patient)).extracting(BooksCheck.Finding::code)
			.contains("ledger.finding.balance", "ledger.finding.running");
		pastTheTriggers("""
				update ledger_posting set amount = amount - 1 where seq = 1
				and account_id = (select id from ledger_account where patient_id = :patient)""", patient);
		assertThat(about(patient)).isEmpty();
	}

	@Test
	void isForThoseWhoReadTheBooks() {
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> this.staff.as(this.books::reconcile, Role.FRONT_DESK));
		assertThat(this.staff.as(this.books::reconcile, Role.DIRECTOR).checked()).containsKeys("transactions",
				"balances", "running", "reversals", "belowZero");
	}

	@Test
	void runsAsAJobAndAnswersWhatItDid() {
		assertThat(this.web.post()
			.uri("/api/v1/jobs/reconciliation/run")
			.header("Authorization", "Bearer " + TestStaff.ADMIN_TOKEN)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.checked.balances")
			.isNotNull();
		assertThat(this.web.post()
			.uri("/api/v1/jobs/no-such-job/run")
			.header("Authorization", "Bearer " + TestStaff.ADMIN_TOKEN)).hasStatus(404);
		String token = this.staff.token(Role.FRONT_DESK);
		assertThat(this.web.post().uri("/api/v1/jobs/reconciliation/run").header("Authorization", "Bearer " + token))
			.hasStatus(403);
	}

	private java.util.List<BooksCheck.Finding> about(PatientId patient) {
		return LedgerWorld.system(this.books::reconcile)
			.findings()
			.stream()
			.filter((finding) -> finding.args().contains(patient.toString()))
			.toList();
	}

	private void alter(String sql, PatientId patient) {
		assertThat(this.jdbc.sql(sql).param("patient", patient.value()).update()).isEqualTo(1);
	}

	private void pastTheTriggers(String sql, PatientId patient) {
		this.jdbc.sql("alter table ledger_posting disable trigger user").update();
		try {
			alter(sql, patient);
		}
		finally {
			this.jdbc.sql("alter table ledger_posting enable trigger user").update();
		}
	}

}
