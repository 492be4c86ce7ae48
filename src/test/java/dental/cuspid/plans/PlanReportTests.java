package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.plans.PlanReportService.Group;
import dental.cuspid.plans.PlanReportService.Outcome;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Acceptance of plans adds up to the plans behind it.
 */
@IntegrationTest
class PlanReportTests {

	@Autowired
	private ApplicationContext application;

	@Autowired
	private TestStaff staff;

	@Autowired
	private PlanReportService reports;

	@Autowired
	private ClinicTime time;

	@Test
	void everyFigureIsTheSumOfItsPlans() {
		var world = PlanWorld.in(this.application);
		world.upTo(PlanState.SIGNED);
		world.upTo(PlanState.PRESENTED);
		PlanId refused = world.upTo(PlanState.PRESENTED);
		String reason = "Reason " + Ids.next();
		world.coordinate(() -> world.plans().refuse(refused, reason, null));
		LocalDate today = this.time.today();
		for (Group group : List.of(Group.MONTH, Group.COORDINATOR)) {
			for (AcceptanceRow row : as(() -> this.reports.acceptance(group, today, today))) {
				same(row.presented(), row.presentedValue().amount(), plans(group, row.key(), null));
				same(row.accepted(), row.acceptedValue().amount(), plans(group, row.key(), Outcome.ACCEPTED));
				same(row.refused(), row.refusedValue().amount(), plans(group, row.key(), Outcome.REFUSED));
				assertThat(row.open()).isEqualTo(plans(group, row.key(), Outcome.OPEN).size());
				assertThat(row.rate()).isBetween(0, 100);
			}
		}
		AcceptanceRow month = as(() -> this.reports.acceptance(Group.MONTH, today, today)).getFirst();
		assertThat(month.key()).isEqualTo(today.toString().substring(0, 7));
		assertThat(month.accepted()).isPositive();
		assertThat(as(() -> this.reports.refusals(today, today))).filteredOn((row) -> row.reason().equals(reason))
			.singleElement()
			.satisfies((row) -> assertThat(row.value().amount()).isEqualByComparingTo("1080"));
		assertThat(as(() -> this.reports.refused(reason, today, today))).extracting(PlanRow::id)
			.containsExactly(refused);
		assertThat(as(() -> this.reports.acceptance(Group.PRACTITIONER, today, today))).isNotEmpty();
		assertThat(as(() -> this.reports.acceptance(Group.MONTH, today.plusDays(1), today.plusDays(2)))).isEmpty();
	}

	@Test
	void figuresAreForThoseWhoReadReports() {
		LocalDate today = this.time.today();
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> this.staff.as(() -> this.reports.acceptance(Group.MONTH, today, today), Role.FRONT_DESK));
	}

	private List<PlanRow> plans(Group group, String key, @org.jspecify.annotations.Nullable Outcome outcome) {
		LocalDate today = this.time.today();
		return as(() -> this.reports.plans(group, key, outcome, today, today));
	}

	private static void same(int count, BigDecimal value, List<PlanRow> plans) {
		assertThat(plans).hasSize(count);
		assertThat(plans.stream().map((plan) -> plan.total().amount()).reduce(BigDecimal.ZERO, BigDecimal::add))
			.isEqualByComparingTo(value);
	}

	private <T> T as(java.util.function.Supplier<T> work) {
		return this.staff.as(work, Role.DIRECTOR);
	}

}
