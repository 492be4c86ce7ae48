package dental.cuspid.pipelines.web;

import java.util.Arrays;
import java.util.Locale;

import dental.cuspid.clinic.BranchService;
import dental.cuspid.pipelines.BoardService;
import dental.cuspid.pipelines.BoardView;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.StageRef;
import dental.cuspid.pipelines.StageService;
import dental.cuspid.pipelines.StageView;
import dental.cuspid.shared.PageFormats;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The four boards (BX-A to BX-D).
 */
@Controller
@RequestMapping("/boards")
class BoardController {

	private final DealService deals;

	private final BoardService boards;

	private final StageService stages;

	private final BoardPages pages;

	private final MovePages moves;

	private final BranchService branches;

	private final CurrentStaff current;

	private final BoardChanges changes;

	BoardController(DealService deals, BoardService boards, StageService stages, BoardPages pages, MovePages moves,
			BranchService branches, CurrentStaff current, BoardChanges changes) {
		this.deals = deals;
		this.boards = boards;
		this.stages = stages;
		this.pages = pages;
		this.moves = moves;
		this.branches = branches;
		this.current = current;
		this.changes = changes;
	}

	@GetMapping("/{pipeline}")
	String board(@PathVariable("pipeline") String name, BoardQuery query, @ModelAttribute("fmt") PageFormats formats,
			Model model, Locale locale) {
		Pipeline pipeline = BoardQuery.pipeline(name);
		BoardView board = this.deals.board(pipeline, this.pages.filter(query, pipeline));
		model.addAttribute("board", board);
		boolean mayMove = this.moves.may();
		model.addAttribute("columns",
				board.columns()
					.stream()
					.map((column) -> this.pages.column(column, query, mayMove, formats, locale))
					.toList());
		model.addAttribute("pipeline", pipeline);
		model.addAttribute("slug", BoardQuery.slug(pipeline));
		model.addAttribute("query", query);
		model.addAttribute("here", BoardPages.here(query, pipeline));
		model.addAttribute("branchCode", this.pages.branchCode(query));
		model.addAttribute("shows",
				Arrays.asList(BoardQuery.MINE, BoardQuery.STALLED, BoardQuery.TODAY)
					.stream()
					.map((show) -> new Show(show, show.equals(query.show()),
							query.show(show).href("/boards/" + BoardQuery.slug(pipeline))))
					.toList());
		model.addAttribute("everyone", query.show(null).href("/boards/" + BoardQuery.slug(pipeline)));
		model.addAttribute("people", this.pages.people());
		model.addAttribute("branches", this.branches.active());
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_DEALS));
		model.addAttribute("mayMove", mayMove);
		return "pipelines/board";
	}

	/** Says which columns change, as long as somebody looks. */
	@GetMapping(path = "/{pipeline}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter live(@PathVariable("pipeline") String name, HttpSession session) {
		this.current.require(Right.READ_PATIENTS);
		return this.changes.view(BoardQuery.pipeline(name), session.getId());
	}

	/** A column anew, or its next cards. */
	@GetMapping("/{pipeline}/columns/{stage}")
	String column(@PathVariable("pipeline") String name, @PathVariable String stage, BoardQuery query,
			@RequestParam(required = false) @Nullable DealId after, @RequestParam(defaultValue = "0") int shown,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String part,
			@ModelAttribute("fmt") PageFormats formats, Model model, Locale locale) {
		Pipeline pipeline = BoardQuery.pipeline(name);
		var ref = new StageRef(pipeline, stage);
		var filter = this.pages.filter(query, pipeline);
		boolean mayMove = this.moves.may();
		model.addAttribute("here", BoardPages.here(query, pipeline));
		model.addAttribute("slug", BoardQuery.slug(pipeline));
		if (after == null) {
			model.addAttribute("column",
					this.pages.column(this.boards.column(ref, filter, shown), query, mayMove, formats, locale));
			return (part != null) ? "pipelines/board :: column" : "redirect:/boards/" + BoardQuery.slug(pipeline);
		}
		StageView known = this.stages.get(ref);
		BoardService.CardsAfter cards = this.boards.after(ref, filter, after);
		DealId last = cards.last();
		model.addAttribute("cards", this.pages.cards(cards.cards(), known, query, mayMove, locale));
		model.addAttribute("next",
				(cards.more() && last != null) ? BoardPages.next(BoardPages.path(ref), query, last) : null);
		return (part != null) ? "pipelines/board :: cards" : "pipelines/column";
	}

	/**
	 * A narrower look at the board.
	 */
	record Show(String key, boolean on, String href) {

	}

}
