package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A patient's bonus as lots with their dates, worked out from the entries of the account
 * alone, so that lots and balance cannot drift apart. What expires first is used first; a
 * negative balance is worked off before anything new may be spent; what a refund gives
 * back keeps the dates it had, unless it would have lapsed meanwhile.
 */
final class BonusLots {

	private final Map<UUID, Lot> lots = new HashMap<>();

	private final List<Lot> inOrder = new ArrayList<>();

	private final Map<UUID, List<Taken>> takings = new HashMap<>();

	private BigDecimal debt = BigDecimal.ZERO;

	private BonusLots() {
	}

	/**
	 * Works lots out.
	 * @param entries of the account, in the order they were posted
	 */
	static BonusLots of(List<BonusEntry> entries) {
		var lots = new BonusLots();
		entries.forEach(lots::move);
		return lots;
	}

	/** Lots with something left, the first to expire first. */
	List<Lot> left() {
		return this.inOrder.stream().filter((lot) -> lot.left.signum() > 0).sorted(Lot.FIRST_EXPIRING).toList();
	}

	/** What is left of the lot of an entry. */
	BigDecimal leftOf(UUID entry) {
		Lot lot = this.lots.get(entry);
		return (lot != null) ? lot.left : BigDecimal.ZERO;
	}

	/** How far the balance is below zero. */
	BigDecimal debt() {
		return this.debt;
	}

	BigDecimal balance() {
		BigDecimal sum = this.debt.negate();
		for (Lot lot : this.inOrder) {
			sum = sum.add(lot.left);
		}
		return sum;
	}

	private void move(BonusEntry entry) {
		if (entry.amount().signum() > 0) {
			credit(entry);
		}
		else {
			take(entry);
		}
		workOff(entry.day());
	}

	private void credit(BonusEntry entry) {
		BigDecimal rest = giveBack(entry);
		if (rest.signum() > 0) {
			boolean back = entry.undoes() != null;
			var lot = new Lot(entry.entry(), entry.amount(), rest, entry.day(), back ? null : entry.spendableOn(),
					back ? null : entry.expiresOn(), this.inOrder.size());
			this.lots.put(entry.entry(), lot);
			this.inOrder.add(lot);
		}
	}

	/** What was taken last is given back first, to the lots it came from. */
	private BigDecimal giveBack(BonusEntry entry) {
		BigDecimal rest = entry.amount();
		List<Taken> taken = (entry.undoes() != null) ? this.takings.getOrDefault(entry.undoes(), List.of()) : List.of();
		for (int i = taken.size() - 1; i >= 0 && rest.signum() > 0; i--) {
			Taken one = taken.get(i);
			if (one.lot != null && one.lot.lapsedOn(entry.day())) {
				continue;
			}
			BigDecimal part = rest.min(one.amount);
			one.amount = one.amount.subtract(part);
			rest = rest.subtract(part);
			if (one.lot != null) {
				one.lot.left = one.lot.left.add(part);
			}
			else {
				BigDecimal owed = part.min(this.debt);
				this.debt = this.debt.subtract(owed);
				rest = rest.add(part.subtract(owed));
			}
		}
		return rest;
	}

	private void take(BonusEntry entry) {
		BigDecimal rest = entry.amount().negate();
		var taken = new ArrayList<Taken>();
		UUID from = (entry.takesFrom() != null) ? entry.takesFrom() : entry.undoes();
		Lot own = (from != null) ? this.lots.get(from) : null;
		if (own != null) {
			rest = rest.subtract(take(own, rest, taken));
		}
		for (Lot lot : usable(entry.day())) {
			rest = rest.subtract(take(lot, rest, taken));
		}
		if (rest.signum() > 0) {
			this.debt = this.debt.add(rest);
			taken.add(new Taken(null, rest));
		}
		this.takings.put(entry.entry(), taken);
	}

	/** A balance below zero is worked off by whatever there is. */
	private void workOff(LocalDate day) {
		if (this.debt.signum() > 0) {
			for (Lot lot : usable(day)) {
				BigDecimal part = take(lot, this.debt, new ArrayList<>());
				this.debt = this.debt.subtract(part);
			}
		}
	}

	/** What may be spent on the day comes first, and of it what expires first. */
	private List<Lot> usable(LocalDate day) {
		return this.inOrder.stream()
			.filter((lot) -> lot.left.signum() > 0)
			.sorted(Comparator.comparing((Lot lot) -> !lot.spendableOn(day)).thenComparing(Lot.FIRST_EXPIRING))
			.toList();
	}

	private static BigDecimal take(Lot lot, BigDecimal wanted, List<Taken> taken) {
		BigDecimal part = lot.left.min(wanted);
		if (part.signum() > 0) {
			lot.left = lot.left.subtract(part);
			taken.add(new Taken(lot, part));
		}
		return part;
	}

	/**
	 * A credit and what is left of it.
	 */
	static final class Lot {

		private static final Comparator<Lot> FIRST_EXPIRING = Comparator
			.comparing((Lot lot) -> (lot.expiresOn != null) ? lot.expiresOn : LocalDate.MAX)
			.thenComparing((lot) -> lot.earnedOn)
			.thenComparing((lot) -> lot.place);

		private final UUID entry;

		private final BigDecimal amount;

		private BigDecimal left;

		private final LocalDate earnedOn;

		private final @Nullable LocalDate spendableOn;

		private final @Nullable LocalDate expiresOn;

		private final int place;

		Lot(UUID entry, BigDecimal amount, BigDecimal left, LocalDate earnedOn, @Nullable LocalDate spendableOn,
				@Nullable LocalDate expiresOn, int place) {
			this.entry = entry;
			this.amount = amount;
			this.left = left;
			this.earnedOn = earnedOn;
			this.spendableOn = spendableOn;
			this.expiresOn = expiresOn;
			this.place = place;
		}

		UUID entry() {
			return this.entry;
		}

		BigDecimal amount() {
			return this.amount;
		}

		BigDecimal left() {
			return this.left;
		}

		LocalDate earnedOn() {
			return this.earnedOn;
		}

		@Nullable LocalDate spendableOn() {
			return this.spendableOn;
		}

		@Nullable LocalDate expiresOn() {
			return this.expiresOn;
		}

		boolean waitsOn(LocalDate day) {
			return this.spendableOn != null && day.isBefore(this.spendableOn);
		}

		boolean lapsedOn(LocalDate day) {
			return this.expiresOn != null && day.isAfter(this.expiresOn);
		}

		boolean spendableOn(LocalDate day) {
			return !waitsOn(day) && !lapsedOn(day);
		}

	}

	private static final class Taken {

		private final @Nullable Lot lot;

		private BigDecimal amount;

		Taken(@Nullable Lot lot, BigDecimal amount) {
			this.lot = lot;
			this.amount = amount;
		}

	}

}
