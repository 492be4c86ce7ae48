package dental.cuspid.referrals;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Supplier;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.checkout.Tender;
import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The figures of recommendations agree with the rows behind them (BASE-10).
 */
@IntegrationTest
class ReferralReportTests {

	private Friends friends;

	private PatientId referrer = PatientId.next();

	private PatientId newcomer = PatientId.next();

	private PatientId grandchild = PatientId.next();

	@Autowired
	private ReferralReports reports;

	@Autowired
	private TestStaff staff;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private ApplicationContext application;

	@BeforeEach
	void twoGenerations() {
		this.friends = Friends.in(this.application);
		this.referrer = this.friends.withCoupons();
		this.newcomer = this.friends.patient();
		this.friends.recommend(this.referrer, this.newcomer);
		pay(this.newcomer, "30");
		this.grandchild = this.friends.patient();
		this.friends.recommend(this.newcomer, this.grandchild, "named her at the desk");
		pay(this.grandchild, "12");
	}

	@Test
	void whoRecommendsIsListedWithRevenueAndCost() {
		LocalDate today = this.friends.today();
		var one = director(() -> this.reports.recommenders(today, today)).stream()
			.filter((row) -> row.patient().id().equals(this.referrer))
			.findFirst()
			.orElseThrow();
		assertThat(one.newcomers()).isEqualTo(1);
		assertThat(one.credited()).isEqualTo(1);
		assertThat(one.revenue().amount()).isEqualByComparingTo("30");
		assertThat(one.cost().amount()).isEqualByComparingTo("30");
		assertThat(director(() -> this.reports.rows(this.referrer.value(), null, today, today))).singleElement()
			.satisfies((row) -> assertThat(row.newcomer().id()).isEqualTo(this.newcomer))
			.satisfies((row) -> assertThat(row.revenue().amount()).isEqualByComparingTo("30"));
	}

	@Test
	void theTreeAddsUpAllGenerations() {
		var tree = director(() -> this.reports.tree(this.referrer.value()));
		assertThat(tree).extracting((branch) -> branch.patient().id())
			.containsExactly(this.referrer, this.newcomer, this.grandchild);
		assertThat(tree).extracting(ReferralReports.Branch::depth).containsExactly(0, 1, 2);
		assertThat(tree.getFirst().brought().amount()).isEqualByComparingTo("42");
		assertThat(tree.get(1).brought().amount()).isEqualByComparingTo("12");
		assertThat(tree.getLast().brought().amount()).isEqualByComparingTo("0");
	}

	@Test
	void costsRevenueAndCouponsOfTheMonthAreSumsOfTheirRows() {
		LocalDate today = this.friends.today();
		YearMonth month = YearMonth.from(today);
		var rows = director(() -> this.reports.rows(null, month, today, today));
		var cost = director(() -> this.reports.costs(month.atDay(1), today)).getLast();
		assertThat(cost.month()).isEqualTo(month);
		assertThat(cost.newcomers()).isGreaterThanOrEqualTo(2);
		if (rows.size() < 500) {
			assertThat(rows).hasSize(cost.newcomers());
			assertThat(rows.stream().map((row) -> row.revenue().amount()).reduce(java.math.BigDecimal::add)).get()
				.satisfies((sum) -> assertThat(cost.revenue().amount()).isEqualByComparingTo(sum));
		}
		var use = director(() -> this.reports.coupons(month.atDay(1), today)).getLast();
		assertThat(use.issued()).isGreaterThanOrEqualTo(3);
		assertThat(use.presented()).isPositive();
		assertThat(director(() -> this.reports.issues(month)))
			.anySatisfy((issue) -> assertThat(issue.patient().id()).isEqualTo(this.referrer));
	}

	@Test
	void whatIsOwedNamesTheAccounts() {
		var owed = director(() -> this.reports.liability());
		assertThat(owed.total().amount()).isNotNull();
		assertThat(owed.topUps()).anySatisfy((topUps) -> assertThat(topUps.count()).isPositive());
	}

	@ParameterizedTest
	@ValueSource(strings = { "recommenders", "tree", "cost", "coupons", "liability", "rows", "issues" })
	void everyPageAndFileShows(String report) {
		for (String language : new String[] { "en", "de", "ru" }) {
			assertThat(this.mvc.get()
				.uri("/reports/referrals/" + report + "?language=" + language)
				.with(this.staff.user(Role.DIRECTOR))).hasStatusOk();
		}
		if (!report.equals("issues")) {
			assertThat(this.mvc.get().uri("/reports/referrals/" + report + ".csv").with(this.staff.user(Role.DIRECTOR)))
				.hasStatusOk()
				.bodyText()
				.startsWith("\uFEFF");
			assertThat(
					this.mvc.get().uri("/reports/referrals/" + report + ".xlsx").with(this.staff.user(Role.DIRECTOR)))
				.hasStatusOk()
				.hasContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
		}
	}

	private void pay(PatientId patient, String amount) {
		this.friends.till.pay(this.friends.till.walkIn(patient, this.friends.till.xray), Tender.CASH, amount);
	}

	private <T> T director(Supplier<T> work) {
		return this.staff.as(work, Role.DIRECTOR);
	}

}
