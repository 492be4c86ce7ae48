package dental.cuspid.messaging;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of an event from outside, read leniently (senders add fields of their own)
 * but typed strictly: a known field of the wrong kind is refused.
 */
final class HookFields {

	private static final int LINE = 300;

	private static final int TEXT = 10_000;

	private static final int UTM = 10;

	/** How a plain form names them. */
	private static final String UTM_FIELD = "utm_";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private HookFields() {
	}

	/** What the sender reports, or nothing where a field cannot be. */
	static Optional<ReceiveContact> contact(JsonNode body, ContactKind usual, String usualId) {
		try {
			String kind = line(body, "channel");
			ContactKind known = (kind != null) ? ContactKind.valueOf(kind.toUpperCase(Locale.ROOT)) : usual;
			String id = line(body, "externalId");
			String time = line(body, "occurredAt");
			return Optional.of(new ReceiveContact(known, line(body, "from"), line(body, "phone"), line(body, "email"),
					(time != null) ? OffsetDateTime.parse(time).toInstant() : null, seconds(body),
					line(body, "trackingNumber"), line(body, "formKey"), line(body, "name"), text(body, "text", TEXT),
					utm(body), line(body, "recording"), (id != null) ? id : usualId));
		}
		catch (IllegalArgumentException | DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	/** The same as it is kept in the inbox. */
	static ObjectNode body(ReceiveContact contact) {
		ObjectNode body = JSON.createObjectNode();
		body.put("channel", contact.kind().name());
		put(body, "from", contact.from());
		put(body, "phone", contact.phone());
		put(body, "email", contact.email());
		put(body, "occurredAt", (contact.occurredAt() != null) ? fixed(contact.occurredAt()) : null);
		if (contact.durationSeconds() != null) {
			body.put("durationSeconds", contact.durationSeconds());
		}
		put(body, "trackingNumber", contact.trackingNumber());
		put(body, "formKey", contact.formKey());
		put(body, "name", contact.name());
		put(body, "text", contact.text());
		put(body, "recording", contact.recording());
		put(body, "externalId", contact.externalId());
		if (!contact.utm().isEmpty()) {
			ObjectNode utm = body.putObject("utm");
			new TreeMap<>(contact.utm()).forEach(utm::put);
		}
		return body;
	}

	static @Nullable String line(JsonNode body, String name) {
		String text = text(body, name, LINE);
		return (text != null) ? text.replaceAll("\\s+", " ") : null;
	}

	private static @Nullable String text(JsonNode body, String name, int longest) {
		JsonNode value = body.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		if (!value.isString() && !value.isNumber()) {
			throw new IllegalArgumentException(name);
		}
		String text = value.asString().replace("\u0000", "").strip();
		if (text.length() > longest) {
			throw new IllegalArgumentException(name);
		}
		return text.isEmpty() ? null : text;
	}

	private static @Nullable Integer seconds(JsonNode body) {
		String text = line(body, "durationSeconds");
		if (text == null) {
			return null;
		}
		int seconds = Integer.parseInt(text);
		if (seconds < 0) {
			throw new IllegalArgumentException("durationSeconds");
		}
		return seconds;
	}

	private static Map<String, String> utm(JsonNode body) {
		var utm = new TreeMap<String, String>();
		body.path("utm").properties().stream().limit(UTM).forEach((field) -> {
			String value = line(body.path("utm"), field.getKey());
			if (value != null) {
				utm.put(field.getKey(), value);
			}
		});
		body.properties()
			.stream()
			.filter((field) -> field.getKey().startsWith(UTM_FIELD) && field.getKey().length() > UTM_FIELD.length())
			.limit(UTM)
			.forEach((field) -> {
				String value = line(body, field.getKey());
				if (value != null) {
					utm.putIfAbsent(field.getKey().substring(UTM_FIELD.length()), value);
				}
			});
		return utm;
	}

	/** Always with the same number of digits, so that text order is time order. */
	private static String fixed(Instant instant) {
		return java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSX")
			.withZone(java.time.ZoneOffset.UTC)
			.format(instant);
	}

	private static void put(ObjectNode body, String name, @Nullable String value) {
		if (value != null) {
			body.put(name, value);
		}
	}

}
