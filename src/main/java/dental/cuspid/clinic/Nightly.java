package dental.cuspid.clinic;

import java.time.Instant;
import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

/**
 * Once a night by the clinic's clock. The time zone is asked anew each night, since it is
 * a setting.
 *
 * @param time the clinic's clock
 * @param at when, in the clinic
 */
public record Nightly(ClinicTime time, LocalTime at) implements Schedule {

	@Override
	public Instant getNextExecutionTime(ExecutionComplete done) {
		return Schedules.daily(this.time.zone(), this.at).getNextExecutionTime(done);
	}

	@Override
	public boolean isDeterministic() {
		return false;
	}

}
