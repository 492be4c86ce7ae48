package dental.cuspid.plans.web;

import java.util.List;
import java.util.Optional;

import dental.cuspid.clinic.ServiceView;

/**
 * The services an item can name. The list offers "code · name"; the code or the exact
 * name alone is understood too.
 */
record ServiceChoices(List<ServiceView> services) {

	private static final String BETWEEN = " · ";

	static String text(String code, String name) {
		return code + BETWEEN + name;
	}

	Optional<ServiceView> find(String typed) {
		String text = typed.strip();
		int between = text.indexOf(BETWEEN);
		String code = (between > 0) ? text.substring(0, between) : text;
		return this.services.stream()
			.filter((service) -> service.code().equalsIgnoreCase(code))
			.findFirst()
			.or(() -> this.services.stream().filter((service) -> service.name().equalsIgnoreCase(text)).findFirst());
	}

	/** What the list offers: text and price for one. */
	public List<Choice> choices() {
		return this.services.stream()
			.filter(ServiceView::active)
			.map((service) -> new Choice(text(service.code(), service.name()),
					service.price().amount().toPlainString()))
			.toList();
	}

	record Choice(String text, String price) {

	}

}
