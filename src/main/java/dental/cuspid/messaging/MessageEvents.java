package dental.cuspid.messaging;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Events messaging knows itself.
 */
@Configuration(proxyBeanMethods = false)
class MessageEvents {

	static final String NOTE = "note";

	/** Placeholders of a message written by hand. */
	static Map<String, String> noteValues(@Nullable String subject, String text) {
		return Map.of("text", text.strip().replace("\r\n", "\n"), "subject", (subject != null) ? subject.strip() : "");
	}

	@Bean
	MessageEvent note() {
		return new MessageEvent(NOTE, Set.of(Medium.SMS, Medium.EMAIL), Map.of("text", "…", "subject", "…"),
				"messaging.event.note.");
	}

}
