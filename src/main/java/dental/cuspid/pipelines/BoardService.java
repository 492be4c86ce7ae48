package dental.cuspid.pipelines;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.NotFound;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Parts of boards: one column anew, or its next cards (BX-A to BX-D).
 */
@Service
@Transactional(readOnly = true)
public class BoardService {

	private static final int MOST = 200;

	private final BoardQueries queries;

	private final DealQueries deals;

	private final StageRows stages;

	BoardService(BoardQueries queries, DealQueries deals, StageRows stages) {
		this.queries = queries;
		this.deals = deals;
		this.stages = stages;
	}

	/**
	 * A column with the cards on top.
	 * @param cards how many
	 * @throws NotFound when the pipeline has no such stage
	 */
	@Requires(Right.READ_PATIENTS)
	public BoardView.Column column(StageRef stage, DealFilter filter, int cards) {
		StageView known = stage(stage);
		return this.queries.column(known, filter,
				this.queries.cards(known, filter, null, Math.clamp(cards, DealService.CARDS, MOST)));
	}

	/**
	 * The next cards of a column.
	 * @param after the last card shown
	 */
	@Requires(Right.READ_PATIENTS)
	public CardsAfter after(StageRef stage, DealFilter filter, DealId after) {
		List<BoardView.Card> cards = this.queries.cards(stage(stage), filter, after, DealService.CARDS + 1);
		return new CardsAfter(cards.stream().limit(DealService.CARDS).toList(), cards.size() > DealService.CARDS);
	}

	/** The deal a deal comes from, and those that came of it. */
	@Requires(Right.READ_PATIENTS)
	public List<RelatedDeal> relatives(DealId deal) {
		List<BoardQueries.Related> related = this.queries.relatives(deal);
		if (related.isEmpty()) {
			return List.of();
		}
		Map<StageRef, StageView> known = this.stages.all()
			.stream()
			.collect(Collectors.toMap(StageView::ref, Function.identity()));
		return related.stream()
			.map((one) -> new RelatedDeal(one.id(), known.get(one.stage()), one.open(), one.parent()))
			.toList();
	}

	/**
	 * A patient's deals, open ones first, each with its stage. The caller notes who
	 * looked.
	 */
	@Requires(Right.READ_PATIENTS)
	public List<DealOfPatient> ofPatient(PatientId patient, int limit) {
		List<DealView> deals = this.deals.list(DealFilter.of(null, null, patient, null), null, limit).items();
		if (deals.isEmpty()) {
			return List.of();
		}
		Map<StageRef, StageView> known = this.stages.all()
			.stream()
			.collect(Collectors.toMap(StageView::ref, Function.identity()));
		return deals.stream()
			.filter((deal) -> deal.outcome() != DealOutcome.TAKEN_BACK)
			.sorted(Comparator.comparing((DealView deal) -> !deal.open()))
			.map((deal) -> new DealOfPatient(deal, known.get(new StageRef(deal.pipeline(), deal.stage()))))
			.toList();
	}

	private StageView stage(StageRef stage) {
		return this.stages.find(stage).orElseThrow(() -> new NotFound("pipelines.refusal.unknownStage", stage.code()));
	}

	/**
	 * A deal with where it stands.
	 */
	public record DealOfPatient(DealView deal, @Nullable StageView stage) {

	}

	/**
	 * Cards further down a column.
	 *
	 * @param more whether there are others after them
	 */
	public record CardsAfter(List<BoardView.Card> cards, boolean more) {

		/** The last one, after which the next page begins. */
		public @Nullable DealId last() {
			return this.cards.isEmpty() ? null : this.cards.getLast().id();
		}

	}

}
