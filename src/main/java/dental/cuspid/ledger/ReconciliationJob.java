package dental.cuspid.ledger;

import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.Nightly;
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
		return new Job(NAME, () -> reconcile(books));
	}

	@Bean
	RecurringTask<Void> nightlyReconciliation(Job reconciliation, ClinicTime time) {
		return Tasks.recurring(NAME, new Nightly(time, AT))
			.execute((instance, context) -> CurrentStaff.asSystem(reconciliation.work()::get));
	}

	@Bean
	MeterBinder reconciliationFindings(BooksService books) {
		return (registry) -> gauge(registry, books);
	}

	private static Reconciliation reconcile(BooksService books) {
		Reconciliation run = books.reconcile();
		if (!run.ok()) {
			log.error("reconciliation {} found {} differences", run.id(), run.findingCount());
		}
		return run;
	}

	private static void gauge(MeterRegistry registry, BooksService books) {
		Gauge.builder("ledger_oracle_failures", books, (service) -> service.failures().orElse(0))
			.description("Findings of the last reconciliation of all books")
			.register(registry);
	}

}
