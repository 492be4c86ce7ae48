package dental.cuspid.staff.web;

import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.PasswordService;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A person's own page: what they may do, their password, where they are signed in.
 */
@Controller
class ProfileController {

	private final StaffService staff;

	private final PasswordService passwords;

	private final StaffSessions sessions;

	private final CurrentStaff current;

	private final Submissions submissions;

	ProfileController(StaffService staff, PasswordService passwords, StaffSessions sessions, CurrentStaff current,
			Submissions submissions) {
		this.staff = staff;
		this.passwords = passwords;
		this.sessions = sessions;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping("/profile")
	String show(Model model, HttpServletRequest request) {
		return page(PasswordForm.empty(), model, request);
	}

	@PostMapping("/profile/password")
	String changePassword(@Valid @ModelAttribute("form") PasswordForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect, HttpServletRequest request) {
		Passwords.same(form, errors);
		return this.submissions.attempt(submission, errors, () -> {
			this.passwords.changeOwn(form.oldPassword(), form.password(), session(request));
			return "/profile";
		})
			.map((target) -> Notice.success(redirect, "staff.profile.passwordChanged").redirect(target))
			.orElseGet(() -> page(form, model, request));
	}

	@PostMapping("/profile/sessions/end")
	String endSessions(RedirectAttributes redirect, HttpServletRequest request) {
		this.sessions.endOthers(session(request));
		return Notice.success(redirect, "staff.profile.sessionsEnded").redirect("/profile");
	}

	private String page(PasswordForm form, Model model, HttpServletRequest request) {
		var person = this.staff.find(this.current.actor().id()).orElseThrow();
		model.addAttribute("form", form);
		model.addAttribute("person", person);
		model.addAttribute("sessions", this.sessions.mine(session(request)));
		return "staff/profile";
	}

	private static @Nullable String session(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? session.getId() : null;
	}

}
