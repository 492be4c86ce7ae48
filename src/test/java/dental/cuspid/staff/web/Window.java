package dental.cuspid.staff.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser's window, as far as signing in needs one: cookies, forms, redirects.
 */
final class Window {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final HttpClient client = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private final String address;

	Window(int port) {
		this.address = "http://localhost:" + port;
	}

	HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(URI.create(this.address + path)).header("Accept", "text/html").build());
	}

	/** Sends a form of a page, given as name, value, name, value. */
	HttpResponse<String> post(String page, String path, String... fields) {
		Matcher token = CSRF.matcher(get(page).body());
		if (!token.find()) {
			throw new AssertionError("no form on " + page);
		}
		var body = new StringBuilder("_csrf=" + encode(token.group(1)));
		for (int i = 0; i < fields.length; i += 2) {
			body.append('&').append(fields[i]).append('=').append(encode(fields[i + 1]));
		}
		return send(HttpRequest.newBuilder(URI.create(this.address + path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "text/html")
			.POST(HttpRequest.BodyPublishers.ofString(body.toString()))
			.build());
	}

	/** Tries to sign in and tells where that leads. */
	String signIn(String username, String password) {
		return location(post("/login", "/login", "username", username, "password", password));
	}

	String location(HttpResponse<String> answer) {
		return answer.headers().firstValue("Location").orElse("").replace(this.address, "");
	}

	boolean signedIn() {
		return get("/profile").statusCode() == 200;
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
