package dental.cuspid.cashback;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dental.cuspid.checkout.Reason;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A patient's bonus: what it is, what may be spent, what expires when, how it came
 * (CB-3).
 *
 * @param spendable of the balance today
 * @param owed how far the balance is below zero; the next bonuses work it off
 * @param expected of receipts that are not settled or whose visit is still to come
 * @param lots with something left, the first to expire first
 * @param history newest first
 */
public record BonusView(Money balance, Money spendable, Money owed, List<Expected> expected, List<Lot> lots,
		List<Entry> history) {

	/** What is expected in all. */
	public Money expectedTotal() {
		return this.expected.stream()
			.map(Expected::amount)
			.reduce(Money::plus)
			.orElseGet(() -> Money.zero(this.balance.currency()));
	}

	/** A receipt that is going to earn. */
	public record Expected(UUID receipt, String number, Money amount, LocalDate day) {

	}

	/**
	 * What is left of a credit.
	 *
	 * @param spendableOn first day it may be spent, null where it may be already
	 * @param expiresOn last day it may be spent, null for ever
	 * @param lapsed whether that day has passed
	 */
	public record Lot(Money amount, Money left, LocalDate earnedOn, @Nullable LocalDate spendableOn,
			@Nullable LocalDate expiresOn, boolean lapsed) {

	}

	/**
	 * A movement.
	 *
	 * @param parts what earned it, with the version of the rule; empty for other
	 * movements
	 * @param receipt it has to do with, null for none
	 */
	public record Entry(UUID entry, Instant at, Money amount, Money balanceAfter, Reason reason,
			List<Accrual.Part> parts, @Nullable UUID receipt) {

	}

}
