package dental.cuspid.checkout.web;

import java.util.List;
import java.util.Optional;

import dental.cuspid.clinic.ServiceView;

/**
 * The services a line can name. The list offers "code · name"; the code or the exact name
 * alone is understood too, so nobody has to touch the mouse.
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

	/** What the list offers. */
	List<Choice> choices() {
		return this.services.stream()
			.map((service) -> new Choice(text(service.code(), service.name()),
					service.price().amount().toPlainString()))
			.toList();
	}

	/**
	 * One of them.
	 *
	 * @param price for one, as a machine reads it
	 */
	record Choice(String text, String price) {

	}

}
