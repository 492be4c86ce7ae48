package dental.cuspid.browser;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.LoadState;
import dental.cuspid.TestStaff;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser that knows nothing yet has to fetch: at most 250 KB, 120 KB of it
 * script, nothing from elsewhere.
 */
@BrowserTest
class FirstLoadTests {

	private static final int ALL = 250 * 1024;

	private static final int SCRIPT = 120 * 1024;

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/", "/calendar", "/patients" })
	void theFirstLoadIsLight(String path, Chromium chromium) {
		try (Desk desk = path.equals("/login") ? chromium.open() : chromium.signedIn("admin", TestStaff.PASSWORD)) {
			var types = new HashMap<String, String>();
			var bytes = new HashMap<String, Integer>();
			Set<String> hosts = new HashSet<>();
			CDPSession wire = desk.page().context().newCDPSession(desk.page());
			wire.on("Network.responseReceived", (event) -> {
				types.put(text(event, "requestId"), text(event, "type"));
				String url = event.getAsJsonObject("response").get("url").getAsString();
				hosts.add(url.startsWith("data:") ? "localhost" : java.net.URI.create(url).getHost());
			});
			wire.on("Network.loadingFinished", (event) -> bytes.put(text(event, "requestId"),
					event.get("encodedDataLength").getAsBigDecimal().intValue()));
			wire.send("Network.enable");
			desk.go(path);
			desk.page().waitForLoadState(LoadState.NETWORKIDLE);
			int script = sum(bytes, types, Set.of("Script"));
			int all = bytes.values().stream().mapToInt(Integer::intValue).sum();
			System.out.printf("first load %6d bytes, script %6d, requests %2d  %s%n", all, script, bytes.size(), path);
			assertThat(all).isLessThanOrEqualTo(ALL);
			assertThat(script).isLessThanOrEqualTo(SCRIPT);
			assertThat(hosts).containsOnly("localhost");
		}
	}

	private static int sum(Map<String, Integer> bytes, Map<String, String> types, Set<String> wanted) {
		return bytes.entrySet()
			.stream()
			.filter((request) -> wanted.contains(types.get(request.getKey())))
			.mapToInt(Map.Entry::getValue)
			.sum();
	}

	private static String text(JsonObject event, String name) {
		return event.get(name).getAsString();
	}

}
