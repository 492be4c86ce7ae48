package dental.cuspid.pipelines;

import java.util.Map;
import java.util.Set;

import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.MessageEvent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the pipelines write to patients: the request to confirm a booking, and the text of
 * a stage.
 */
@Configuration(proxyBeanMethods = false)
class PipelineMessages {

	static final String CONFIRMATION = "pipelines.confirmation";

	@Bean
	MessageEvent confirmationRequest() {
		return new MessageEvent(
				CONFIRMATION, Set.of(Medium.SMS, Medium.EMAIL), Map.of("day", "31 Jan 2027", "time", "10:00",
						"practitioner", "Dr. Berger", "service", "Hygiene", "branch", "Mitte"),
				"pipelines.event.confirmation.");
	}

	@Bean
	MessageEvent stageMessage() {
		return new MessageEvent(DealTasks.STAGE_MESSAGE, Set.of(Medium.SMS, Medium.EMAIL), Map.of("text", "…"),
				"pipelines.event.stage.");
	}

}
