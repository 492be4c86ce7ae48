package dental.cuspid.cashback.web;

import dental.cuspid.cashback.BonusService;
import dental.cuspid.messaging.Medium;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.validation.Valid;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What patients are told of their bonus; the texts are the templates of messaging.
 */
@Controller("cashbackMessagesController")
@RequestMapping("/cashback/messages")
class MessagesController {

	private final BonusService bonus;

	private final CurrentStaff current;

	private final Submissions submissions;

	MessagesController(BonusService bonus, CurrentStaff current, Submissions submissions) {
		this.bonus = bonus;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping
	String show(Model model) {
		this.current.require(Right.EDIT_RATES);
		model.addAttribute("form", MessagesForm.of(this.bonus.messages()));
		return page(model);
	}

	@PostMapping
	String change(@Valid @ModelAttribute("form") MessagesForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_RATES);
		return this.submissions.attempt(submission, errors, () -> {
			this.bonus.changeMessages(form.settings());
			return "/cashback/messages";
		})
			.map((target) -> Notice.success(redirect, "cashback.notice.messages").redirect(target))
			.orElseGet(() -> page(model));
	}

	private static String page(Model model) {
		model.addAttribute("mayRate", true);
		model.addAttribute("media", Medium.values());
		return "cashback/messages";
	}

}
