package dental.cuspid.referrals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.BooksService;
import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.EntryId;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.ledger.PostEntry;
import dental.cuspid.patients.PatientId;
import dental.cuspid.referrals.WeekView.Alteration;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The weekly check (COUP-15): row by row, separation of duties, the seal, what it closes,
 * and that whatever is altered afterwards is found and named.
 */
@IntegrationTest
class ReferralWeekTests {

	/**
	 * Each test has a week of its own, long ago: a sealed week is closed for everybody.
	 */
	private static final AtomicInteger WEEKS = new AtomicInteger();

	private Friends friends;

	private IsoWeek week = IsoWeek.of(LocalDate.EPOCH);

	private PatientId referrer = PatientId.next();

	@Autowired
	private ReferralWeekService weeks;

	@Autowired
	private CouponService coupons;

	@Autowired
	private LedgerService ledger;

	@Autowired
	private BooksService books;

	@Autowired
	private SealedWeeksCheck check;

	@Autowired
	private ClinicTime time;

	@Autowired
	private TestStaff staff;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private ApplicationContext application;

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

	@Test
	void everyRowOfTheWeekIsThereWithItsReason() {
		this.friends.recommendOn(this.week.to(), this.friends.patient(), this.friends.patient(), "knows her for years");
		WeekView view = view();
		assertThat(view.rows()).extracting(WeekRow::kind)
			.containsExactly(WeekRowKind.COUPONS, WeekRowKind.PRESENTED, WeekRowKind.CREDITED, WeekRowKind.DEBIT,
					WeekRowKind.PRESENTED);
		assertThat(view.rows().getFirst().coupons()).isEqualTo(3);
		assertThat(view.rows().getFirst().backdated()).isTrue();
		WeekRow unknown = view.rows().getLast();
		assertThat(unknown.reason()).isEqualTo("knows her for years");
		assertThat(unknown.marks()).containsExactly(ReferralMark.NO_VALID_COUPON);
		assertThat(unknown.exception()).isTrue();
		assertThat(view.totals().credited().amount()).isEqualByComparingTo("20");
		assertThat(view.totals().debited().amount()).isEqualByComparingTo("5");
		assertThat(view.totals().coupons()).isEqualTo(3);
		assertThat(view.totals().presented()).isEqualTo(2);
	}

