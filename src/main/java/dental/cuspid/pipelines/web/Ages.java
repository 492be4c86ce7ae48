package dental.cuspid.pipelines.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says how long something takes, in one unit.
 */
@Component
class Ages {

	private static final int HOURS = 48;

	private final MessageSource messages;

	Ages(MessageSource messages) {
		this.messages = messages;
	}

	/** A span such as "4 min", "3 h" or "12 d". */
	String of(Duration span, Locale locale) {
		Duration time = span.isNegative() ? Duration.ZERO : span;
		if (time.toMinutes() < 60) {
			return say("boards.age.minutes", time.toMinutes(), locale);
		}
		return (time.toHours() < HOURS) ? say("boards.age.hours", time.toHours(), locale)
				: say("boards.age.days", time.toDays(), locale);
	}

	/** When a span that began at a moment is said in other words than now. */
	static Instant until(Instant since, Instant now) {
		Duration time = Duration.between(since, now);
		if (time.isNegative()) {
			return since.plus(Duration.ofMinutes(1));
		}
		Duration unit = (time.toMinutes() < 60) ? Duration.ofMinutes(1)
				: (time.toHours() < HOURS) ? Duration.ofHours(1) : Duration.ofDays(1);
		return since.plus(unit.multipliedBy(time.dividedBy(unit) + 1));
	}

	private String say(String key, long value, Locale locale) {
		return this.messages.getMessage(key, new Object[] { value }, locale);
	}

}
