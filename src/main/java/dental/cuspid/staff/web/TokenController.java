package dental.cuspid.staff.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.ApiTokenService;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.Scope;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import jakarta.validation.Valid;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * API tokens: issued, shown once, ended.
 */
@Controller
@RequestMapping("/settings/tokens")
class TokenController {

	private final ApiTokenService tokens;

	private final StaffService staff;

	private final CurrentStaff current;

	private final Submissions submissions;

	TokenController(ApiTokenService tokens, StaffService staff, CurrentStaff current, Submissions submissions) {
		this.tokens = tokens;
		this.staff = staff;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping
	String list(Model model) {
		return page(new TokenForm("", Scope.USUAL), model);
	}

	/**
	 * The token is shown in the answer itself, so that it is kept nowhere. The same form
	 * again only leads back to the list.
	 */
	@PostMapping
	String issue(@Valid @ModelAttribute("form") TokenForm form, BindingResult errors, @RequestParam String submission,
			Model model) {
		var token = new AtomicReference<String>();
		if (form.scopes() == null || form.scopes().isEmpty()) {
			errors.rejectValue("scopes", "staff.refusal.noScope");
		}
		var target = this.submissions.attempt(submission, errors, () -> {
			token.set(this.tokens.issue(form.username(), form.scopes()));
			return "/settings/tokens";
		});
		if (target.isPresent() && token.get() == null) {
			return "redirect:" + target.get();
		}
		model.addAttribute("token", token.get());
		return page(form, model);
	}

	@PostMapping("/{id}/revoke")
	String revoke(@PathVariable UUID id, @RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.tokens.revoke(id);
			return "/settings/tokens";
		});
		return Notice.success(redirect, "staff.tokens.revoked").redirect(target);
	}

	private String page(TokenForm form, Model model) {
		this.current.require(Right.MANAGE_USERS);
		Map<String, String> users = new LinkedHashMap<>();
		this.staff.all()
			.stream()
			.filter(StaffView::enabled)
			.forEach((user) -> users.put(user.username(), user.username() + " · " + user.name()));
		Map<String, String> scopes = new LinkedHashMap<>();
		for (Scope scope : Scope.values()) {
			scopes.put(scope.name(), scope.text());
		}
		model.addAttribute("form", form);
		model.addAttribute("users", users);
		model.addAttribute("scopes", scopes);
		model.addAttribute("tokens", this.tokens.live());
		return "staff/tokens";
	}

}
