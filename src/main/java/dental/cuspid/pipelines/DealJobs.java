package dental.cuspid.pipelines;

import java.time.Duration;
import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.Nightly;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Job;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the pipelines do by the clock, each once across all instances: ask for
 * confirmations, report what stands still, follow up who stopped coming, fold the
 * counters.
 */
@Configuration(proxyBeanMethods = false)
class DealJobs {

	private static final String CONFIRMATIONS = "confirmations";

	private static final String STALLED = "stalled-deals";

	private static final String INACTIVE = "inactive-patients";

	private static final LocalTime AT_NIGHT = LocalTime.of(1, 40);

	@Bean
	Job confirmationsJob(ConfirmationRun run) {
		return new Job(CONFIRMATIONS, run::run);
	}

	@Bean
	RecurringTask<Void> confirmationsByTheClock(ConfirmationRun run) {
		return Tasks.recurring(CONFIRMATIONS, FixedDelay.ofMinutes(10))
			.execute((instance, context) -> CurrentStaff.asSystem(run::runInTheDay));
	}

	@Bean
	Job stalledDealsJob(StalledRun run) {
		return new Job(STALLED, run::run);
	}

	@Bean
	RecurringTask<Void> stalledDealsByTheClock(StalledRun run) {
		return Tasks.recurring(STALLED, FixedDelay.of(Duration.ofMinutes(1)))
			.execute((instance, context) -> CurrentStaff.asSystem(run::run));
	}

	@Bean
	Job inactivePatientsJob(InactiveRun run) {
		return new Job(INACTIVE, run::run);
	}

	@Bean
	RecurringTask<Void> inactivePatientsByTheClock(InactiveRun run, ClinicTime time) {
		return Tasks.recurring(INACTIVE, new Nightly(time, AT_NIGHT))
			.execute((instance, context) -> CurrentStaff.asSystem(run::run));
	}

	@Bean
	RecurringTask<Void> coldStartByTheClock(InactiveRun run) {
		return Tasks.recurring("cold-start", FixedDelay.ofMinutes(10))
			.execute((instance, context) -> CurrentStaff.asSystem(run::coldStart));
	}

	@Bean
	RecurringTask<Void> stageCountsByTheClock(StageCounts counts) {
		return Tasks.recurring("stage-counts", FixedDelay.ofSeconds(20)).execute((instance, context) -> {
			counts.fold();
			counts.forget();
		});
	}

}
