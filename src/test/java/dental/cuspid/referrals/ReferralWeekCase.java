package dental.cuspid.referrals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dental.cuspid.TestStaff;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.BooksService;
import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.EntryId;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.ledger.PostEntry;
import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tests of the weekly check need: a week of their own with a coupon issue, a
 * presentation, a credit and a debit.
 */
abstract class ReferralWeekCase {

	/**
	 * Each test has a week of its own, long ago: a sealed week is closed for everybody.
	 */
	static final AtomicInteger WEEKS = new AtomicInteger();

	Friends friends;

	IsoWeek week = IsoWeek.of(LocalDate.EPOCH);

	PatientId referrer = PatientId.next();

	@Autowired
	ReferralWeekService weeks;

	@Autowired
	CouponService coupons;

	@Autowired
	LedgerService ledger;

	@Autowired
	BooksService books;

	@Autowired
	SealedWeeksCheck check;

	@Autowired
	ClinicTime time;

	@Autowired
	TestStaff staff;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	ApplicationContext application;

	@BeforeEach
	void aWeekAtTheClinic() {
		this.friends = Friends.in(this.application);
		this.week = IsoWeek.of(LocalDate.of(1996, 1, 10).plusWeeks(WEEKS.incrementAndGet()));
		this.referrer = this.friends.patient();
		this.staff.asAdmin(() -> this.coupons.issue(this.referrer, 3, this.week.from().plusDays(1)));
		this.friends.recommendOn(this.week.from().plusDays(2), this.referrer, this.friends.patient(), null);
		post(AccountKind.INTERNAL, "20", "REFERRAL", 2);
		post(AccountKind.INTERNAL, "-5", "PAYMENT", 3);
	}

	/**
	 * Alters something as only the owner of the database can, looks, and takes it back.
	 */
	void altering(String sql, Runnable look) {
		this.transaction.executeWithoutResult((status) -> {
			for (String table : List.of("ledger_posting", "coupon_batch", "referral_event", "referral_week_row",
					"referral_week_seal")) {
				this.jdbc.sql("alter table " + table + " disable trigger user").update();
			}
			assertThat(this.jdbc.sql(sql).update()).isPositive();
			look.run();
			status.setRollbackOnly();
		});
	}

	String keyOf(WeekRowKind kind) {
		return view().rows().stream().filter((row) -> row.kind() == kind).findFirst().orElseThrow().key();
	}

	EntryId post(AccountKind account, String amount, String cause, int day) {
		Instant at = this.time.startOf(this.week.from().plusDays(day)).plusSeconds(36_000);
		String id = cause.equals("REFERRAL") ? this.jdbc.sql("""
				select r.id from referral r where r.referrer_id = :id limit 1""")
			.param("id", this.referrer.value())
			.query(UUID.class)
			.single()
			.toString() : UUID.randomUUID().toString();
		Supplier<EntryId> work = () -> this.ledger.post(new PostEntry(this.referrer, account, new BigDecimal(amount),
				"REFERRALS", new Cause(cause, id), "TEST", at, true, "ledger.reason.correction", List.of("test")));
		return cause.equals("CORRECTION") ? work.get() : CurrentStaff.asSystem(work::get);
	}

	WeekView view() {
		return director(() -> this.weeks.view(this.week));
	}

	Void seal() {
		this.weeks.seal(this.week);
		return null;
	}

	Void sealAll() {
		this.weeks.checkAndSeal(this.week);
		return null;
	}

	<T> T director(Supplier<T> work) {
		return this.staff.as(work, Role.DIRECTOR);
	}

	<T> T physician(Supplier<T> work) {
		return this.staff.as(work, Role.HEAD_PHYSICIAN);
	}

	static String command(String... arguments) {
		var out = new ByteArrayOutputStream();
		int code = WeekFile.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
		return code + " " + out.toString(StandardCharsets.UTF_8);
	}

}
