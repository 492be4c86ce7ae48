package dental.cuspid.referrals.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

import dental.cuspid.referrals.TopUpProvider;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pays top-ups by one POST of JSON each. The identifier goes along as
 * {@code Idempotency-Key}, so a provider that got an order already does not pay it twice.
 * Calls the configured address only, follows no redirect.
 */
class HttpTopUpProvider implements TopUpProvider {

	private static final int CONFLICT = 409;

	private static final int TIMEOUT = 408;

	private static final int TOO_MANY = 429;

	private static final int UNAVAILABLE = 503;

	private static final int LONGEST_ANSWER = 65_536;

	private final TopUpProviderProperties settings;

	private final URI url;

	private final JsonMapper json;

	private final HttpClient client;

	HttpTopUpProvider(TopUpProviderProperties settings, JsonMapper json) {
		this.settings = settings;
		this.url = checked(settings.url());
		this.json = json;
		this.client = HttpClient.newBuilder()
			.connectTimeout(settings.timeout())
			.followRedirects(HttpClient.Redirect.NEVER)
			.version(HttpClient.Version.HTTP_1_1)
			.build();
	}

	@Override
	public Answer send(Order order) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.url)
			.timeout(this.settings.timeout())
			.header("Idempotency-Key", order.id().toString())
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body(order)));
		if (this.settings.token() != null) {
			request.header("Authorization", "Bearer " + this.settings.token());
		}
		try {
			HttpResponse<InputStream> answer = this.client.send(request.build(),
					HttpResponse.BodyHandlers.ofInputStream());
			try (InputStream body = answer.body()) {
				return answer(answer.statusCode(), body.readNBytes(LONGEST_ANSWER));
			}
		}
		catch (ConnectException | HttpConnectTimeoutException ex) {
			return new Answer(Result.LATER, "not reachable");
		}
		catch (IOException ex) {
			return new Answer(Result.UNKNOWN, "no answer: " + ex.getClass().getSimpleName());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Answer(Result.UNKNOWN, "interrupted");
		}
	}

	private Answer answer(int status, byte[] body) {
		if (status >= 200 && status < 300 || status == CONFLICT) {
			return new Answer(Result.PAID, reference(body));
		}
		String text = "HTTP " + status;
		if (status == TOO_MANY || status == UNAVAILABLE) {
			return new Answer(Result.LATER, text);
		}
		return new Answer((status >= 500 || status == TIMEOUT) ? Result.UNKNOWN : Result.REFUSED, text);
	}

	private @Nullable String reference(byte[] body) {
		try {
			var id = this.json.readTree(body).path("id");
			return (id.isValueNode() && !id.isNull()) ? id.asString() : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private String body(Order order) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("id", order.id().toString());
		fields.put("phone", order.phone());
		fields.put("amount", order.amount());
		fields.put("currency", order.currency());
		return this.json.writeValueAsString(fields);
	}

	private static URI checked(@Nullable URI url) {
		if (url == null || url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
				|| url.getUserInfo() != null) {
			throw new IllegalStateException("cuspid.top-ups.url is no http address: " + url);
		}
		return url;
	}

}
