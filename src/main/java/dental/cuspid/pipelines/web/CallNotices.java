package dental.cuspid.pipelines.web;

import java.time.Duration;
import java.time.Instant;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.ContactReceived;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells everyone at a board, at every instance, that somebody calls just now.
 */
@Component
class CallNotices {

	/** An old call that is told of late pops up for nobody. */
	private static final Duration FRESH = Duration.ofMinutes(2);

	private final JdbcClient jdbc;

	private final ClinicTime time;

	CallNotices(JdbcClient jdbc, ClinicTime time) {
		this.jdbc = jdbc;
		this.time = time;
	}

	@ApplicationModuleListener
	void on(ContactReceived event) {
		Instant now = this.time.now();
		if (event.kind() == ContactKind.CALL && event.at().isAfter(now.minus(FRESH))) {
			this.jdbc.sql("select pg_notify('call', :contact)")
				.param("contact", event.contact().toString())
				.query((row, index) -> index)
				.list();
		}
	}

}
