package dental.cuspid.checkout;

import java.util.List;

import dental.cuspid.shared.Money;

/**
 * How a receipt is usually paid: balances first, then money.
 *
 * @param balances what can be paid with, in this order
 * @param inMoney what is left for money
 * @param outlook what the receipt earns when it is paid like this
 */
public record PaymentProposal(List<Proposed> balances, Money inMoney, List<Outlook> outlook) {

	/**
	 * A balance.
	 *
	 * @param amount proposed, zero where there is nothing to use
	 */
	public record Proposed(ValueTender.Offer offer, Money amount) {

	}

	/** All that is due. */
	public Money due() {
		return this.balances.stream().map(Proposed::amount).reduce(this.inMoney, Money::plus);
	}

	/** Bonus expected from all programs together. */
	public Money expectedBonus() {
		return this.outlook.stream()
			.map(Outlook::expectedBonus)
			.reduce(Money::plus)
			.orElseGet(() -> Money.zero(this.inMoney.currency()));
	}

	/** What the programs say, in words. */
	public List<Reason> explanation() {
		return this.outlook.stream().flatMap((one) -> one.explanation().stream()).toList();
	}

}
