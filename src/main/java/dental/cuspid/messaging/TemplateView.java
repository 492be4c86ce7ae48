package dental.cuspid.messaging;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The text of an event for one channel in one language.
 *
 * @param labelKey message key of the event's name
 * @param placeholders what the text may use, with examples
 * @param own whether the clinic wrote it, or it is the one shipped
 */
public record TemplateView(String event, String labelKey, Medium medium, String language, @Nullable String subject,
		String body, Map<String, String> placeholders, boolean own) {

}
