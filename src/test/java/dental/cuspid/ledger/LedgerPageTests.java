package dental.cuspid.ledger;

import java.time.Clock;

import org.junit.jupiter.api.Test;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.Role;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * The pages and the API of the ledger: "explain this number", corrections, books.
 */
@IntegrationTest
class LedgerPageTests {

	private final LedgerWorld world;

	private final TestStaff staff;

	private final MockMvcTester web;

	@Autowired
	LedgerPageTests(LedgerService ledger, PatientService patients, JdbcClient jdbc, Clock clock, TestStaff staff,
			MockMvcTester web) {
		this.world = new LedgerWorld(ledger, patients, jdbc, clock);
		this.staff = staff;
		this.web = web;
	}

	@Test
	void explainsABalance() {
		PatientId patient = this.world.patient();
		this.world.post(patient, AccountKind.INTERNAL, "40");
		this.world.post(patient, AccountKind.INTERNAL, "-15.5");
		assertThat(this.web.get().uri("/patients/{id}/ledger/INTERNAL", patient).with(this.staff.user(Role.FRONT_DESK)))
			.hasStatusOk()
			.bodyText()
			.contains("24.50", "+40.00", "\u221215.50", "a reason for tests", "Kontenfrau")
			.containsOnlyOnce("Corrected by hand</td>")
			.doesNotContain("/corrections");
	}

	@Test
	void explainsDentacoinAsWholeTokensAndEmptyAccounts() {
		PatientId patient = this.world.patient();
		this.world.post(patient, AccountKind.DENTACOIN, "1250");
		assertThat(
				this.web.get().uri("/patients/{id}/ledger/DENTACOIN", patient).with(this.staff.user(Role.FRONT_DESK)))
			.hasStatusOk()
			.bodyText()
			.contains("1,250\u00a0DCN");
		assertThat(this.web.get().uri("/patients/{id}/ledger/BONUS", patient).with(this.staff.user(Role.DIRECTOR)))
			.hasStatusOk()
			.bodyText()
			.contains("Nothing was ever posted");
		assertThat(
				this.web.get().uri("/patients/{id}/ledger/BONUS/print", patient).with(this.staff.user(Role.DIRECTOR)))
			.hasStatusOk();
	}

	@Test
	void correctsByHandOnceForEachForm() {
		PatientId patient = this.world.patient();
		String submission = Ids.next().toString();
		for (int i = 0; i < 2; i++) {
			assertThat(correct(patient, submission, "12,50", "Voucher of the open day")).hasStatus3xxRedirection()
				.hasRedirectedUrl("/patients/" + patient + "/ledger/INTERNAL");
		}
		assertThat(this.world.balances(patient).internalAccount().amount()).isEqualByComparingTo("12.50");
	}

	@Test
	void keepsWhatWasTypedWhenACorrectionIsRefused() {
		PatientId patient = this.world.patient();
		assertThat(correct(patient, Ids.next().toString(), "12.50", "why".repeat(400))).hasStatus(422)
			.bodyText()
			.contains("at most 1,000 characters", "12.50", "whywhy");
		assertThat(correct(patient, Ids.next().toString(), "much", "Voucher of the open day")).hasStatus(422)
			.bodyText()
			.contains("This is not an amount");
		assertThat(correct(patient, Ids.next().toString(), "-5", "Voucher of the open day")).hasStatus(422);
	}

	@Test
	void answersAStatementWithCausesOverTheApi() {
		PatientId patient = this.world.patient();
		this.world.post(patient, AccountKind.BONUS, "40");
		this.world.post(patient, AccountKind.BONUS, "-15.5");
		String token = this.staff.token(Role.FRONT_DESK);
		var answer = assertThat(this.web.get()
			.uri("/api/v1/patients/{id}/ledger?account=BONUS&limit=1", patient)
			.header("Authorization", "Bearer " + token)).hasStatusOk().bodyJson();
		answer.extractingPath("$.items[0].amount").isEqualTo(-15.5);
		answer.extractingPath("$.items[0].balanceAfter").isEqualTo(24.5);
		answer.extractingPath("$.items[0].cause.type").isEqualTo("TEST");
		answer.extractingPath("$.items[0].by").isEqualTo("system");
		answer.extractingPath("$.nextCursor").isNotNull();
		assertThat(this.web.get()
			.uri("/api/v1/patients/{id}/ledger?account=GOLD", patient)
			.header("Authorization", "Bearer " + token)).hasStatus(422);
		assertThat(this.web.get()
			.uri("/api/v1/patients/{id}/ledger", Ids.next())
			.header("Authorization", "Bearer " + token)).hasStatus(404);
		String marketing = this.staff.token(Role.MARKETING);
		assertThat(this.web.get()
			.uri("/api/v1/patients/{id}/ledger", patient)
			.header("Authorization", "Bearer " + marketing)).hasStatus(403);
	}

	@Test
	void showsTheBooksToThoseWhoMayReadThem() {
		assertThat(this.web.post()
			.uri("/settings/books/run")
			.param("submission", Ids.next().toString())
			.with(csrf())
			.with(this.staff.user(Role.FINANCE))).hasRedirectedUrl("/settings/books");
		assertThat(this.web.get().uri("/settings/books").with(this.staff.user(Role.FINANCE))).hasStatusOk()
			.bodyText()
			.contains("Each balance is the sum of its entries");
		assertThat(this.web.get().uri("/settings/books").with(this.staff.user(Role.FRONT_DESK))).hasStatus(403);
	}

	private org.springframework.test.web.servlet.assertj.MvcTestResult correct(PatientId patient, String submission,
			String amount, String reason) {
		return this.web.post()
			.uri("/patients/{id}/ledger/INTERNAL/corrections", patient)
			.param("submission", submission)
			.param("direction", "CREDIT")
			.param("amount", amount)
			.param("reason", reason)
			.with(csrf())
			.with(this.staff.user(Role.FINANCE))
			.exchange();
	}

}
