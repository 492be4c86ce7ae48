package dental.cuspid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks with the API of a running application over HTTP, as another system would.
 */
public final class ApiClient {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final HttpClient http = HttpClient.newHttpClient();

	private final String address;

	private final String token;

	public ApiClient(int port, String token) {
		this.address = "http://localhost:" + port + "/api/v1";
		this.token = token;
	}

	/**
	 * What is at a path.
	 */
	public JsonNode get(String path) {
		return expect(send("GET", path, null, null));
	}

	/**
	 * Creates or does something that must be accepted.
	 */
	public JsonNode post(String path, Map<String, ?> body) {
		return expect(send("POST", path, body, null));
	}

	/**
	 * Changes something, which must be accepted.
	 */
	public JsonNode put(String path, Map<String, ?> body) {
		return expect(send("PUT", path, body, null));
	}

	/**
	 * Sends a file, which must be accepted.
	 */
	public JsonNode upload(String path, String content, Map<String, String> fields) {
		String boundary = "file-follows";
		var body = new StringBuilder();
		fields.forEach((name, value) -> body.append(
				"--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
		body.append(
				"--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sample.csv\"\r\n\r\n%s\r\n--%s--\r\n"
					.formatted(boundary, content, boundary));
		try {
			var request = HttpRequest.newBuilder(URI.create(this.address + path))
				.timeout(PATIENCE)
				.header("Authorization", "Bearer " + this.token)
				.header("Content-Type", "multipart/form-data; boundary=" + boundary)
				.POST(HttpRequest.BodyPublishers.ofString(body.toString()));
			HttpResponse<String> response = this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
			return expect(new Answer("POST " + path, response.statusCode(), response.body()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * One exchange, whatever comes of it.
	 */
	public Answer send(String method, String path, @Nullable Map<String, ?> body, @Nullable String key) {
		try {
			return exchange(method, path, body, key);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Answer exchange(String method, String path, @Nullable Map<String, ?> body, @Nullable String key)
			throws IOException {
		return exchangeText(method, path, (body != null) ? JSON.writeValueAsString(body) : null, key);
	}

	/**
	 * One exchange with a body as it is written here.
	 */
	public Answer sendText(String method, String path, String body) {
		try {
			return exchangeText(method, path, body, null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Answer exchangeText(String method, String path, @Nullable String body, @Nullable String key)
			throws IOException {
		var request = HttpRequest.newBuilder(URI.create(this.address + path))
			.timeout(PATIENCE)
			.header("Authorization", "Bearer " + this.token)
			.header("Content-Type", "application/json")
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		if (key != null) {
			request.header("Idempotency-Key", key);
		}
		try {
			HttpResponse<String> response = this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
			return new Answer(method + " " + path, response.statusCode(), response.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	private static JsonNode expect(Answer answer) {
		if (answer.status() >= 300) {
			throw new AssertionError(answer.asked() + " answered " + answer.status() + ": " + answer.body());
		}
		return answer.json();
	}

	/**
	 * What came back.
	 *
	 * @param asked method and path
	 */
	public record Answer(String asked, int status, String body) {

		public JsonNode json() {
			return JSON.readTree(this.body.isEmpty() ? "null" : this.body);
		}

	}

}
