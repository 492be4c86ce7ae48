package dental.cuspid.browser;

import java.util.List;
import java.util.stream.Collectors;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks a page against the rules of accessibility (BASE-16).
 */
public final class Axe {

	private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
			"best-practice");

	private Axe() {
	}

	public static void assertClean(Page page) {
		assertThat(violations(page)).as("violations at " + page.url()).isEmpty();
	}

	static List<String> violations(Page page) {
		return new AxeBuilder(page).withTags(RULES).analyze().getViolations().stream().map(Axe::describe).toList();
	}

	private static String describe(Rule rule) {
		return rule.getId() + " (" + rule.getHelp() + "): " + rule.getNodes()
			.stream()
			.map((node) -> node.getHtml() + " " + String.valueOf(node.getFailureSummary()).replaceAll("\\s+", " "))
			.collect(Collectors.joining("\n  ", "\n  ", ""));
	}

}
