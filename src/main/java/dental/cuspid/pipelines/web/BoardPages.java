package dental.cuspid.pipelines.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.pipelines.BoardView;
import dental.cuspid.pipelines.DealFilter;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.StageRef;
import dental.cuspid.pipelines.StageView;
import dental.cuspid.pipelines.Stages;
import dental.cuspid.shared.PageFormats;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.StaffId;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Makes what the templates of boards show.
 */
@Component
class BoardPages {

	private static final Set<StageRef> EMPTY_IS_GOOD = Set.of(Stages.NEW, Stages.NEEDS_ATTENTION,
			Stages.SHOWED_ACTIVITY);

	private final CardFragments cards;

	private final MessageSource messages;

	private final BranchService branches;

	private final StaffService staff;

	private final CurrentStaff current;

	private final ClinicTime time;

	BoardPages(CardFragments cards, MessageSource messages, BranchService branches, StaffService staff,
			CurrentStaff current, ClinicTime time) {
		this.cards = cards;
		this.messages = messages;
		this.branches = branches;
		this.staff = staff;
		this.current = current;
		this.time = time;
	}

	/** A query as a filter of deals. */
	DealFilter filter(BoardQuery query, Pipeline pipeline) {
		StaffId person = BoardQuery.MINE.equals(query.show()) ? this.current.actor().id() : person(query.person());
		boolean today = BoardQuery.TODAY.equals(query.show());
		return new DealFilter(pipeline, Set.of(), null, null, person, branch(query), null, null, null, null, null,
				BoardQuery.STALLED.equals(query.show()),
				today ? this.time.startOf(this.time.today().plusDays(1)) : null, null, null, null);
	}

	/** Code of the branch looked at, null for all. */
	@Nullable String branchCode(BoardQuery query) {
		String asked = (query.branch() != null && !query.branch().isBlank()) ? query.branch()
				: this.current.person().map(StaffView::branchFilter).orElse(null);
		return BoardQuery.ALL.equals(asked) ? null : asked;
	}

	private @Nullable BranchId branch(BoardQuery query) {
		String code = branchCode(query);
		return (code != null) ? this.branches.find(code).map(BranchView::id).orElse(null) : null;
	}

	private @Nullable StaffId person(@Nullable String username) {
		return (username != null && !username.isBlank()) ? this.staff.find(username).map(StaffView::id).orElse(null)
				: null;
	}

	/** People one can choose, by name. */
	Map<String, String> people() {
		var people = new LinkedHashMap<String, String>();
		this.staff.all()
			.stream()
			.filter(StaffView::enabled)
			.sorted(Comparator.comparing(StaffView::name))
			.forEach((person) -> people.put(person.username(), person.name()));
		return people;
	}

	/**
	 * A column in words.
	 * @param mayMove whether who looks may move cards
	 */
	ColumnView column(BoardView.Column column, BoardQuery query, boolean mayMove, PageFormats formats, Locale locale) {
		StageView stage = column.stage();
		DealId last = column.cards().isEmpty() ? null : column.cards().getLast().id();
		String path = path(stage.ref());
		return new ColumnView(stage.ref().code(), this.messages.getMessage(stage.label(), locale), stage,
				column.count(), formats.money(column.sum()), column.count() > 0 && EMPTY_IS_GOOD.contains(stage.ref()),
				cards(column.cards(), stage, query, mayMove, locale), column.cards().isEmpty(), column.more(),
				(column.more() > 0 && last != null) ? next(path, query, last) : null,
				query.href("/boards/" + BoardQuery.slug(stage.ref().pipeline()) + "/list?stage=" + stage.ref().code()));
	}

	/** Cards of a stage, finished. */
	Markup cards(List<BoardView.Card> cards, StageView stage, BoardQuery query, boolean mayMove, Locale locale) {
		return this.cards.of(cards, stage, mayMove, here(query, stage.ref().pipeline()), locale);
	}

	/** The board looked at, to come back to. */
	static String here(BoardQuery query, Pipeline pipeline) {
		return query.href("/boards/" + BoardQuery.slug(pipeline));
	}

	/** Address of the cards after one. */
	static String next(String path, BoardQuery query, DealId last) {
		return query.href(path + "?after=" + last);
	}

	static String path(StageRef stage) {
		return "/boards/" + BoardQuery.slug(stage.pipeline()) + "/columns/" + stage.code();
	}

}
