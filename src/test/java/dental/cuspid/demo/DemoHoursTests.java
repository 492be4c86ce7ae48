package dental.cuspid.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import dental.cuspid.CuspidApplication;
import dental.cuspid.TestDatabase;
import dental.cuspid.ledger.BooksService;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo clinic can be started on any day at any hour (BASE-19): what of its day is
 * over, and may be given back by whom, follows the clock.
 */
@DisabledIfSystemProperty(named = "spring.datasource.url", matches = ".+")
@DisabledIfEnvironmentVariable(named = "SPRING_DATASOURCE_URL", matches = ".+")
class DemoHoursTests {

	private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

	@ParameterizedTest
	@CsvSource({ "0,00:10", "1,09:05", "2,12:50", "5,18:30", "6,23:50" })
	void theClinicStartsOnAnyDayAtAnyHour(int daysFromNow, LocalTime hour) {
		Instant wanted = LocalDate.now(ZONE).plusDays(daysFromNow).atTime(hour).atZone(ZONE).toInstant();
		Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), wanted));
		var application = new SpringApplicationBuilder(CuspidApplication.class)
			.initializers(new TestDatabase(),
					(context) -> ((GenericApplicationContext) context).registerBean("hour", Clock.class, () -> clock,
							(bean) -> bean.setPrimary(true)))
			.properties("cuspid.demo=true", "cuspid.bootstrap.admin-password=correct-horse-battery", "server.port=0")
			.web(WebApplicationType.SERVLET);
		try (var context = application.run()) {
			var run = CurrentStaff.asSystem(context.getBean(BooksService.class)::reconcile);
			assertThat(run.findings()).isEmpty();
		}
	}

}
