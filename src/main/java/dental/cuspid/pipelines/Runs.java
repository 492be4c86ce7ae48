package dental.cuspid.pipelines;

import java.time.ZoneOffset;

import dental.cuspid.clinic.ClinicTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees to it that a rule runs once for a cause, in the transaction of its effect:
 * delivered again, after a restart or by another instance, it does nothing (complaint 4).
 */
@Component
class Runs {

	private final JdbcClient jdbc;

	private final ClinicTime time;

	Runs(JdbcClient jdbc, ClinicTime time) {
		this.jdbc = jdbc;
		this.time = time;
	}

	/** Whether the rule has not run for the cause yet; then it counts as run. */
	boolean first(String rule, Object cause) {
		return this.jdbc
			.sql("insert into automation_run (rule, cause, at) values (:rule, :cause, :at) on conflict do nothing")
			.param("rule", rule)
			.param("cause", cause.toString())
			.param("at", this.time.now().atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	/** Says which deal it came to. */
	void about(String rule, Object cause, DealId deal) {
		this.jdbc.sql("update automation_run set deal_id = :deal where rule = :rule and cause = :cause")
			.param("deal", deal.value())
			.param("rule", rule)
			.param("cause", cause.toString())
			.update();
	}

}
