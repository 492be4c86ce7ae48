package dental.cuspid.messaging.web;

import org.jspecify.annotations.Nullable;

/**
 * A text as it is typed.
 *
 * @param patient card number to preview it on
 */
record TemplateForm(@Nullable String subject, @Nullable String body, @Nullable String patient) {

	String text() {
		return (this.body != null) ? this.body : "";
	}

}
