package dental.cuspid.shared;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

import com.ibm.icu.text.MessageFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The product's texts in English, German and Russian (X-6, BASE-15): every file of
 * {@code messages/}, one per module and language, formatted by ICU so that plurals are
 * right in each language. Arguments may be {@link Money} or any value ICU knows.
 */
class IcuMessageSource implements MessageSource {

	private final Map<String, Map<String, String>> texts = new HashMap<>();

	private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

	private final Map<String, Optional<PlainText>> plain = new ConcurrentHashMap<>();

	IcuMessageSource() {
		Languages.ALL.forEach((locale) -> this.texts.put(locale.getLanguage(), new HashMap<>()));
		try {
			for (Resource file : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:messages/*.properties")) {
				String name = String.valueOf(file.getFilename()).replace(".properties", "");
				String language = name.endsWith("_de") ? "de" : name.endsWith("_ru") ? "ru" : "en";
				var properties = new Properties();
				try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
					properties.load(reader);
				}
				properties.forEach((key, text) -> this.texts.get(language).put((String) key, (String) text));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public @Nullable String getMessage(String code, Object @Nullable [] args, @Nullable String defaultMessage,
			Locale locale) {
		String text = text(code, locale);
		if (text != null) {
			return format(code, text, args, locale);
		}
		return defaultMessage;
	}

	@Override
	public String getMessage(String code, Object @Nullable [] args, Locale locale) {
		String text = text(code, locale);
		if (text == null) {
			throw new NoSuchMessageException(code, locale);
		}
		return format(code, text, args, locale);
	}

	@Override
	public String getMessage(MessageSourceResolvable resolvable, Locale locale) {
		String[] codes = (resolvable.getCodes() != null) ? resolvable.getCodes() : new String[0];
		for (String code : codes) {
			String text = text(code, locale);
			if (text != null) {
				return format(code, text, resolvable.getArguments(), locale);
			}
		}
		String fallback = resolvable.getDefaultMessage();
		if (fallback != null) {
			return fallback;
		}
		throw new NoSuchMessageException((codes.length > 0) ? codes[codes.length - 1] : "", locale);
	}

	/** Every text of a language. */
	Collection<String> texts(Locale locale) {
		return this.texts.getOrDefault(locale.getLanguage(), Map.of()).values();
	}

	private @Nullable String text(String code, Locale locale) {
		Map<String, String> own = this.texts.getOrDefault(locale.getLanguage(), this.texts.get("en"));
		return own.get(code);
	}

	private String format(String code, String text, Object @Nullable [] args, Locale locale) {
		Object[] values = (args != null) ? args : new Object[0];
		Object[] shown = new Object[values.length];
		for (int i = 0; i < values.length; i++) {
			Object value = values[i];
			shown[i] = switch (value) {
				case Money money -> PageFormats.money(money, locale);
				case MessageSourceResolvable nested -> getMessage(nested, locale);
				case java.time.LocalDate date -> PageFormats.date(date, locale);
				case null -> "";
				case Number number -> number;
				case java.util.Date date -> date;
				default -> value.toString();
			};
		}
		String name = locale.getLanguage() + ":" + code;
		Optional<PlainText> plain = this.plain.computeIfAbsent(name, (key) -> PlainText.of(text));
		if (plain.isPresent() && plain.get().takes(shown)) {
			return plain.get().with(shown);
		}
		var format = this.formats.computeIfAbsent(name, (key) -> new MessageFormat(text, locale));
		synchronized (format) {
			return format.format(shown);
		}
	}

}
