package dental.cuspid.cashback;

import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

import dental.cuspid.staff.CurrentStaff;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The background work of a replay: one task for each, run by one instance at a time and
 * taken up by another where that one dies.
 */
@Configuration(proxyBeanMethods = false)
class ReplayTask {

	static final String NAME = "cashback-replay";

	@Bean
	OneTimeTask<Void> replayWork(ReplayRunner runner) {
		return Tasks.oneTime(NAME).onDeadExecutionRevive().execute((instance, context) -> CurrentStaff.asSystem(() -> {
			runner.run(UUID.fromString(instance.getId()));
			return true;
		}));
	}

}
