package dental.cuspid;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.function.Function;

import dental.cuspid.shared.AmountText;
import dental.cuspid.shared.Idempotency;
import dental.cuspid.shared.SheetFormat;
import dental.cuspid.shared.Transactions;
import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.NumberDeserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.module.SimpleModule;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * Settings of the pages and the API.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

	@Bean
	WebMvcRegistrations registrations(Idempotency idempotency, Transactions transactions) {
		return new WebMvcRegistrations() {

			@Override
			public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
				return new IdempotentHandlerAdapter(idempotency, transactions);
			}

			@Override
			public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
				return new Routes();
			}

		};
	}

	@Bean
	FilterRegistrationBean<ResourceUrlEncodingFilter> resourceLinks(ObjectProvider<ResourceUrlProvider> resources) {
		var filter = new FilterRegistrationBean<ResourceUrlEncodingFilter>(new ResourceLinks(resources));
		filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
		return filter;
	}

	/**
	 * Numbers nobody means, such as 1e999999999, are refused where they are read: writing
	 * one out would take minutes and all memory.
	 */
	@Bean
	JacksonModule boundedNumbers() {
		return new SimpleModule("boundedNumbers").addDeserializer(BigDecimal.class, new BoundedNumber());
	}

	/**
	 * Days and moments of other ages, such as the year -999999999, are refused where they
	 * are read: neither a sum of dates nor the database knows them.
	 */
	@Bean
	JacksonModule boundedDates() {
		return new SimpleModule("boundedDates")
			.addDeserializer(LocalDate.class, new BoundedDate<>(LocalDate.class, LocalDateDeserializer.INSTANCE))
			.addDeserializer(Instant.class, new BoundedDate<>(Instant.class, InstantDeserializer.INSTANT))
			.addDeserializer(OffsetDateTime.class,
					new BoundedDate<>(OffsetDateTime.class, InstantDeserializer.OFFSET_DATE_TIME));
	}

	@Bean
	LocaleResolver localeResolver(dental.cuspid.staff.CurrentStaff current) {
		return new StaffLocaleResolver(current);
	}

	@Override
	public void addFormatters(FormatterRegistry registry) {
		registry.addFormatter(new AmountFormatter());
		registry.addConverter(String.class, SheetFormat.class, SheetFormat::of);
		registry.addConverter(String.class, LocalDate.class, (text) -> day(text, LocalDate::parse));
		registry.addConverter(String.class, LocalDateTime.class, (text) -> day(text, LocalDateTime::parse));
		registry.addConverter(String.class, YearMonth.class, (text) -> day(text, YearMonth::parse));
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		var year = CacheControl.maxAge(Duration.ofDays(365)).cachePublic();
		registry.addResourceHandler("/fonts/**").addResourceLocations("classpath:/static/fonts/").setCacheControl(year);
	}

	/**
	 * Reads amounts in forms as people type them, and writes them with the decimal mark
	 * of their language.
	 */
	static class AmountFormatter implements Formatter<BigDecimal> {

		@Override
		public BigDecimal parse(String text, Locale locale) {
			return AmountText.parse(text).orElseThrow(() -> new IllegalArgumentException("not an amount"));
		}

		@Override
		public String print(BigDecimal amount, Locale locale) {
			char mark = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
			return amount.toPlainString().replace('.', mark);
		}

	}

	/**
	 * Reads a number of at most thirty places before and after the point.
	 */
	static class BoundedNumber extends StdDeserializer<BigDecimal> {

		private static final int PLACES = 30;

		BoundedNumber() {
			super(BigDecimal.class);
		}

		@Override
		public @Nullable BigDecimal deserialize(JsonParser json, DeserializationContext context) {
			BigDecimal number = NumberDeserializers.BigDecimalDeserializer.instance.deserialize(json, context);
			if (number != null && (Math.abs((long) number.scale()) > PLACES || number.precision() > 2 * PLACES)) {
				return (BigDecimal) context.handleWeirdNumberValue(BigDecimal.class, number.unscaledValue().signum(),
						"too many places");
			}
			return number;
		}

	}

	/** The same for pages, where a field or an address names a day or a month. */
	private static <T extends Temporal> @Nullable T day(String text, Function<String, T> read) {
		if (text.isBlank()) {
			return null;
		}
		T day = read.apply(text.strip());
		if (!BoundedDate.known(day)) {
			throw new IllegalArgumentException("of another age");
		}
		return day;
	}

	/**
	 * Reads a day or a moment of the years 1 to 9999.
	 */
	static class BoundedDate<T extends Temporal> extends StdDeserializer<T> {

		private static final int LAST_YEAR = 9999;

		private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

		private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

		private final ValueDeserializer<T> reader;

		BoundedDate(Class<T> type, ValueDeserializer<T> reader) {
			super(type);
			this.reader = reader;
		}

		@Override
		@SuppressWarnings("unchecked")
		public @Nullable T deserialize(JsonParser json, DeserializationContext context) {
			T date = this.reader.deserialize(json, context);
			if (date != null && !known(date)) {
				return (T) context.handleWeirdStringValue(handledType(), date.toString(), "of another age");
			}
			return date;
		}

		static boolean known(Temporal date) {
			if (date instanceof Instant moment) {
				return !moment.isBefore(FIRST) && moment.isBefore(END);
			}
			int year = date.get(ChronoField.YEAR);
			return year >= 1 && year <= LAST_YEAR;
		}

	}

}
