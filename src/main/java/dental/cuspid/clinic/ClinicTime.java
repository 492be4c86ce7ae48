package dental.cuspid.clinic;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/**
 * The clinic's time: instants come from the clock, days are those of the clinic's time
 * zone.
 */
@Component
public class ClinicTime {

	private final Clock clock;

	private final ClinicSettingsService settings;

	ClinicTime(Clock clock, ClinicSettingsService settings) {
		this.clock = clock;
		this.settings = settings;
	}

	public Instant now() {
		return this.clock.instant();
	}

	public ZoneId zone() {
		return this.settings.current().timeZone();
	}

	/**
	 * The day it is in the clinic.
	 */
	public LocalDate today() {
		return dayOf(now());
	}

	/**
	 * The day an instant falls on in the clinic.
	 */
	public LocalDate dayOf(Instant instant) {
		return instant.atZone(zone()).toLocalDate();
	}

	/**
	 * When a day begins in the clinic.
	 */
	public Instant startOf(LocalDate day) {
		return day.atStartOfDay(zone()).toInstant();
	}

}
