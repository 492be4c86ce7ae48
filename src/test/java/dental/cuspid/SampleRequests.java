package dental.cuspid;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.multipart.MultipartFile;

/**
 * Makes a request for any route that is well formed, so that what refuses it is the right
 * of the person or a rule, not the shape of the request.
 */
public final class SampleRequests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Map<String, String> BY_NAME = Map.ofEntries(Map.entry("email", "sample@example.org"),
			Map.entry("phone", "+493023125418"), Map.entry("language", "en"), Map.entry("theme", "light"),
			Map.entry("timezone", "Europe/Berlin"), Map.entry("currency", "EUR"), Map.entry("country", "DE"),
			Map.entry("password", "sample-horse-battery"), Map.entry("username", "sample"), Map.entry("amount", "1"),
			Map.entry("price", "1"), Map.entry("account", "BONUS"));

	private static final List<Class<? extends Annotation>> NEEDED = List.of(NotNull.class, NotBlank.class,
			NotEmpty.class);

	private SampleRequests() {
	}

	/**
	 * A request that fits the handler's parameters.
	 * @param path the path to ask for, or null to fill the variables of the pattern
	 * @param body the JSON to send, or null for what is needed at least
	 */
	public static AbstractMockHttpServletRequestBuilder<?> of(Route route, @Nullable String path,
			@Nullable String body) {
		var method = HttpMethod.valueOf(route.method().name());
		String uri = (path != null) ? path : fill(route);
		boolean upload = List.of(route.handler().getMethodParameters()).stream().anyMatch(SampleRequests::isFile);
		var request = upload
				? MockMvcRequestBuilders.multipart(method, uri)
					.file(new MockMultipartFile("file", "sample.csv", "text/csv",
							"name;phone\nSample;+493023125418\n".getBytes(StandardCharsets.UTF_8)))
				: MockMvcRequestBuilders.request(method, uri);
		var params = new LinkedHashMap<String, String>();
		for (MethodParameter parameter : route.handler().getMethodParameters()) {
			parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
			if (parameter.hasParameterAnnotation(RequestBody.class)) {
				request.contentType(MediaType.APPLICATION_JSON)
					.content((body != null) ? body
							: JSON.writeValueAsString(sample("body", parameter.getGenericParameterType(), null)));
			}
			else {
				params.putAll(parameters(parameter));
			}
		}
		params.forEach(request::param);
		return request;
	}

	/** The path with its variables filled in with things that do not exist. */
	static String fill(Route route) {
		String path = route.pattern();
		for (MethodParameter parameter : route.handler().getMethodParameters()) {
			parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
			PathVariable variable = parameter.getParameterAnnotation(PathVariable.class);
			if (variable != null) {
				String name = variable.value().isEmpty() ? String.valueOf(parameter.getParameterName())
						: variable.value();
				Object value = String.class.equals(parameter.getParameterType()) ? UUID.randomUUID()
						: sample(name, parameter.getParameterType(), null);
				path = path.replaceAll("\\{" + name + "(:[^}]*)?}", String.valueOf(value));
			}
		}
		return path.replaceAll("\\{\\*?[a-zA-Z]+(:[^}]*)?}", UUID.randomUUID().toString());
	}

	private static boolean isFile(MethodParameter parameter) {
		Class<?> type = parameter.getParameterType();
		return MultipartFile.class.isAssignableFrom(type) || type.isRecord() && List.of(type.getRecordComponents())
			.stream()
			.anyMatch((component) -> MultipartFile.class.isAssignableFrom(component.getType()));
	}

	private static Map<String, String> parameters(MethodParameter parameter) {
		var params = new LinkedHashMap<String, String>();
		RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
		String name = String.valueOf(parameter.getParameterName());
		if (asked != null) {
			boolean needed = asked.required() && ValueConstants.DEFAULT_NONE.equals(asked.defaultValue())
					&& !MultipartFile.class.isAssignableFrom(parameter.getParameterType()) && !parameter.isOptional();
			if (needed) {
				String own = asked.value().isEmpty() ? name : asked.value();
				params.put(own, String.valueOf(sample(own, parameter.getParameterType(), null)));
			}
		}
		else if (parameter.getParameterType().isRecord()
				&& parameter.getParameterType().getPackageName().startsWith("dental.cuspid")
				&& !parameter.hasParameterAnnotation(PathVariable.class)) {
			flatten("", sample("form", parameter.getGenericParameterType(), null), params);
		}
		return params;
	}

	private static void flatten(String prefix, @Nullable Object value, Map<String, String> params) {
		switch (value) {
			case Map<?, ?> fields -> fields.forEach(
					(name, field) -> flatten(prefix.isEmpty() ? (String) name : prefix + "." + name, field, params));
			case List<?> items -> {
				for (int i = 0; i < items.size(); i++) {
					flatten((items.get(i) instanceof Map) ? prefix + "[" + i + "]" : prefix, items.get(i), params);
				}
			}
			case null -> {
			}
			default -> params.put(prefix, value.toString());
		}
	}

	private static @Nullable Object sample(String name, Type type, @Nullable RecordComponent component) {
		if (type instanceof ParameterizedType generic) {
			Class<?> raw = (Class<?>) generic.getRawType();
			if (Collection.class.isAssignableFrom(raw)) {
				return List
					.of(java.util.Objects.requireNonNull(sample(name, generic.getActualTypeArguments()[0], null)));
			}
			return Map.class.isAssignableFrom(raw) ? Map.of() : null;
		}
		Class<?> plain = (Class<?>) type;
		if (plain.isEnum()) {
			return plain.getEnumConstants()[0].toString();
		}
		if (plain.isRecord()) {
			return record(plain);
		}
		return switch (plain.getSimpleName()) {
			case "String" -> text(name, component);
			case "UUID" -> UUID.randomUUID().toString();
			case "boolean", "Boolean" -> true;
			case "int", "Integer", "long", "Long", "short", "Short" -> 1;
			case "BigDecimal" -> BigDecimal.ONE;
			case "BigInteger" -> 1;
			case "LocalDate" -> "2026-11-20";
			case "LocalTime" -> "10:00";
			case "LocalDateTime" -> "2026-11-20T10:00";
			case "Instant", "OffsetDateTime" -> "2026-11-20T10:00:00Z";
			case "DayOfWeek" -> "MONDAY";
			default -> null;
		};
	}

	private static Object record(Class<?> type) {
		RecordComponent[] components = type.getRecordComponents();
		if (components.length == 1 && components[0].getType() == UUID.class) {
			return UUID.randomUUID().toString();
		}
		var fields = new LinkedHashMap<String, Object>();
		for (RecordComponent component : components) {
			boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class)
					&& NEEDED.stream().noneMatch(component.getAccessor()::isAnnotationPresent);
			Object value = optional ? null : sample(component.getName(), component.getGenericType(), component);
			if (value != null) {
				fields.put(component.getName(), value);
			}
		}
		return fields;
	}

	private static String text(String name, @Nullable RecordComponent component) {
		String small = name.toLowerCase(java.util.Locale.ROOT);
		if (small.equals("submission") || small.endsWith("id") || small.equals("patient")) {
			return UUID.randomUUID().toString();
		}
		if (small.endsWith("on") && small.length() > 4 || small.endsWith("date") || small.endsWith("day")) {
			return "2026-11-20";
		}
		String known = BY_NAME.entrySet()
			.stream()
			.filter((entry) -> small.contains(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse("Sample");
		Size size = (component != null) ? component.getAccessor().getAnnotation(Size.class) : null;
		return (size != null && known.length() > size.max()) ? known.substring(0, size.max()) : known;
	}

}
