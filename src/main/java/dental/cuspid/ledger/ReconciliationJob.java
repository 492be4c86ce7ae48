package dental.cuspid.ledger;

import java.time.Instant;
import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Job;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reconciles the books every night at half past two in the clinic, and says how many
 * findings there were last as the metric {@code ledger_oracle_failures}.
 */
@Configuration(proxyBeanMethods = false)
class ReconciliationJob {

	private static final Logger log = LoggerFactory.getLogger(ReconciliationJob.class);

	private static final String NAME = "reconciliation";

	private static final LocalTime AT = LocalTime.of(2, 30);

	@Bean
	Job reconciliation(BooksService books) {
		return new Job() {

			@Override
			public String name() {
				return NAME;
			}

			@Override
			public Object run() {
				Reconciliation run = books.reconcile();
				if (!run.ok()) {
					log.error("reconciliation {} found {} differences", run.id(), run.findingCount());
				}
				return run;
			}

		};
	}

	@Bean
	RecurringTask<Void> nightlyReconciliation(Job reconciliation, ClinicTime time) {
		return Tasks.recurring(NAME, new Nightly(time))
			.execute((instance, context) -> CurrentStaff.asSystem(reconciliation::run));
	}

	@Bean
	MeterBinder reconciliationFindings(BooksService books) {
		return (registry) -> gauge(registry, books);
	}

	private static void gauge(MeterRegistry registry, BooksService books) {
		Gauge.builder("ledger_oracle_failures", books, (service) -> service.failures().orElse(0))
			.description("Findings of the last reconciliation of all books")
			.register(registry);
	}

	/**
	 * The clinic's time zone is asked anew each night, since it is a setting.
	 */
	private record Nightly(ClinicTime time) implements Schedule {

		@Override
		public Instant getNextExecutionTime(ExecutionComplete done) {
			return Schedules.daily(this.time.zone(), AT).getNextExecutionTime(done);
		}

		@Override
		public boolean isDeterministic() {
			return false;
		}

	}

}
