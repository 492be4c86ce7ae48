package dental.cuspid.messaging.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;

/**
 * A form to be put into a page of the clinic's website, as text to copy and as something
 * to look at.
 *
 * @param action where it is sent to
 */
record FormSnippet(String language, String action, List<Field> fields, String button, String thanks, String failed) {

	static FormSnippet of(String base, String formKey, String language, MessageSource messages) {
		Locale locale = Locale.of(language);
		List<Field> fields = Stream
			.of(new Field("name", "text", "name", "", true), new Field("email", "email", "email", "", true),
					new Field("phone", "tel", "tel", "", false), new Field("text", "", "off", "", false))
			.map((field) -> field.named(messages.getMessage("messaging.form." + field.name(), null, locale)))
			.toList();
		return new FormSnippet(language, base + "/forms/" + formKey + "?language=" + language, fields,
				messages.getMessage("messaging.form.send", null, locale),
				messages.getMessage("messaging.form.thanks", null, locale),
				messages.getMessage("messaging.form.failed", null, locale));
	}

	/**
	 * To be copied. The field {@code website} is for robots; without scripts it works
	 * too.
	 */
	public String html() {
		var html = new StringBuilder();
		html.append("<form class=\"cuspid-form\" method=\"post\" accept-charset=\"utf-8\" action=\"")
			.append(HtmlUtils.htmlEscape(this.action, "UTF-8"))
			.append("\">\n");
		for (Field field : this.fields) {
			html.append("  <label>")
				.append(HtmlUtils.htmlEscape(field.label(), "UTF-8"))
				.append(" ")
				.append(field.html());
			html.append("</label>\n");
		}
		html.append("  <input name=\"website\" tabindex=\"-1\" autocomplete=\"off\" hidden>\n");
		html.append("  <button>").append(HtmlUtils.htmlEscape(this.button, "UTF-8")).append("</button>\n</form>\n");
		html.append(
				"""
						<script>
						(() => {
						  const form = document.currentScript.previousElementSibling, id = crypto.randomUUID();
						  form.addEventListener("submit", async (event) => {
						    event.preventDefault();
						    const body = new URLSearchParams(new FormData(form));
						    body.set("externalId", id);
						    new URLSearchParams(location.search).forEach((value, name) => { if (name.startsWith("utm_")) body.set(name, value); });
						    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
						    if (answer && answer.ok) form.replaceChildren("%s"); else alert("%s");
						  });
						})();
						</script>"""
					.formatted(script(this.thanks), script(this.failed)));
		return html.toString();
	}

	private static String script(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("<", "\\u003c");
	}

	/**
	 * A field of the form.
	 *
	 * @param type empty for a text of several lines
	 */
	record Field(String name, String type, String autocomplete, String label, boolean required) {

		Field named(String text) {
			return new Field(this.name, this.type, this.autocomplete, text, this.required);
		}

		String html() {
			String rest = " name=\"" + this.name + "\"" + (this.required ? " required" : "");
			return this.type.isEmpty() ? "<textarea" + rest + "></textarea>"
					: "<input type=\"" + this.type + "\" autocomplete=\"" + this.autocomplete + "\"" + rest + ">";
		}

	}

}
