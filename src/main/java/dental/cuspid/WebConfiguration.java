package dental.cuspid;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;

import dental.cuspid.shared.AmountText;
import dental.cuspid.shared.Idempotency;
import dental.cuspid.shared.Transactions;

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

		};
	}

	@Bean
	LocaleResolver localeResolver(dental.cuspid.staff.CurrentStaff current) {
		return new StaffLocaleResolver(current);
	}

	@Override
	public void addFormatters(FormatterRegistry registry) {
		registry.addFormatter(new AmountFormatter());
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

}
