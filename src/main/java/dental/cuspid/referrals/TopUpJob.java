package dental.cuspid.referrals;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has due top-ups paid by the clock, where a provider is connected.
 */
@Configuration(proxyBeanMethods = false)
class TopUpJob {

	private static final Duration EVERY = Duration.ofMinutes(1);

	@Bean
	RecurringTask<Void> topUpsByTheClock(TopUpWorker worker, ObjectProvider<TopUpProvider> provider) {
		return Tasks.recurring("top-ups", FixedDelay.of(EVERY))
			.execute((instance, context) -> provider.ifAvailable(worker::run));
	}

}
