package dental.cuspid.messaging;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads bodies from outside, within narrow bounds: one JSON object in UTF-8, shallow,
 * without duplicate keys, or the fields of a form.
 */
final class HookBodies {

	private static final int MOST_FIELDS = 100;

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(16)
				.maxNameLength(200)
				.maxNumberLength(40)
				.maxStringLength(100_000)
				.maxTokenCount(4000)
				.build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private HookBodies() {
	}

	static boolean isForm(@Nullable String contentType) {
		return contentType != null
				&& contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
	}

	static boolean isJson(@Nullable String contentType) {
		if (contentType == null) {
			return false;
		}
		String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", 2);
		boolean utf8 = parts.length == 1 || !parts[1].contains("charset") || parts[1].contains("utf-8");
		return utf8 && (parts[0].strip().equals("application/json")
				|| parts[0].strip().matches("application/[a-z0-9.-]+\\+json"));
	}

	static Optional<ObjectNode> json(byte[] body) {
		try {
			JsonNode read = JSON.readTree(text(body));
			return (read instanceof ObjectNode object) ? Optional.of(object) : Optional.empty();
		}
		catch (JacksonException | CharacterCodingException ex) {
			return Optional.empty();
		}
	}

	static Optional<ObjectNode> form(byte[] body) {
		try {
			ObjectNode fields = JSON.createObjectNode();
			String[] pairs = text(body).split("&", MOST_FIELDS + 1);
			if (pairs.length > MOST_FIELDS) {
				return Optional.empty();
			}
			for (String pair : pairs) {
				String[] parts = pair.split("=", 2);
				String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
				if (name.isEmpty() || fields.has(name)) {
					return Optional.empty();
				}
				fields.put(name, (parts.length > 1) ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
			}
			return Optional.of(fields);
		}
		catch (CharacterCodingException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static String text(byte[] body) throws CharacterCodingException {
		return StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT)
			.decode(ByteBuffer.wrap(body))
			.toString();
	}

}
