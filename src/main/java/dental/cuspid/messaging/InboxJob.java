package dental.cuspid.messaging;

import java.time.Duration;
import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.Nightly;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Works on the inbox by the clock, forgets at night what came in long ago, and says how
 * far it is behind as the metric {@code inbox_lag_seconds}.
 */
@Configuration(proxyBeanMethods = false)
class InboxJob {

	private static final Duration EVERY = Duration.ofSeconds(5);

	private static final LocalTime AT_NIGHT = LocalTime.of(3, 10);

	@Bean
	RecurringTask<Void> inboxByTheClock(InboxWorker worker) {
		return Tasks.recurring("inbox", FixedDelay.of(EVERY)).execute((instance, context) -> worker.run());
	}

	@Bean
	RecurringTask<Void> inboxPurge(InboxRows rows, ClinicTime time) {
		return Tasks.recurring("inbox-purge", new Nightly(time, AT_NIGHT)).execute((instance, context) -> rows.purge());
	}

	@Bean
	MeterBinder inboxLag(JdbcClient jdbc) {
		return (registry) -> Gauge.builder("inbox_lag_seconds", jdbc, InboxJob::lag)
			.description("Seconds the oldest inbox entry waits")
			.register(registry);
	}

	private static double lag(JdbcClient jdbc) {
		return jdbc.sql("""
				select coalesce(extract(epoch from now() - min(received_at)), 0) from inbox_entry
				where state = 'RECEIVED'""").query(Double.class).single();
	}

}
