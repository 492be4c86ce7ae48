package dental.cuspid.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.options.ColorScheme;
import dental.cuspid.ApiClient;
import dental.cuspid.Pages;
import dental.cuspid.Route;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page in a real browser: accessible, without errors, no wider than the window, in
 * each language (BASE-15, BASE-16). In the build each page once, with theme, language and
 * width taking turns; all combinations under the tag {@code full}.
 */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTests {

	private static final List<String> LANGUAGES = List.of("en", "de", "ru");

	private static final List<Integer> WIDTHS = List.of(390, 820, 1440);

	private static final List<ColorScheme> THEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

	@LocalServerPort
	private int port;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mapping;

	private Map<Route, String> pages;

	@BeforeAll
	void sets() {
		this.pages = Pages.addresses(Route.all(this.mapping),
				Scene.create(new ApiClient(this.port, TestStaff.ADMIN_TOKEN)));
	}

	@TestFactory
	Stream<DynamicTest> everyPageIsAccessibleAndFits(Chromium chromium) {
		List<Look> looks = looks();
		var addresses = new ArrayList<>(this.pages.values());
		return addresses.stream().map((address) -> {
			// five is no divisor of the eighteen looks: neighbours differ in all three
			Look look = looks.get(addresses.indexOf(address) * 5 % looks.size());
			return DynamicTest.dynamicTest(address + " " + look, () -> look(chromium, address, look));
		});
	}

	@Tag("full")
	@TestFactory
	Stream<DynamicTest> everyPageInEveryLook(Chromium chromium) {
		return this.pages.values()
			.stream()
			.flatMap((address) -> looks().stream()
				.map((look) -> DynamicTest.dynamicTest(address + " " + look, () -> look(chromium, address, look))));
	}

	private static void look(Chromium chromium, String address, Look look) {
		try (Desk desk = chromium.signedIn("admin", TestStaff.PASSWORD,
				(options) -> options.setViewportSize(look.width(), 900).setColorScheme(look.theme()))) {
			desk.go(address + (address.contains("?") ? "&" : "?") + "language=" + look.language());
			assertThat(desk.page().locator("html").getAttribute("lang")).isEqualTo(look.language());
			assertThat(desk.page().locator("h1").count()).as("one heading of the first level").isEqualTo(1);
			assertThat(desk.overflows()).as("wider than the window").isFalse();
			Axe.assertClean(desk.page());
		}
	}

	private static List<Look> looks() {
		return THEMES.stream()
			.flatMap((theme) -> LANGUAGES.stream()
				.flatMap((language) -> WIDTHS.stream().map((width) -> new Look(theme, language, width))))
			.toList();
	}

	/**
	 * How a page is looked at.
	 */
	private record Look(ColorScheme theme, String language, int width) {

		@Override
		public String toString() {
			return this.theme + " " + this.language + " " + this.width;
		}

	}

}
