package dental.cuspid.checkout.web;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import dental.cuspid.checkout.PaymentProposal;
import dental.cuspid.checkout.Tender;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.Errors;

/**
 * What is taken in one go: from each balance, and in money by one tender or two.
 *
 * @param receivedAt an earlier moment, where it is entered later
 * @param print whether to go on to the print
 */
record PaymentForm(@Nullable BigDecimal internalAccount, @Nullable BigDecimal bonus, @Nullable BigDecimal dentacoin,
		@Nullable Tender tender, @Nullable BigDecimal amount, @Nullable String fiscalNumber, @Nullable Tender tender2,
		@Nullable BigDecimal amount2,
		@DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable LocalDateTime receivedAt,
		@Nullable Boolean print) {

	static PaymentForm of(PaymentProposal proposal) {
		return new PaymentForm(proposed(proposal, Tender.INTERNAL_ACCOUNT), proposed(proposal, Tender.BONUS),
				proposed(proposal, Tender.DENTACOIN), Tender.CARD, orNull(proposal.inMoney().amount()), null, null,
				null, null, null);
	}

	/** Balances first, then money. */
	List<Part> parts() {
		var parts = new ArrayList<Part>();
		add(parts, "internalAccount", Tender.INTERNAL_ACCOUNT, this.internalAccount, null);
		add(parts, "bonus", Tender.BONUS, this.bonus, null);
		add(parts, "dentacoin", Tender.DENTACOIN, this.dentacoin, null);
		if (this.tender != null) {
			add(parts, "amount", this.tender, this.amount, this.fiscalNumber);
		}
		if (this.tender2 != null) {
			add(parts, "amount2", this.tender2, this.amount2, null);
		}
		return parts;
	}

	boolean printed() {
		return Boolean.TRUE.equals(this.print);
	}

	void check(Errors errors) {
		requireTender(this.tender, this.amount, "tender", errors);
		requireTender(this.tender2, this.amount2, "tender2", errors);
		if (!errors.hasErrors() && parts().isEmpty()) {
			errors.rejectValue("amount", "checkout.refusal.nothingTaken");
		}
	}

	private static void requireTender(@Nullable Tender tender, @Nullable BigDecimal amount, String field,
			Errors errors) {
		if (given(amount) && tender == null) {
			errors.rejectValue(field, "checkout.refusal.tender");
		}
		if (tender != null && !tender.isMoney()) {
			errors.rejectValue(field, "checkout.refusal.tender");
		}
	}

	private static void add(List<Part> parts, String field, Tender tender, @Nullable BigDecimal amount,
			@Nullable String number) {
		if (amount != null && given(amount)) {
			parts.add(new Part(field, tender, amount, number));
		}
	}

	private static boolean given(@Nullable BigDecimal amount) {
		return amount != null && amount.signum() != 0;
	}

	private static @Nullable BigDecimal proposed(PaymentProposal proposal, Tender tender) {
		return proposal.balances()
			.stream()
			.filter((balance) -> balance.offer().tender() == tender)
			.map((balance) -> orNull(balance.amount().amount()))
			.filter(java.util.Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private static @Nullable BigDecimal orNull(BigDecimal amount) {
		return (amount.signum() > 0) ? amount : null;
	}

	/**
	 * One payment of it.
	 *
	 * @param field where a refusal is shown
	 */
	record Part(String field, Tender tender, BigDecimal amount, @Nullable String number) {

	}

}
