package dental.cuspid.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The background work of an import: one task for each, run by one instance at a time and
 * taken up by another where that one dies.
 */
@Configuration(proxyBeanMethods = false)
class ImportTask {

	static final String NAME = "import";

	/** How long the file and its cells are kept: long enough to look into a question. */
	private static final Duration KEPT = Duration.ofDays(30);

	@Bean
	OneTimeTask<Void> importWork(ImportRunner runner) {
		return Tasks.oneTime(NAME)
			.onDeadExecutionRevive()
			.execute((instance, context) -> runner.run(ImportId.of(instance.getId())));
	}

	/** Copies of patients' data in old files serve nobody. */
	@Bean
	RecurringTask<Void> importRetention(ImportRows rows, TransactionTemplate transaction, Clock clock) {
		return Tasks.recurring("import-retention", Schedules.daily(LocalTime.of(3, 10)))
			.execute((instance, context) -> transaction
				.executeWithoutResult((status) -> rows.forgetBefore(clock.instant().minus(KEPT))));
	}

}
