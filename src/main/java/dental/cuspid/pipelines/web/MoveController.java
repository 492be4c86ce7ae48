package dental.cuspid.pipelines.web;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.DealView;
import dental.cuspid.pipelines.MoveId;
import dental.cuspid.pipelines.StageService;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Moves deals: by drag, by "Move to…", by keyboard and as a plain form all come here and
 * meet the same gate (BX-A to BX-D, BASE-16).
 */
@Controller
@RequestMapping("/deals")
class MoveController {

	private final DealService deals;

	private final StageService stages;

	private final MovePages pages;

	private final CurrentStaff current;

	private final Submissions submissions;

	MoveController(DealService deals, StageService stages, MovePages pages, CurrentStaff current,
			Submissions submissions) {
		this.deals = deals;
		this.stages = stages;
		this.pages = pages;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping("/{id}/move")
	String ask(@PathVariable DealId id, @RequestParam(required = false) @Nullable String stage,
			@RequestParam(required = false) @Nullable String back,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model, Locale locale) {
		this.pages.require();
		DealView deal = this.deals.show(id);
		GateForm form = this.pages.form(deal, stage, back);
		model.addAttribute("form", form);
		this.pages.show(id, form, model, locale);
		return view(part);
	}

	@PostMapping("/{id}/move")
	String move(@PathVariable DealId id, @ModelAttribute("form") GateForm form, BindingResult errors,
			@RequestParam String submission,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model, Locale locale,
			RedirectAttributes redirect) {
		this.pages.require();
		var moved = new AtomicReference<@Nullable MoveId>();
		return this.submissions.attempt(submission, errors, () -> {
			moved.set(this.deals.move(id, this.pages.command(form)));
			return LocalTarget.of(form.back(), "/deals/" + id);
		}).map((target) -> {
			DealView deal = this.deals.get(id);
			String stage = this.pages.name(this.stages.of(deal.pipeline()), deal.stage(), locale);
			MoveId undo = mayUndo() ? moved.get() : null;
			if (part != null) {
				model.addAttribute("deal", deal);
				model.addAttribute("stageName", stage);
				model.addAttribute("undo", undo);
				return "pipelines/gate :: moved";
			}
			redirect.addFlashAttribute("undo", (undo != null) ? undo.toString() : null);
			return Notice.success(redirect, "boards.notice.moved", deal.patientName(), stage).redirect(target);
		}).orElseGet(() -> {
			this.pages.show(id, form, model, locale);
			return view(part);
		});
	}

	@PostMapping("/moves/{move}/undo")
	String undo(@PathVariable MoveId move, @RequestParam String submission,
			@RequestParam(required = false) @Nullable String back,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model,
			HttpServletResponse response, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_DEALS);
		if (part == null) {
			String target = this.submissions.once(submission, () -> takeBack(move, back));
			return Notice.success(redirect, "boards.notice.undone").redirect(target);
		}
		try {
			this.submissions.once(submission, () -> takeBack(move, back));
		}
		catch (Refusal ex) {
			response.setStatus(409);
			model.addAttribute("problem", Objects.requireNonNull(ex.problems().getFirst()));
		}
		return "pipelines/gate :: undone";
	}

	private String takeBack(MoveId move, @Nullable String back) {
		return LocalTarget.of(back, "/deals/" + this.deals.undo(move));
	}

	private boolean mayUndo() {
		return this.current.actor().may(Right.EDIT_DEALS);
	}

	private static String view(@Nullable String part) {
		return (part != null) ? "pipelines/gate :: gate" : "pipelines/move";
	}

}
