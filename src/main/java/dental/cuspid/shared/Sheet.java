package dental.cuspid.shared;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;

/**
 * A table that is written row by row, for a spreadsheet program.
 */
public interface Sheet {

	/**
	 * One row. Numbers are written as numbers, everything else as text, never as
	 * something a spreadsheet would calculate.
	 */
	void line(Collection<?> cells);

	/** The headings of a table in a language. */
	static List<String> heads(MessageSource messages, Locale locale, String... keys) {
		return Arrays.stream(keys).map((key) -> messages.getMessage(key, null, locale)).toList();
	}

}
