package dental.cuspid.shared;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Dates, times and money as the reader's language writes them (BASE-15), in the clinic's
 * time zone. Templates know it as {@code fmt}.
 */
public final class PageFormats {

	private static final String NO_BREAK = "\u00a0";

	private static final String MINUS = "\u2212";

	private static final Map<Figures, NumberFormat> NUMBERS = new ConcurrentHashMap<>();

	private static final Map<Sign, String> SIGNS = new ConcurrentHashMap<>();

	private final Locale locale;

	private final ZoneId zone;

	private final String country;

	public PageFormats(Locale locale, ZoneId zone, String country) {
		this.locale = locale;
		this.zone = zone;
		this.country = country;
	}

	/**
	 * An amount with its unit, never broken apart, with a true minus.
	 */
	public String money(@Nullable Money money) {
		return (money != null) ? money(money, this.locale) : "";
	}

	/**
	 * An amount without its unit, for table columns whose head names it.
	 */
	public String amount(@Nullable Money money) {
		return (money != null) ? figures(money.amount(), money.amount().scale(), this.locale) : "";
	}

	/**
	 * The same with a plus on credits.
	 */
	public String signed(@Nullable Money money) {
		if (money == null) {
			return "";
		}
		return (money.isPositive() ? "+" : "") + money(money);
	}

	/**
	 * A whole number, grouped.
	 */
	public String number(@Nullable Number number) {
		return (number != null) ? figures(new BigDecimal(number.toString()), 0, this.locale) : "";
	}

	public String date(@Nullable LocalDate date) {
		return (date != null) ? date(date, this.locale) : "";
	}

	/**
	 * The day an instant falls on in the clinic.
	 */
	public String date(@Nullable Instant instant) {
		return (instant != null) ? date(instant.atZone(this.zone).toLocalDate(), this.locale) : "";
	}

	public String time(@Nullable Instant instant) {
		return (instant != null) ? time(instant.atZone(this.zone).toLocalTime()) : "";
	}

	public String time(@Nullable LocalTime time) {
		return (time != null) ? DateTimeFormatter.ofPattern("HH:mm").format(time) : "";
	}

	public String dateTime(@Nullable Instant instant) {
		return (instant != null) ? date(instant) + " " + time(instant) : "";
	}

	/**
	 * A day in words: "Tuesday 17 March 2026".
	 */
	public String day(@Nullable LocalDate date) {
		if (date == null) {
			return "";
		}
		String pattern = switch (this.locale.getLanguage()) {
			case "de" -> "EEEE, d. MMMM yyyy";
			case "ru" -> "EEEE, d MMMM yyyy";
			default -> "EEEE d MMMM yyyy";
		};
		String text = DateTimeFormatter.ofPattern(pattern, this.locale).format(date);
		return text.substring(0, 1).toUpperCase(this.locale) + text.substring(1);
	}

	/**
	 * A phone number for reading.
	 */
	public String phone(@Nullable String e164) {
		return (e164 != null) ? PhoneNumber.display(e164, this.country).replace(" ", NO_BREAK) : "";
	}

	/**
	 * The value a machine reads: {@code 2027-01-31}.
	 */
	public String isoDate(@Nullable Instant instant) {
		return (instant != null) ? instant.atZone(this.zone).toLocalDate().toString() : "";
	}

	static String money(Money money, Locale locale) {
		String sign = SIGNS.computeIfAbsent(new Sign(money.currency(), locale), Sign::text);
		return figures(money.amount(), money.amount().scale(), locale) + NO_BREAK + sign;
	}

	/**
	 * A day in words of a language, for texts that are not pages.
	 */
	public static String date(LocalDate date, Locale locale) {
		return switch (locale.getLanguage()) {
			case "de", "ru" -> DateTimeFormatter.ofPattern("dd.MM.yyyy").format(date);
			default -> DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(Locale.UK).format(date);
		};
	}

	private static String figures(BigDecimal amount, int decimals, Locale locale) {
		NumberFormat format = (NumberFormat) NUMBERS.computeIfAbsent(new Figures(locale, decimals), Figures::format)
			.clone();
		return format.format(amount).replace("-", MINUS).replace('\u202f', '\u00a0');
	}

	/** What numbers look like; looked up once, as a page shows hundreds. */
	private record Figures(Locale locale, int decimals) {

		NumberFormat format() {
			NumberFormat format = NumberFormat.getNumberInstance(this.locale);
			format.setMinimumFractionDigits(this.decimals);
			format.setMaximumFractionDigits(this.decimals);
			return format;
		}

	}

	private record Sign(Currency currency, Locale locale) {

		String text() {
			return "KZT".equals(this.currency.getCurrencyCode()) ? "\u20b8" : this.currency.getSymbol(this.locale);
		}

	}

}
