package dental.cuspid.staff.web;

import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.PasswordService;
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

/**
 * Where a link leads by which a person sets a new password.
 */
@Controller
@RequestMapping("/password/{link}")
class PasswordLinkController {

	private final PasswordService passwords;

	private final Submissions submissions;

	PasswordLinkController(PasswordService passwords, Submissions submissions) {
		this.passwords = passwords;
		this.submissions = submissions;
	}

	@GetMapping
	String show(@PathVariable String link, Model model) {
		return page(link, PasswordForm.empty(), model);
	}

	@PostMapping
	String set(@PathVariable String link, @Valid @ModelAttribute("form") PasswordForm form, BindingResult errors,
			@RequestParam String submission, Model model) {
		Passwords.same(form, errors);
		return this.submissions.attempt(submission, errors, () -> {
			this.passwords.useLink(link, form.password());
			return "/login?changed";
		}).map((target) -> "redirect:" + target).orElseGet(() -> page(link, form, model));
	}

	private String page(String link, PasswordForm form, Model model) {
		String username = this.passwords.ownerOf(link).orElseThrow(() -> new NotFound("staff.refusal.linkUsed"));
		model.addAttribute("secret", link);
		model.addAttribute("username", username);
		model.addAttribute("form", form);
		return "staff/password";
	}

}
