package dental.cuspid;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.CompletedEventPublications;
import org.springframework.modulith.events.IncompleteEventPublications;

/**
 * Delivers again what a listener could not finish, for example because the instance went
 * down, once across all instances; forgets what is done. Listeners do nothing for an
 * event they have seen.
 */
@Configuration(proxyBeanMethods = false)
class EventRetries {

	private static final Duration KEPT = Duration.ofDays(7);

	@Bean
	RecurringTask<Void> eventsAgain(IncompleteEventPublications publications,
			@Value("${cuspid.events.again-after:1m}") Duration after) {
		return Tasks.recurring("events-again", FixedDelay.of(after))
			.execute((instance, context) -> publications.resubmitIncompletePublicationsOlderThan(after));
	}

	@Bean
	RecurringTask<Void> eventsForgotten(CompletedEventPublications publications) {
		return Tasks.recurring("events-forgotten", FixedDelay.ofHours(6))
			.execute((instance, context) -> publications.deletePublicationsOlderThan(KEPT));
	}

	@Bean
	MeterBinder eventsWaiting(JdbcClient jdbc) {
		return (registry) -> Gauge.builder("event_oldest_seconds", jdbc, EventRetries::oldest)
			.description("Seconds the oldest event waits for its listener")
			.register(registry);
	}

	private static double oldest(JdbcClient jdbc) {
		return jdbc.sql("""
				select coalesce(extract(epoch from now() - min(publication_date)), 0) from event_publication
				where completion_date is null""").query(Double.class).single();
	}

}
