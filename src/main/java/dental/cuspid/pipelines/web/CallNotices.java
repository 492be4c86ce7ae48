package dental.cuspid.pipelines.web;

import java.time.Instant;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.ContactReceived;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells everyone, at every instance, that somebody calls just now.
 */
@Component
class CallNotices {

	private final JdbcClient jdbc;

	private final ClinicTime time;

	CallNotices(JdbcClient jdbc, ClinicTime time) {
		this.jdbc = jdbc;
		this.time = time;
	}

	@ApplicationModuleListener
	void on(ContactReceived event) {
		Instant now = this.time.now();
		// an old call that is told of late pops up for nobody
		if (event.kind() == ContactKind.CALL && event.at().isAfter(now.minus(RecentCalls.FRESH))) {
			this.jdbc.sql("select pg_notify('call', :contact)")
				.param("contact", event.contact().toString())
				.query((row, index) -> index)
				.list();
		}
	}

}
