package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import dental.cuspid.cashback.CashbackReport;
import dental.cuspid.cashback.CashbackReportService;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Figures of a month of their own: they add up, lead to their rows, and name nobody who
 * did not agree.
 */
@IntegrationTest
class ReportTests {

	private static final AtomicInteger MONTHS = new AtomicInteger();

	private static final AtomicInteger PHONES = new AtomicInteger();

	@LocalServerPort
	private int port;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private CashbackReportService reports;

	@Autowired
	private JdbcClient jdbc;

	private ApiClient api;

	private Scene scene;

	private LocalDate month;

	@BeforeEach
	void makeClinic() {
		this.api = new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
		this.scene = Scene.create(this.api);
		this.month = LocalDate.of(2008, 1, 1).plusMonths(MONTHS.getAndIncrement());
		service("H", Map.of("type", "PERCENT", "value", 10));
		service("F", Map.of("type", "AMOUNT", "value", 30));
		service("X", Map.of("type", "NONE"));
	}

	@Test
	void aMonthAddsUpAndItsServicesTooAndLeadsToItsRows() throws Exception {
		String patient = this.scene.patient("Ottmann", "Kim");
		String payment = pay(patient, 2, "300", "H", "F", "X");
		refund(payment, "30");
		CashbackReport report = this.staff.as(() -> this.reports.of(at(), at()), Role.FINANCE);
		CashbackReport.Month one = report.months().getFirst();
		assertThat(one.accrued().amount()).isEqualByComparingTo("40");
		assertThat(report.services()).extracting((row) -> row.amount().amount().intValueExact())
			.containsExactly(30, 10);
		assertThat(report.services()).extracting(CashbackReport.ByService::code)
			.containsExactly("F" + this.scene.mark(), "H" + this.scene.mark());
		assertThat(report.rules()).extracting(CashbackReport.ByRule::rule).containsExactly((java.util.UUID) null);
		assertThat(report.rules().getFirst().amount().amount()).isEqualByComparingTo("40");
		assertThat(page("/reports/cashback/movements?month=" + at() + "&kind=ACCRUED")).contains("Ottmann, Kim",
				"40.00");
		assertThat(page("/reports/cashback?from=" + at() + "&to=" + at())).contains("40.00");
		String period = "?from=" + at() + "&to=" + at();
		assertThat(page("/reports/cashback/months.csv" + period)).contains(at() + ";40.00;");
		assertThat(page("/reports/cashback/rules.csv" + period)).contains("\nRates of the services;1;40.00;");
		assertThat(page("/reports/cashback/services.csv" + period).lines()).hasSize(3)
			.anyMatch((line) -> line.startsWith("F" + this.scene.mark()) && line.contains(";30.00;"))
			.anyMatch((line) -> line.startsWith("H" + this.scene.mark()) && line.contains(";10.00;"));
		this.mvc.perform(get("/reports/cashback/services.xlsx" + period).with(this.staff.user(Role.FRONT_DESK)))
			.andExpect(status().isForbidden());
	}

	@Test
	void outstandingIsWhatAllBalancesAreTogether() {
		pay(this.scene.patient("Pohl", "Uwe"), 3, "100", "H");
		YearMonth now = YearMonth.now();
		CashbackReport report = this.staff.as(() -> this.reports.of(now.minusMonths(1), now.plusMonths(1)),
				Role.DIRECTOR);
		BigDecimal balances = this.jdbc.sql("select sum(balance) from ledger_account where kind = 'BONUS'")
			.query(BigDecimal.class)
			.single();
		assertThat(report.months().getFirst().outstanding().amount()).isEqualByComparingTo(balances);
	}

	@Test
	void aCampaignListNamesOnlyWhoAgreedAndNotesTheHandOut() throws Exception {
		String agreed = patient("Reich" + this.scene.mark(), true);
		String refused = patient("Stumm" + this.scene.mark(), false);
		String silent = this.scene.patient("Schweig" + this.scene.mark(), "Mia");
		for (String card : List.of(agreed, refused, silent)) {
			pay(card, 5, "100", "H");
		}
		String file = page("/reports/cashback/patients.csv?medium=SMS&paidFrom=100&paidBelow=101");
		assertThat(file).contains("Reich" + this.scene.mark())
			.doesNotContain("Stumm" + this.scene.mark(), "Schweig" + this.scene.mark());
		assertThat(page("/reports/cashback/patients?medium=SMS&paidFrom=100.01"))
			.doesNotContain("Reich" + this.scene.mark());
		assertThat(page("/reports/cashback/patients?medium=EMAIL&paidFrom=100"))
			.doesNotContain("Reich" + this.scene.mark());
		assertThat(this.jdbc.sql("""
				select count(*) from patient_view v join patient p on p.id = v.patient_id
				where p.card_number = :card and v.how = 'campaign list'""")
			.param("card", agreed)
			.query(Integer.class)
			.single()).isEqualTo(1);
		this.mvc.perform(get("/reports/cashback/patients").with(this.staff.user(Role.MARKETING)))
			.andExpect(status().isForbidden());
	}

	private String patient(String name, boolean sms) {
		String card = this.api.post("/patients",
				Map.of("lastName", name, "firstName", "Pat", "phones",
						List.of("+4917139" + (20_000 + PHONES.incrementAndGet())), "allowDuplicate", true, "consents",
						Map.of("sms", sms)))
			.get("cardNumber")
			.asString();
		return card;
	}

	private String page(String address) throws Exception {
		return this.mvc.perform(get(address).with(TestStaff.admin()))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private YearMonth at() {
		return YearMonth.from(this.month);
	}

	private String pay(String patient, int day, String amount, String... services) {
		String at = this.month.plusDays(day) + "T10:00:00Z";
		List<Map<String, Object>> lines = List.of(services)
			.stream()
			.map((code) -> Map.<String, Object>of("service", code + this.scene.mark()))
			.toList();
		String receipt = this.api
			.post("/receipts",
					Map.of("patient", patient, "branch", this.scene.branch(), "occurredAt", at, "lines", lines))
			.get("id")
			.asString();
		return this.api
			.post("/receipts/" + receipt + "/payments",
					Map.of("tender", "CARD", "amount", new BigDecimal(amount), "receivedAt", at))
			.get("id")
			.asString();
	}

	private void refund(String payment, String amount) {
		this.api.post("/payments/" + payment + "/refunds",
				Map.of("amount", new BigDecimal(amount), "reason", "treatment stopped"));
	}

	private void service(String code, Map<String, Object> cashback) {
		this.api.post("/services", Map.of("code", code + this.scene.mark(), "name", code + " service", "category",
				"KONS_CHIR", "price", new BigDecimal("100"), "cashback", cashback));
	}

}
