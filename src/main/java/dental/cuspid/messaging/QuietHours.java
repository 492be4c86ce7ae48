package dental.cuspid.messaging;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours no SMS is sent: 21:00 to 8:00 in the clinic.
 */
final class QuietHours {

	static final LocalTime FROM = LocalTime.of(21, 0);

	static final LocalTime TO = LocalTime.of(8, 0);

	private QuietHours() {
	}

	static boolean contain(Instant moment, ZoneId zone) {
		LocalTime time = moment.atZone(zone).toLocalTime();
		return !time.isBefore(FROM) || time.isBefore(TO);
	}

	/** When the quiet hours end that contain a moment. */
	static Instant end(Instant moment, ZoneId zone) {
		ZonedDateTime local = moment.atZone(zone);
		var day = local.toLocalTime().isBefore(TO) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
		return day.atTime(TO).atZone(zone).toInstant();
	}

}
