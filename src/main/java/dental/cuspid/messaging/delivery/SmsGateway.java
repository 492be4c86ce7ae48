package dental.cuspid.messaging.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import dental.cuspid.messaging.Delivery;
import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.MessageChannel;
import dental.cuspid.messaging.OutgoingMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * SMS by a configured HTTP gateway. Every attempt carries the message's own identifier,
 * so a gateway that got it already does not send it twice. Calls only configured hosts,
 * follows no redirect.
 */
class SmsGateway implements MessageChannel {

	private static final int TOO_MANY = 429;

	private static final int TIMEOUT = 408;

	private static final int CONFLICT = 409;

	private static final int LONGEST_ANSWER = 65_536;

	private final DeliveryProperties.Sms settings;

	private final URI url;

	private final JsonMapper json;

	private final HttpClient client;

	SmsGateway(DeliveryProperties.Sms settings, JsonMapper json) {
		this.settings = settings;
		this.url = allowed(settings);
		this.json = json;
		this.client = HttpClient.newBuilder()
			.connectTimeout(settings.timeout())
			.followRedirects(HttpClient.Redirect.NEVER)
			.version(HttpClient.Version.HTTP_1_1)
			.build();
	}

	@Override
	public Medium medium() {
		return Medium.SMS;
	}

	@Override
	public Delivery send(OutgoingMessage message) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.url)
			.timeout(this.settings.timeout())
			.header("Idempotency-Key", message.id().toString())
			.header("Content-Type", contentType())
			.POST(HttpRequest.BodyPublishers.ofString(body(message)));
		if (this.settings.token() != null) {
			request.header("Authorization", "Bearer " + this.settings.token());
		}
		try {
			HttpResponse<java.io.InputStream> answer = this.client.send(request.build(),
					HttpResponse.BodyHandlers.ofInputStream());
			try (var body = answer.body()) {
				return delivery(answer.statusCode(), body.readNBytes(LONGEST_ANSWER));
			}
		}
		catch (HttpTimeoutException | ConnectException ex) {
			return Delivery.tryAgain(ex.getClass().getSimpleName());
		}
		catch (IOException ex) {
			return Delivery.tryAgain("connection broken: " + ex.getClass().getSimpleName());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Delivery.tryAgain("interrupted");
		}
	}

	private Delivery delivery(int status, byte[] body) {
		if (status >= 200 && status < 300 || status == CONFLICT) {
			return Delivery.accepted(providerId(body));
		}
		boolean again = status >= 500 || status == TOO_MANY || status == TIMEOUT;
		String text = "HTTP " + status;
		return again ? Delivery.tryAgain(text) : Delivery.refused(text);
	}

	private @Nullable String providerId(byte[] body) {
		try {
			var id = this.json.readTree(body).path(this.settings.answerId());
			return id.isValueNode() && !id.isNull() ? id.asString() : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private String body(OutgoingMessage message) {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put(this.settings.fieldTo(), message.to());
		fields.put(this.settings.fieldText(), message.text());
		if (this.settings.sender() != null) {
			fields.put(this.settings.fieldSender(), this.settings.sender());
		}
		fields.put(this.settings.fieldId(), message.id().toString());
		if (this.settings.format() == DeliveryProperties.Format.JSON) {
			return this.json.writeValueAsString(fields);
		}
		return fields.entrySet()
			.stream()
			.map((field) -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
			.collect(Collectors.joining("&"));
	}

	private String contentType() {
		return (this.settings.format() == DeliveryProperties.Format.JSON) ? "application/json"
				: "application/x-www-form-urlencoded";
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static URI allowed(DeliveryProperties.Sms settings) {
		URI url = settings.url();
		if (url == null || url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
				|| url.getUserInfo() != null) {
			throw new IllegalStateException("cuspid.messaging.sms.url is no http address: " + url);
		}
		if (!settings.allowedHosts().isEmpty() && !settings.allowedHosts().contains(url.getHost())) {
			throw new IllegalStateException(
					"cuspid.messaging.sms.url calls " + url.getHost() + ", which allowed-hosts does not name");
		}
		return url;
	}

}
