package dental.cuspid.pipelines;

import java.time.Duration;
import java.time.LocalTime;
import java.util.function.Supplier;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

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

	@Bean
	Job confirmationsJob(ConfirmationRun run) {
		return job(CONFIRMATIONS, run::run);
	}

	@Bean
	RecurringTask<Void> confirmationsByTheClock(ConfirmationRun run) {
		return Tasks.recurring(CONFIRMATIONS, FixedDelay.ofMinutes(10))
			.execute((instance, context) -> CurrentStaff.asSystem(run::runInTheDay));
	}

	@Bean
	Job stalledDealsJob(StalledRun run) {
		return job(STALLED, run::run);
	}

	@Bean
	RecurringTask<Void> stalledDealsByTheClock(StalledRun run) {
		return Tasks.recurring(STALLED, FixedDelay.of(Duration.ofMinutes(1)))
			.execute((instance, context) -> CurrentStaff.asSystem(run::run));
	}

	@Bean
	Job inactivePatientsJob(InactiveRun run) {
		return job(INACTIVE, run::run);
	}

	@Bean
	RecurringTask<Void> inactivePatientsByTheClock(InactiveRun run) {
		return Tasks.recurring(INACTIVE, new Daily(LocalTime.of(1, 40)))
			.execute((instance, context) -> CurrentStaff.asSystem(run::run));
	}

	@Bean
	RecurringTask<Void> coldStartByTheClock(InactiveRun run) {
		return Tasks.recurring("cold-start", FixedDelay.ofMinutes(10))
			.execute((instance, context) -> CurrentStaff.asSystem(run::coldStart));
	}

	@Bean
	RecurringTask<Void> stageCountsByTheClock(StageCounts counts) {
		return Tasks.recurring("stage-counts", FixedDelay.ofSeconds(20)).execute((instance, context) -> counts.fold());
	}

	private static Job job(String name, Supplier<Object> run) {
		return new Job() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public Object run() {
				return run.get();
			}

		};
	}

}
