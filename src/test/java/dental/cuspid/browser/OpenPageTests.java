package dental.cuspid.browser;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.microsoft.playwright.options.ColorScheme;
import dental.cuspid.messaging.ContactChannelService;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.NewContactChannel;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages for people who are not signed in, in each language, with theme and width taking
 * turns: as accessible as all others (BASE-15, BASE-16).
 */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenPageTests {

	private static final List<Integer> WIDTHS = List.of(390, 820, 1440);

	/** What a form of the website is answered by, as a plain form. */
	private static final String FORM = """
			<!doctype html><html lang="en"><title>Clinic</title><h1>Clinic</h1>
			<form method="post" action="%s"><input name="name" value="%s"><input name="email" value="%s">
			<button>Send</button></form>""";

	@Autowired
	private ContactChannelService channels;

	private final String key = "open-" + UUID.randomUUID().toString().substring(0, 8);

	@BeforeAll
	void sets() {
		CurrentStaff.asSystem(() -> this.channels
			.add(new NewContactChannel(this.key, "Website", ContactKind.WEB_FORM, null, this.key)));
	}

	@TestFactory
	Stream<DynamicTest> pagesForAnybodyAreAccessibleAndFit(Chromium chromium) {
		var pages = List.of(new Open("/login", null), new Open("/password/unknown", null),
				new Open("/forms/" + this.key + "/sent", null), new Open("/forms/" + this.key, "Vera Lind"),
				new Open("/forms/" + this.key, ""), new Open("/forms/nobody", "Vera Lind"));
		return Stream.of("en", "de", "ru")
			.flatMap((language) -> pages.stream()
				.map((page) -> DynamicTest.dynamicTest(page + " " + language,
						() -> look(chromium, page, language, pages.indexOf(page) + language.charAt(0)))));
	}

	private static void look(Chromium chromium, Open page, String language, int turn) {
		int width = WIDTHS.get(turn % WIDTHS.size());
		ColorScheme theme = (turn % 2 == 0) ? ColorScheme.LIGHT : ColorScheme.DARK;
		try (Desk desk = chromium.open((options) -> options.setViewportSize(width, 900).setColorScheme(theme))) {
			String address = page.address() + "?language=" + language;
			desk.page().navigate(page.sent() == null ? address : "/login");
			if (page.sent() != null) {
				String action = desk.page().url().replaceFirst("/login.*", "") + address;
				String mail = page.sent().isEmpty() ? "" : "visitor-" + UUID.randomUUID() + "@example.org";
				desk.page().setContent(FORM.formatted(action, page.sent(), mail));
				desk.page().locator("button").click();
				desk.page().waitForURL((url) -> url.contains("/forms/"));
			}
			assertThat(desk.page().locator("h1")).hasCount(1);
			assertThat(desk.page().locator("html")).hasAttribute("lang", language);
			assertThat(desk.overflows()).as("wider than the window").isFalse();
			Axe.assertClean(desk.page());
		}
	}

	/**
	 * A page, or what a form sent there is answered by.
	 *
	 * @param sent the name in the form; null where a page is just looked at
	 */
	private record Open(String address, @Nullable String sent) {

		@Override
		public String toString() {
			return this.address.replaceAll("open-[0-9a-f]+", "known")
					+ ((this.sent != null) ? " sent" + (this.sent.isEmpty() ? " empty" : "") : "");
		}

	}

}
