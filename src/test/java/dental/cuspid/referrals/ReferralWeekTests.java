package dental.cuspid.referrals;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dental.cuspid.IntegrationTest;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.security.authorization.AuthorizationDeniedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The weekly check (COUP-15): row by row, separation of duties, the seal, what it closes,
 * and that whatever is altered afterwards is found and named.
 */
@IntegrationTest
class ReferralWeekTests extends ReferralWeekCase {

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

}
