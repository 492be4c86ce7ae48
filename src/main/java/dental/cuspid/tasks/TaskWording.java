package dental.cuspid.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * The title of a task the product makes by itself, to be read in the language of whoever
 * looks (BASE-9).
 *
 * @param key of the message
 * @param args its values: texts, or names that are messages themselves
 */
public record TaskWording(String key, List<Object> args) {

	private static final char TEXT = 't';

	private static final char MESSAGE = 'm';

	public static TaskWording of(String key, Object... args) {
		return new TaskWording(key, List.of(args));
	}

	/** In a language. */
	public String in(Locale locale, MessageSource messages) {
		return messages.getMessage(this.key, this.args.toArray(), locale);
	}

	/** The same for a log. */
	public MessageSourceResolvable label() {
		return new DefaultMessageSourceResolvable(new String[] { this.key }, this.args.toArray());
	}

	/** Its values as they are kept. */
	String[] kept() {
		return this.args.stream().map(TaskWording::kept).toArray(String[]::new);
	}

	private static String kept(Object arg) {
		if (arg instanceof MessageSourceResolvable name) {
			return MESSAGE + Objects.requireNonNull(name.getCodes())[0] + "\n" + name.getDefaultMessage();
		}
		return TEXT + arg.toString();
	}

	/**
	 * A title in the language of whoever looks now; where nobody does, as it was written.
	 * @param key null for one that was written by hand
	 */
	public static String read(String title, @Nullable String key, List<String> kept, MessageSource messages) {
		if (key == null || LocaleContextHolder.getLocaleContext() == null) {
			return title;
		}
		var args = new ArrayList<Object>();
		for (String one : kept) {
			String[] parts = one.substring(1).split("\n", 2);
			args.add((one.charAt(0) == MESSAGE)
					? new DefaultMessageSourceResolvable(new String[] { parts[0] }, parts[parts.length - 1])
					: one.substring(1));
		}
		return Objects.requireNonNullElse(
				messages.getMessage(key, args.toArray(), title, LocaleContextHolder.getLocale()), title);
	}

}
