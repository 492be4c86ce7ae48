package dental.cuspid.messaging;

import java.util.Map;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Events messaging knows itself.
 */
@Configuration(proxyBeanMethods = false)
class MessageEvents {

	static final String NOTE = "note";

	@Bean
	MessageEvent note() {
		return new MessageEvent(NOTE, Set.of(Medium.SMS, Medium.EMAIL), Map.of("text", "…", "subject", "…"),
				"messaging.event.note.");
	}

}
