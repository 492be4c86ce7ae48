package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lots add up to the balance whatever happens; what expires first is used first; a
 * negative balance is worked off first; what is given back keeps its dates.
 */
class BonusLotsTests {

	private static final LocalDate DAY = LocalDate.of(2027, 1, 1);

	private final List<BonusEntry> entries = new ArrayList<>();

	@Test
	void whatExpiresFirstIsUsedFirst() {
		UUID late = credit("100", 0, DAY.plusDays(90));
		UUID never = credit("100", 1, null);
		UUID soon = credit("100", 2, DAY.plusDays(30));
		pay("150", 3);
		assertThat(left(soon)).isEqualByComparingTo("0");
		assertThat(left(late)).isEqualByComparingTo("50");
		assertThat(left(never)).isEqualByComparingTo("100");
	}

	@Test
	void aNegativeBalanceIsWorkedOffBeforeAnythingIsLeft() {
		UUID first = credit("100", 0, DAY.plusDays(90));
		pay("100", 1);
		add("-100", 2, first, null, null);
		assertThat(lots().debt()).isEqualByComparingTo("100");
		UUID next = credit("130", 3, DAY.plusDays(90));
		assertThat(lots().debt()).isEqualByComparingTo("0");
		assertThat(left(next)).isEqualByComparingTo("30");
	}

	@Test
	void aClawBackTakesFromItsOwnAccrualFirst() {
		UUID soon = credit("100", 0, DAY.plusDays(10));
		UUID late = credit("100", 1, DAY.plusDays(90));
		add("-60", 2, late, null, null);
		assertThat(left(soon)).isEqualByComparingTo("100");
		assertThat(left(late)).isEqualByComparingTo("40");
	}

	@Test
	void whatARefundGivesBackKeepsItsDatesUnlessTheyHavePassed() {
		UUID soon = credit("100", 0, DAY.plusDays(10));
		UUID payment = pay("80", 1);
		add("50", 5, null, payment, null);
		assertThat(left(soon)).isEqualByComparingTo("70");
		UUID late = add("30", 20, null, payment, null);
		assertThat(left(soon)).isEqualByComparingTo("70");
		assertThat(left(late)).isEqualByComparingTo("30");
		assertThat(lots().left().getLast().expiresOn()).isNull();
	}

	@Test
	void whatWaitsIsUsedLast() {
		UUID waiting = UUID.randomUUID();
		this.entries.add(new BonusEntry(waiting, new BigDecimal("100"), DAY, Instant.EPOCH, null, null,
				DAY.plusDays(14), DAY.plusDays(20)));
		UUID free = credit("100", 1, DAY.plusDays(90));
		pay("60", 2);
		assertThat(left(free)).isEqualByComparingTo("40");
		assertThat(left(waiting)).isEqualByComparingTo("100");
	}

	@Property(tries = 1000)
	void lotsAddUpToTheBalanceWhateverHappens(@ForAll("moves") List<Move> moves) {
		this.entries.clear();
		BigDecimal balance = BigDecimal.ZERO;
		for (int i = 0; i < moves.size(); i++) {
			Move move = moves.get(i);
			BigDecimal amount = BigDecimal.valueOf(move.cents(), 2);
			UUID other = this.entries.isEmpty() ? null : this.entries.get(move.other() % this.entries.size()).entry();
			LocalDate expires = (move.days() == 0) ? null : DAY.plusDays(i + move.days());
			switch (move.kind()) {
				case 0 -> credit(amount.toPlainString(), i, expires);
				case 1 -> pay(amount.toPlainString(), i);
				case 2 -> add(amount.negate().toPlainString(), i, other, null, null);
				case 3 -> add(amount.toPlainString(), i, null, other, null);
				default -> add(amount.negate().toPlainString(), i, null, other, null);
			}
			balance = balance.add(this.entries.getLast().amount());
			BonusLots lots = lots();
			assertThat(lots.balance()).isEqualByComparingTo(balance);
			assertThat(lots.debt()).isNotNegative();
			assertThat(lots.left()).allSatisfy((lot) -> {
				assertThat(lot.left()).isPositive();
				assertThat(lot.left()).isLessThanOrEqualTo(lot.amount());
			});
			if (lots.debt().signum() > 0) {
				assertThat(lots.left()).isEmpty();
			}
		}
	}

	@Provide
	Arbitrary<List<Move>> moves() {
		return Combinators
			.combine(Arbitraries.integers().between(0, 4), Arbitraries.integers().between(1, 10_000),
					Arbitraries.integers().between(0, 20), Arbitraries.integers().between(0, 50))
			.as(Move::new)
			.list()
			.ofMaxSize(25);
	}

	private UUID credit(String amount, int day, @Nullable LocalDate expires) {
		return add(amount, day, null, null, expires);
	}

	private UUID pay(String amount, int day) {
		return add("-" + amount, day, null, null, null);
	}

	private UUID add(String amount, int day, @Nullable UUID takesFrom, @Nullable UUID undoes,
			@Nullable LocalDate expires) {
		var entry = new BonusEntry(UUID.randomUUID(), new BigDecimal(amount), DAY.plusDays(day), Instant.EPOCH,
				takesFrom, undoes, null, expires);
		this.entries.add(entry);
		return entry.entry();
	}

	private BonusLots lots() {
		return BonusLots.of(this.entries);
	}

	private BigDecimal left(UUID entry) {
		return lots().leftOf(entry);
	}

	/** A movement: credit, payment, claw-back, refund or reversal. */
	record Move(int kind, int cents, int days, int other) {

	}

}
