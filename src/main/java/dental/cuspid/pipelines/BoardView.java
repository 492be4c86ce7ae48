package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.List;

import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A board: its stages in order, each with count, sum and the cards on top.
 */
public record BoardView(Pipeline pipeline, List<Column> columns, Instant at) {

	/** How many deals are open. */
	public int open() {
		return this.columns.stream().filter((column) -> column.stage().open()).mapToInt(Column::count).sum();
	}

	/** The sum of the open deals. */
	public @Nullable Money sum() {
		return this.columns.stream()
			.filter((column) -> column.stage().open())
			.map(Column::sum)
			.reduce(Money::plus)
			.orElse(null);
	}

	/**
	 * One stage.
	 *
	 * @param count of a closing stage: those of the last seven days
	 */
	public record Column(StageView stage, int count, Money sum, List<Card> cards) {

		/** How many are not shown. */
		public int more() {
			return Math.max(0, this.count - this.cards.size());
		}

	}

	/**
	 * A deal as the board shows it.
	 *
	 * @param service name of the service
	 * @param responsible name of the person
	 * @param since when it entered the stage
	 * @param stalled whether it stands still for too long
	 */
	public record Card(DealId id, String stage, PatientId patient, String name, @Nullable String phone,
			@Nullable String title, @Nullable String service, @Nullable Money amount, @Nullable String responsible,
			@Nullable String username, Instant since, @Nullable Instant startsAt, @Nullable Instant dueAt,
			@Nullable Instant stallAt, boolean stalled, @Nullable Instant snoozedUntil, boolean attention, int requests,
			@Nullable String refusalReason, long version) {

	}

}
