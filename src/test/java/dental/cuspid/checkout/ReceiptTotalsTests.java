package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Due and state follow from the sums alone, in currencies of 0, 2 and 3 decimals.
 */
class ReceiptTotalsTests {

	@Test
	void beginsOpenWithEverythingDue() {
		var totals = ReceiptTotals.unpaid(new BigDecimal("333.00"), new BigDecimal("16.65"));
		assertThat(totals.due()).isEqualByComparingTo("316.35");
		assertThat(totals.state()).isEqualTo(ReceiptState.OPEN);
	}

	@Test
	void aReceiptOfZeroIsSettled() {
		assertThat(ReceiptTotals.unpaid(BigDecimal.ZERO, BigDecimal.ZERO).state()).isEqualTo(ReceiptState.SETTLED);
	}

	@Test
	void discountsNeverGoBelowZero() {
		var totals = ReceiptTotals.unpaid(BigDecimal.TEN, new BigDecimal("12"));
		assertThat(totals.due()).isZero();
	}

	@Test
	void refundsLeaveDueAtZero() {
		var settled = ReceiptTotals.unpaid(new BigDecimal("32000"), BigDecimal.ZERO)
			.paid(Tender.CARD, new BigDecimal("32000"));
		var partly = settled.refunded(Tender.CARD, new BigDecimal("8000"));
		assertThat(partly.due()).isZero();
		assertThat(partly.state()).isEqualTo(ReceiptState.SETTLED);
		var whole = partly.refunded(Tender.CARD, new BigDecimal("24000"));
		assertThat(whole.due()).isZero();
		assertThat(whole.state()).isEqualTo(ReceiptState.REFUNDED);
	}

	@Test
	void aVoidedPaymentRaisesDueAgain() {
		var settled = ReceiptTotals.unpaid(BigDecimal.TEN, BigDecimal.ZERO).paid(Tender.CASH, BigDecimal.TEN);
		var after = settled.voided(Tender.CASH, BigDecimal.TEN);
		assertThat(after.due()).isEqualByComparingTo("10");
		assertThat(after.state()).isEqualTo(ReceiptState.OPEN);
	}

	@Property
	void partsInAnyOrderEqualTheWhole(@ForAll("split") Split split, @ForAll Random order) {
		var parts = new ArrayList<>(split.parts());
		Collections.shuffle(parts, order);
		var totals = ReceiptTotals.unpaid(split.gross(), split.discount());
		for (int i = 0; i < parts.size(); i++) {
			assertThat(totals.state()).isIn((i == 0) ? ReceiptState.OPEN : ReceiptState.PART_PAID);
			totals = totals.paid(Tender.values()[order.nextInt(Tender.values().length)], parts.get(i));
		}
		assertThat(totals.due()).isZero();
		assertThat(totals.state()).isEqualTo(ReceiptState.SETTLED);
		assertThat(totals.paid()).isEqualByComparingTo(split.gross().subtract(split.discount()));
	}

	@Property
	void refundingEveryPartRefundsTheReceipt(@ForAll("split") Split split, @ForAll Random order) {
		var totals = ReceiptTotals.unpaid(split.gross(), split.discount());
		for (BigDecimal part : split.parts()) {
			totals = totals.paid(Tender.CASH, part);
		}
		var parts = new ArrayList<>(split.parts());
		Collections.shuffle(parts, order);
		for (BigDecimal part : parts) {
			assertThat(totals.state()).isEqualTo(ReceiptState.SETTLED);
			totals = totals.refunded(Tender.CASH, part);
			assertThat(totals.due()).isZero();
		}
		assertThat(totals.state()).isEqualTo(ReceiptState.REFUNDED);
		assertThat(totals.netPaid()).isZero();
	}

	@Property
	void voidingWhatWasPaidLeadsBack(@ForAll("split") Split split) {
		var before = ReceiptTotals.unpaid(split.gross(), split.discount());
		var totals = before;
		for (BigDecimal part : split.parts()) {
			totals = totals.paid(Tender.BONUS, part);
		}
		for (BigDecimal part : split.parts()) {
			totals = totals.voided(Tender.BONUS, part);
		}
		assertThat(totals.due()).isEqualByComparingTo(before.due());
		assertThat(totals.state()).isEqualTo(ReceiptState.OPEN);
	}

	/** An amount due, cut into parts above zero, with 0, 2 or 3 decimals. */
	@Provide
	Arbitrary<Split> split() {
		Arbitrary<Integer> decimals = Arbitraries.of(0, 2, 3);
		Arbitrary<List<Long>> parts = Arbitraries.longs().between(1, 99_999_999).list().ofMinSize(1).ofMaxSize(8);
		Arbitrary<Long> discount = Arbitraries.longs().between(0, 1_000_000);
		return Combinators.combine(decimals, parts, discount).as((scale, units, off) -> {
			List<BigDecimal> amounts = units.stream().map((unit) -> BigDecimal.valueOf(unit, scale)).toList();
			BigDecimal less = BigDecimal.valueOf(off, scale);
			return new Split(amounts.stream().reduce(less, BigDecimal::add), less, amounts);
		});
	}

	record Split(BigDecimal gross, BigDecimal discount, List<BigDecimal> parts) {

	}

}
