package dental.cuspid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Speaks HTTP with the running application like the browser of a person who signed in,
 * without being one.
 */
public final class SignedInClient {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*(?:content|value)=\"([^\"]+)\"");

	private final HttpClient http = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private final String address;

	public SignedInClient(int port, String username, String password) {
		this.address = "http://localhost:" + port;
		HttpResponse<byte[]> answer = post("/login", Map.of("username", username, "password", password), "/login");
		if (answer.statusCode() != 302 || answer.headers().firstValue("Location").orElse("").contains("/login")) {
			throw new AssertionError("sign-in as " + username + " answered " + answer.statusCode());
		}
	}

	/**
	 * Asks for an address, compressed as browsers do.
	 */
	public HttpResponse<byte[]> get(String path) {
		return send(HttpRequest.newBuilder(URI.create(this.address + path))
			.header("Accept", "text/html")
			.header("Accept-Encoding", "gzip")
			.build());
	}

	/**
	 * Listens at an address that goes on answering.
	 */
	public InputStream listen(String path) throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(URI.create(this.address + path)).build();
		return this.http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
	}

	/**
	 * Sends a form.
	 * @param page the page that shows it, for its CSRF token
	 */
	public HttpResponse<byte[]> post(String path, Map<String, String> form, String page) {
		return post(path, form, page, false);
	}

	/**
	 * Sends a form as htmx does, for a part of a page.
	 */
	public HttpResponse<byte[]> fragment(String path, Map<String, String> form, String page) {
		return post(path, form, page, true);
	}

	private HttpResponse<byte[]> post(String path, Map<String, String> form, String page, boolean fragment) {
		HttpResponse<byte[]> shown = send(HttpRequest.newBuilder(URI.create(this.address + page)).build());
		Matcher token = CSRF.matcher(new String(shown.body(), StandardCharsets.UTF_8));
		if (!token.find()) {
			throw new AssertionError(page + " answered " + shown.statusCode() + " and has no CSRF token");
		}
		String body = form.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&")) + "&_csrf=" + token.group(1);
		var request = HttpRequest.newBuilder(URI.create(this.address + path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "text/html")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (fragment) {
			request.header("HX-Request", "true");
		}
		return send(request.build());
	}

	private HttpResponse<byte[]> send(HttpRequest request) {
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
