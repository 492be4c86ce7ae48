package dental.cuspid.messaging;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateTextTests {

	@Test
	void placeholdersAreFilledAndEmptyPartsLeftOut() {
		String text = "You are credited [?phone][phone] on your phone and [/][account] on your account.";
		assertThat(TemplateText.render(text, Map.of("phone", "5 €", "account", "10 €")))
			.isEqualTo("You are credited 5 € on your phone and 10 € on your account.");
		assertThat(TemplateText.render(text, Map.of("phone", "", "account", "10 €")))
			.isEqualTo("You are credited 10 € on your account.");
		assertThat(TemplateText.placeholders(text)).containsExactly("phone", "account");
	}

	@Test
	void whatAValueSaysIsNotReadAsATemplate() {
		assertThat(TemplateText.render("Dear [patient]", Map.of("patient", "[clinic] $1 [?x]a[/]", "clinic", "X")))
			.isEqualTo("Dear [clinic] $1 [?x]a[/]");
	}

	@Test
	void partsMustEnd() {
		assertThat(TemplateText.closed("[?a]x[/] [?b]y[/]")).isTrue();
		assertThat(TemplateText.closed("[?a]x")).isFalse();
		assertThat(TemplateText.closed("x[/]")).isFalse();
	}

}
