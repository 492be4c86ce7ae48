package dental.cuspid.cashback;

import java.time.Instant;
import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Job;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lapses bonus every night soon after the clinic's day has ended.
 */
@Configuration(proxyBeanMethods = false)
class BonusExpiryJob {

	private static final String NAME = "bonus-expiry";

	private static final LocalTime AT = LocalTime.of(0, 20);

	@Bean
	Job bonusExpiryNow(BonusExpiry expiry) {
		return new Job() {

			@Override
			public String name() {
				return NAME;
			}

			@Override
			public Object run() {
				return expiry.run();
			}

		};
	}

	@Bean
	RecurringTask<Void> bonusExpiryByTheClock(BonusExpiry expiry, ClinicTime time) {
		return Tasks.recurring(NAME, new Nightly(time))
			.execute((instance, context) -> CurrentStaff.asSystem(expiry::run));
	}

	/**
	 * The clinic's time zone is asked anew each night, since it is a setting.
	 */
	private record Nightly(ClinicTime time) implements Schedule {

		@Override
		public Instant getNextExecutionTime(ExecutionComplete done) {
			return Schedules.daily(this.time.zone(), AT).getNextExecutionTime(done);
		}

		@Override
		public boolean isDeterministic() {
			return false;
		}

	}

}
