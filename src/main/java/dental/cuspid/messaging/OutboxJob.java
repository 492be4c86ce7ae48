package dental.cuspid.messaging;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import dental.cuspid.staff.Job;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Empties the outbox by the clock, and says how long its oldest message waits as the
 * metric {@code mail_outbox_oldest_seconds}.
 */
@Configuration(proxyBeanMethods = false)
class OutboxJob {

	private static final String NAME = "outbox";

	private static final Duration EVERY = Duration.ofSeconds(5);

	@Bean
	Job outbox(OutboxWorker worker) {
		return new Job(NAME, worker::run);
	}

	@Bean
	RecurringTask<Void> outboxByTheClock(OutboxWorker worker) {
		return Tasks.recurring(NAME, FixedDelay.of(EVERY)).execute((instance, context) -> worker.run());
	}

	@Bean
	MeterBinder outboxAge(JdbcClient jdbc) {
		return (registry) -> Gauge.builder("mail_outbox_oldest_seconds", jdbc, OutboxJob::oldest)
			.description("Seconds the oldest due message waits")
			.register(registry);
	}

	private static double oldest(JdbcClient jdbc) {
		return jdbc.sql("""
				select coalesce(extract(epoch from now() - min(not_before)), 0) from message
				where state = 'QUEUED' and not_before <= now()""").query(Double.class).single();
	}

}
