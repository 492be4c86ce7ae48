package dental.cuspid.cashback;

import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.Nightly;
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
		return new Job(NAME, expiry::run);
	}

	@Bean
	RecurringTask<Void> bonusExpiryByTheClock(BonusExpiry expiry, ClinicTime time) {
		return Tasks.recurring(NAME, new Nightly(time, AT))
			.execute((instance, context) -> CurrentStaff.asSystem(expiry::run));
	}

}
