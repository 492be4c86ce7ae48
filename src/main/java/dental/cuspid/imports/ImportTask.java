package dental.cuspid.imports;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The background work of an import: one task for each, run by one instance at a time and
 * taken up by another where that one dies.
 */
@Configuration(proxyBeanMethods = false)
class ImportTask {

	static final String NAME = "import";

	@Bean
	OneTimeTask<Void> importWork(ImportRunner runner) {
		return Tasks.oneTime(NAME)
			.onDeadExecutionRevive()
			.execute((instance, context) -> runner.run(ImportId.of(instance.getId())));
	}

}
