package dental.cuspid.cashback.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import dental.cuspid.cashback.ReplayPatient;
import dental.cuspid.cashback.ReplayResult;
import dental.cuspid.cashback.ReplayState;
import dental.cuspid.cashback.ReplayView;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A replay as the API tells it; the figures are null until it is done.
 *
 * @param cost of the rule
 * @param today cost of today's rules and rates on the same receipts
 * @param difference of both
 */
record ReplayAnswer(UUID id, UUID rule, int version, LocalDate from, LocalDate to, ReplayState state, long receipts,
		@Nullable Long patients, @Nullable Money revenue, @Nullable Cost cost, @Nullable Cost today,
		@Nullable Money difference, @Nullable Group winners, @Nullable Group losers, @Nullable Long unchanged,
		List<Cliff> cliffs, List<ReplayResult.Category> categories, List<Month> months) {

	/**
	 * @param who the first of the winners (true) or losers
	 */
	static ReplayAnswer of(ReplayView view, Function<Boolean, List<ReplayPatient>> who) {
		ReplayResult result = view.result();
		if (result == null) {
			return new ReplayAnswer(view.id(), view.rule(), view.version(), view.from(), view.to(), view.state(),
					view.done(), null, null, null, null, null, null, null, null, List.of(), List.of(), List.of());
		}
		return new ReplayAnswer(view.id(), view.rule(), view.version(), view.from(), view.to(), view.state(),
				result.receipts(), result.patients(), result.revenue(), Cost.of(result.rule()), Cost.of(result.today()),
				result.difference(), Group.of(result.winners(), who.apply(true)),
				Group.of(result.losers(), who.apply(false)), result.same(),
				result.cliffs().stream().map(Cliff::of).toList(), result.categories(),
				result.months()
					.stream()
					.map((month) -> new Month(month.month().toString(), month.revenue(), Cost.of(month.rule()),
							Cost.of(month.today())))
					.toList());
	}

	/** What was given. */
	record Cost(Money bonus, Money discount, Money total) {

		static Cost of(ReplayResult.Cost cost) {
			return new Cost(cost.bonus(), cost.discount(), cost.total());
		}

	}

	/**
	 * Who gets more, or less.
	 *
	 * @param items those with the largest differences
	 */
	record Group(long count, Money total, Money average, List<Person> items) {

		static Group of(ReplayResult.Group group, List<ReplayPatient> patients) {
			return new Group(group.patients(), group.total(), group.average(),
					patients.stream()
						.map((one) -> new Person(one.patient(), one.cardNumber(), one.receipts(), one.today(),
								one.rule(), one.difference()))
						.toList());
		}

	}

	/** A patient. */
	record Person(UUID id, @Nullable String patient, int receipts, Money today, Money rule, Money difference) {

	}

	/** An edge at which the reward jumps. */
	record Cliff(Money edge, ReplayResult.Cliff.Kind kind, Money within, long patients, long receipts, Money average) {

		static Cliff of(ReplayResult.Cliff cliff) {
			return new Cliff(cliff.edge(), cliff.kind(), cliff.within(), cliff.patients(), cliff.receipts(),
					cliff.average());
		}

	}

	/** A month. */
	record Month(String month, Money revenue, Cost cost, Cost today) {

	}

}
