package dental.cuspid.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts wrong passwords where they cannot be lost: by the database itself, in a
 * transaction of its own. Five of them lock the account for a quarter of an hour.
 */
@Component
class SignInTries {

	private static final int TRIES = 5;

	private static final Duration LOCKED_FOR = Duration.ofMinutes(15);

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final Clock clock;

	SignInTries(JdbcClient jdbc, AuditTrail audit, Clock clock) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Counts a wrong password.
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void failed(StaffId staff) {
		boolean locked = this.jdbc.sql("""
				update staff_user set failed_sign_ins = (failed_sign_ins + 1) % :tries,
					locked_until = case when failed_sign_ins + 1 >= :tries then :until else locked_until end
				where id = :id returning failed_sign_ins = 0""")
			.param("tries", TRIES)
			.param("until", this.clock.instant().plus(LOCKED_FOR).atOffset(ZoneOffset.UTC))
			.param("id", staff.value())
			.query(Boolean.class)
			.single();
		this.audit.record(staff, locked ? "staff.locked" : "staff.signInFailed", "staff", staff, null);
	}

	/**
	 * Notes a try the account was not open to.
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void refused(StaffId staff) {
		this.audit.record(staff, "staff.signInFailed", "staff", staff, null);
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void succeeded(StaffId staff) {
		forget(staff);
		this.audit.record(staff, "staff.signedIn", "staff", staff, null);
	}

	/**
	 * Opens a locked account.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void forget(StaffId staff) {
		this.jdbc.sql("update staff_user set failed_sign_ins = 0, locked_until = null where id = :id")
			.param("id", staff.value())
			.update();
	}

}
