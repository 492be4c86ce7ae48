package dental.cuspid.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import dental.cuspid.TestDatabase;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.BooksService;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.PipelineReports;
import dental.cuspid.pipelines.PipelineReports.Asked;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.DemoSignIn;
import dental.cuspid.staff.DemoSignIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;

/**
 * BASE-19: a first start without settings shows a clinic at work, with books that agree.
 * Needs a database of its own, which is the embedded one.
 */
@SpringBootTest(properties = { "cuspid.demo=true", "cuspid.bootstrap.admin-password=correct-horse-battery" })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
@DisabledIfSystemProperty(named = "spring.datasource.url", matches = ".+")
@DisabledIfEnvironmentVariable(named = "SPRING_DATASOURCE_URL", matches = ".+")
@DirtiesContext
class DemoClinicTests {

	private final JdbcClient jdbc;

	private final BooksService books;

	private final DemoSignIns signIns;

	private final DemoClinic clinic;

	private final PipelineReports reports;

	private final ClinicTime time;

	private final MockMvcTester web;

	@Autowired
	DemoClinicTests(JdbcClient jdbc, BooksService books, DemoSignIns signIns, DemoClinic clinic,
			PipelineReports reports, ClinicTime time, MockMvcTester web) {
		this.reports = reports;
		this.time = time;
		this.jdbc = jdbc;
		this.books = books;
		this.signIns = signIns;
		this.clinic = clinic;
		this.web = web;
	}

	@Test
	void theBooksAgree() {
		var run = CurrentStaff.asSystem(this.books::reconcile);
		assertThat(run.findings()).isEmpty();
		assertThat(run.checked().get("balances")).isGreaterThan(20);
	}

	@Test
	void everyKindOfReceiptIsThere() {
		assertThat(texts("select distinct state from receipt")).contains("OPEN", "PART_PAID", "SETTLED", "REFUNDED");
		assertThat(texts("select distinct tender from payment")).contains("CASH", "CARD", "BANK_TRANSFER", "INSURANCE",
				"INTERNAL_ACCOUNT", "BONUS");
	}

	@Test
	void everyStateOfABookingIsThere() {
		assertThat(texts("select distinct state from appointment")).contains("BOOKED", "CONFIRMED", "COMPLETED",
				"NO_SHOW", "CANCELLED");
	}

	@Test
	void messagesOfEveryKindAreThere() {
		await().until(() -> count("message where state in ('QUEUED', 'SENDING') and medium = 'EMAIL'") <= 1);
		assertThat(texts("select distinct state from message")).contains("SENT", "QUEUED", "FAILED");
		assertThat(texts("select distinct reason from message where state = 'WITHHELD'")).contains("OPTED_OUT");
		assertThat(texts("select distinct channel from (select body ->> 'channel' as channel from inbox_entry)"))
			.contains("CALL", "SMS", "WEB_FORM", "MESSENGER");
	}

	@Test
	void newcomersComeByCouponsAndTopUpsFollow() {
		assertThat(texts("select distinct state from referral")).contains("WAITING_FOR_PAYMENT", "CREDITED");
		assertThat(count("referral_week_seal")).isEqualTo(3);
		assertThat(count("referral_week_row")).isGreaterThan(5);
		assertThat(texts("select distinct state from top_up")).contains("DUE", "SENT");
		assertThat(count("coupon_batch")).isGreaterThan(10);
	}

	@Test
	void someBonusHasLapsedSomeSoonWillAndSomeWaits() {
		assertThat(count("cashback_accrual where lapsed > 0")).isGreaterThan(5);
		assertThat(count("cashback_accrual where lapsed_at is null and expires_on < now() + interval '40 days'"))
			.isGreaterThan(3);
		assertThat(count("cashback_accrual where spendable_on > now()")).isGreaterThan(3);
		assertThat(count("cashback_replay where state = 'DONE'")).isEqualTo(1);
	}

	@Test
	void dealsMovedThroughTime() {
		assertThat(count("deal_stage_entry where left_at < entered_at or entered_at > now()")).isZero();
		assertThat(count("deal where created_at > stage_entered_at or stage_entered_at > now()")).isZero();
		assertThat(count("deal d where stage_entered_at <> (select max(entered_at) from deal_stage_entry"
				+ " where deal_id = d.id and left_at is null)"))
			.isZero();
		LocalDate today = this.time.today();
		CurrentStaff.asSystem(() -> {
			for (Pipeline pipeline : Pipeline.values()) {
				var asked = new Asked(pipeline, today.minusDays(60), today, null, null, null);
				assertThat(this.reports.stages(asked)
					.stream()
					.filter((stage) -> stage.median().compareTo(Duration.ofMinutes(5)) > 0)).as(pipeline.name())
					.hasSizeGreaterThanOrEqualTo(2);
				assertThat(this.reports.reasons(asked)).as(pipeline.name()).isNotEmpty();
				assertThat(this.reports.load(asked)).as(pipeline.name()).isNotEmpty();
			}
			var taken = this.reports
				.timeToTake(new Asked(Pipeline.APPOINTMENTS, today.minusDays(60), today, null, null, null));
			assertThat(taken.taken()).isGreaterThan(50);
			assertThat(taken.median()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(40));
			return true;
		});
	}

	@Test
	void startingAgainChangesNothing() {
		long before = count("appointment");
		this.clinic.start();
		assertThat(count("appointment")).isEqualTo(before).isGreaterThan(100);
		assertThat(count("patient")).isGreaterThan(100);
	}

	@Test
	void onePersonOfEachRoleCanSignIn() {
		assertThat(this.signIns.signIns()).hasSize(9);
		DemoSignIn first = this.signIns.signIns().getFirst();
		assertThat(this.web.get().uri("/login")).bodyText().contains(first.username(), first.password());
		assertThat(this.web
			.perform(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin()
				.user(first.username())
				.password(first.password())))
			.matches(authenticated().withUsername(first.username()));
	}

	@ParameterizedTest
	@CsvSource({ "/,frontdesk", "/patients,frontdesk", "/calendar,frontdesk", "/checkout,frontdesk",
			"/settings/books,finance", "/messages,frontdesk", "/referrals,frontdesk", "/referrals/coupons,frontdesk" })
	void pagesShowRows(String page, String person) {
		assertThat(this.web.get().uri(page).with(user(person))).hasStatusOk().bodyText().contains("/patients/");
	}

	private long count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Long.class).single();
	}

	private List<String> texts(String sql) {
		return this.jdbc.sql(sql).query(String.class).list();
	}

}