	@Test
	void aWeekIsTickedRowByRowAndThenSealed() {
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> physician(() -> seal()));
		String first = view().rows().getFirst().key();
		physician(() -> {
			this.weeks.check(this.week, first, "counted the stubs");
			return null;
		});
		WeekRow.Check check = view().rows().getFirst().check();
		assertThat(check).isNotNull();
		assertThat(check.comment()).isEqualTo("counted the stubs");
		assertThat(check.by()).isEqualTo("Test head_physician");
		assertThat(physician(() -> this.weeks.checkAll(this.week))).isZero();
		physician(this::seal);
		WeekView sealed = view();
		assertThat(sealed.seal()).isNotNull();
		assertThat(sealed.seal().intact()).isTrue();
		assertThat(sealed.seal().sealedBy()).isEqualTo("Test head_physician");
		assertThat(sealed.rows().getFirst().check()).isNotNull()
			.extracting(WeekRow.Check::comment)
			.isEqualTo("counted the stubs");
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> physician(this::seal));
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> physician(() -> {
			this.weeks.uncheck(this.week, first);
			return null;
		}));
	}

	@Test
	void nothingIsDatedIntoASealedWeek() {
		director(() -> sealAll());
		LocalDate day = this.week.from().plusDays(1);
		PatientId newcomer = this.friends.patient();
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> this.staff.asAdmin(() -> this.coupons.issue(this.referrer, 1, day)));
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> this.friends.recommendOn(day, this.referrer, newcomer, "late"));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> post(AccountKind.INTERNAL, "1", "OTHER", 1));
		assertThat(view().seal()).isNotNull().extracting(WeekView.Seal::intact).isEqualTo(true);
	}

	@Test
	void onlyAWeekThatHasEndedIsSealed() {
		IsoWeek running = IsoWeek.of(this.time.today());
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> director(() -> {
			this.weeks.checkAndSeal(running);
			return null;
		}))
			.satisfies((refusal) -> assertThat(refusal.problems().getFirst().code())
				.isIn("referrals.refusal.weekNotEnded", "referrals.refusal.ownCorrection"));
	}

	@Test
	void whoeverCorrectedABalanceDoesNotTickThatRow() {
		director(() -> post(AccountKind.BONUS, "7", "CORRECTION", 4));
		WeekRow correction = view().rows()
			.stream()
			.filter((row) -> row.kind() == WeekRowKind.CORRECTION)
			.findFirst()
			.orElseThrow();
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> director(() -> {
			this.weeks.check(this.week, correction.key(), null);
			return null;
		}));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> director(this::sealAll));
		assertThat(view().seal()).isNull();
		physician(() -> {
			this.weeks.check(this.week, correction.key(), "voucher seen");
			return null;
		});
		director(this::sealAll);
		assertThat(view().seal()).isNotNull();
	}

	@ParameterizedTest
	@EnumSource(value = Role.class, names = { "HEAD_PHYSICIAN", "DIRECTOR" }, mode = EnumSource.Mode.EXCLUDE)
	void onlyHeadPhysicianAndDirectorSeal(Role role) {
		assertThatExceptionOfType(AuthorizationDeniedException.class)
			.isThrownBy(() -> this.staff.as(this::sealAll, role));
	}

	@Test
	void whatIsAlteredInTheDatabaseIsFoundAndNamed() {
		director(this::sealAll);
		String credit = keyOf(WeekRowKind.CREDITED);
		String issued = keyOf(WeekRowKind.COUPONS);
		String presented = keyOf(WeekRowKind.PRESENTED);
		UUID entry = UUID.fromString(credit.substring("entry:".length()));
		altering("""
				update ledger_posting set amount = amount * 2 where transaction_id = '%s'""".formatted(entry), () -> {
			assertThat(view().findings()).singleElement()
				.satisfies((finding) -> assertThat(finding.kind()).isEqualTo(Alteration.CHANGED))
				.satisfies((finding) -> assertThat(finding.key()).isEqualTo(credit));
			assertThat(this.check.run().findings()).anySatisfy((finding) -> {
				assertThat(finding.code()).isEqualTo("referrals.finding.CHANGED");
				assertThat(finding.args().getFirst()).isEqualTo(this.week.toString());
				assertThat(finding.args().getLast()).contains(credit);
				assertThat(finding.href()).isEqualTo("/referrals/weeks/" + this.week);
			});
		});
		altering(
				"update coupon_batch set coupons = 30 where id = '%s'".formatted(issued.substring("coupons:".length())),
				() -> assertThat(view().findings()).singleElement()
					.satisfies((finding) -> assertThat(finding.key()).isEqualTo(issued)));
		altering("delete from referral_event where id = '%s'".formatted(presented.substring("event:".length())),
				() -> assertThat(view().findings()).singleElement()
					.satisfies((finding) -> assertThat(finding.kind()).isEqualTo(Alteration.MISSING))
					.satisfies((finding) -> assertThat(finding.key()).isEqualTo(presented)));
		altering("""
				insert into referral_event (id, referral_id, kind, clinic_day, at, staff_id, referrer_id)
				select gen_random_uuid(), referral_id, 'GIFT', clinic_day, at, staff_id, referrer_id
				from referral_event where id = '%s'""".formatted(presented.substring("event:".length())),
				() -> assertThat(view().findings()).singleElement()
					.satisfies((finding) -> assertThat(finding.kind()).isEqualTo(Alteration.ADDED)));
		altering(
				"update referral_week_row set line = replace(line, '\"amount\":\"-5\"', '\"amount\":\"-4\"') where week = '%s'"
					.formatted(this.week),
				() -> assertThat(view().findings()).singleElement()
					.satisfies((finding) -> assertThat(finding.key()).isEqualTo(keyOf(WeekRowKind.DEBIT))));
		altering("update referral_week_row set line = 'x' where week = '%s' and position = 1".formatted(this.week),
				() -> assertThat(view().findings()).isNotEmpty());
		altering(
				"update referral_week_seal set row_hashes = array_reverse(row_hashes) where week = '%s'"
					.formatted(this.week),
				() -> assertThat(view().findings())
					.anySatisfy((finding) -> assertThat(finding.kind()).isEqualTo(Alteration.SEAL)));
		assertThat(view().findings()).isEmpty();
		assertThat(CurrentStaff.asSystem(this.books::reconcile).checked().get("sealedWeeks")).isPositive();
	}

	@Test
	void theExportedWeekProvesItselfWithoutTheApplication(@TempDir Path folder) throws IOException {
		director(this::sealAll);
		String file = director(() -> this.weeks.export(this.week.toString()));
		String key = view().seal().publicKey();
		assertThat(WeekFile.verify(file, null)).isEmpty();
		assertThat(WeekFile.verify(file, key)).isEmpty();
		assertThat(WeekFile.verify(file, "another key")).containsExactly("it was signed with another key");
		String debit = keyOf(WeekRowKind.DEBIT);
		assertThat(WeekFile.verify(file.replace("\"amount\":\"-5\"", "\"amount\":\"-4\""), key)).singleElement()
			.satisfies((problem) -> assertThat(problem).contains("was changed", "DEBIT", debit));
		List<String> lines = file.lines().toList();
		assertThat(WeekFile.verify(String.join("\n", lines.subList(0, 2)) + "\n" + lines.getLast(), key))
			.anySatisfy((problem) -> assertThat(problem).contains("is missing"));
		assertThat(WeekFile.verify(file.replace(this.week.toString(), "1990-W01"), key)).isNotEmpty();
		assertThat(WeekFile.verify("", null)).isNotEmpty();
		Path kept = Files.writeString(folder.resolve("week.jsonl"), file);
		assertThat(command(kept.toString(), key)).startsWith("0 INTACT: week " + this.week);
		Files.writeString(kept, file.replace("\"coupons\":\"3\"", "\"coupons\":\"2\""));
		assertThat(command(kept.toString())).startsWith("1 ALTERED: row 1 was changed: COUPONS");
		assertThat(command(folder.resolve("nothing").toString())).startsWith("2 cannot be read");
		assertThat(command()).startsWith("2 usage");
	}

	@Test
	void twoPeopleSealOnce() throws InterruptedException {
		var sealed = new AtomicInteger();
		var refused = new AtomicInteger();
		List<Thread> two = List.of(Role.DIRECTOR, Role.HEAD_PHYSICIAN)
			.stream()
			.map((role) -> Thread.ofVirtual().start(() -> {
				try {
					this.staff.as(this::sealAll, role);
					sealed.incrementAndGet();
				}
				catch (Conflict ex) {
					refused.incrementAndGet();
				}
			}))
			.toList();
		for (Thread one : two) {
			one.join();
		}
		assertThat(sealed).hasValue(1);
		assertThat(refused).hasValue(1);
	}

	/**
	 * Alters something as only the owner of the database can, looks, and takes it back.
	 */
	private void altering(String sql, Runnable look) {
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

	private String keyOf(WeekRowKind kind) {
		return view().rows().stream().filter((row) -> row.kind() == kind).findFirst().orElseThrow().key();
	}

	private EntryId post(AccountKind account, String amount, String cause, int day) {
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

	private WeekView view() {
		return director(() -> this.weeks.view(this.week));
	}

	private Void seal() {
		this.weeks.seal(this.week);
		return null;
	}

	private Void sealAll() {
		this.weeks.checkAndSeal(this.week);
		return null;
	}

	private <T> T director(Supplier<T> work) {
		return this.staff.as(work, Role.DIRECTOR);
	}

	private <T> T physician(Supplier<T> work) {
		return this.staff.as(work, Role.HEAD_PHYSICIAN);
	}

	private static String command(String... arguments) {
		var out = new ByteArrayOutputStream();
		int code = WeekFile.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
		return code + " " + out.toString(StandardCharsets.UTF_8);
	}

}
