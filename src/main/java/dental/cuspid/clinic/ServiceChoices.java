package dental.cuspid.clinic;

import java.util.List;
import java.util.Optional;

/**
 * The services a field can name. Its list offers "code · name" of those in use; the code
 * or the exact name alone is understood too, so nobody has to touch the mouse.
 *
 * @param services those that are understood
 */
public record ServiceChoices(List<ServiceView> services) {

	private static final String BETWEEN = " · ";

	/** A service as its field shows it. */
	public static String text(String code, String name) {
		return code + BETWEEN + name;
	}

	/** The service somebody means by what they typed or chose. */
	public Optional<ServiceView> find(String typed) {
		String text = typed.strip();
		int between = text.indexOf(BETWEEN);
		String code = (between > 0) ? text.substring(0, between) : text;
		return this.services.stream()
			.filter((service) -> service.code().equalsIgnoreCase(code))
			.findFirst()
			.or(() -> this.services.stream().filter((service) -> service.name().equalsIgnoreCase(text)).findFirst());
	}

	/** What the list offers. */
	public List<Choice> choices() {
		return this.services.stream()
			.filter(ServiceView::active)
			.map((service) -> new Choice(text(service.code(), service.name()),
					service.price().amount().toPlainString()))
			.toList();
	}

	/**
	 * One of them.
	 *
	 * @param price for one, as a machine reads it
	 */
	public record Choice(String text, String price) {

	}

}
