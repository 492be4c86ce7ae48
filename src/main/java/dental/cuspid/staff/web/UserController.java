package dental.cuspid.staff.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.PasswordService;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Users: who works here, with which roles; new passwords by a link.
 */
@Controller
@RequestMapping("/settings/users")
class UserController {

	private final StaffService staff;

	private final PasswordService passwords;

	private final CurrentStaff current;

	private final Submissions submissions;

	private final MessageSource messages;

	private final Clock clock;

	UserController(StaffService staff, PasswordService passwords, CurrentStaff current, Submissions submissions,
			MessageSource messages, Clock clock) {
		this.staff = staff;
		this.passwords = passwords;
		this.current = current;
		this.submissions = submissions;
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping
	String list(Model model) {
		this.current.require(Right.MANAGE_USERS);
		model.addAttribute("now", this.clock.instant());
		model.addAttribute("users", this.staff.all());
		return "staff/users";
	}

	@GetMapping("/new")
	String blank(Model model, Locale locale) {
		return form(null, UserForm.empty(locale.getLanguage()), model, locale);
	}

	@PostMapping
	String create(@Valid @ModelAttribute("form") UserForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect, Locale locale) {
		return this.submissions.attempt(submission, errors, () -> {
			this.staff.create(form.toNewUser());
			return "/settings/users/" + form.username().strip().toLowerCase(Locale.ROOT);
		})
			.map((target) -> Notice.success(redirect, "staff.users.created", form.name()).redirect(target))
			.orElseGet(() -> form(null, form, model, locale));
	}

	@GetMapping("/{username}")
	String show(@PathVariable String username, Model model, Locale locale) {
		return form(user(username), known(username), model, locale);
	}

	private UserForm known(String username) {
		StaffView user = user(username);
		return UserForm.of(user, supervisor(user));
	}

	@PostMapping("/{username}")
	String change(@PathVariable String username, @Valid @ModelAttribute("form") UserForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect, Locale locale) {
		return this.submissions.change(submission, errors, () -> known(username), () -> {
			this.staff.change(username, form.toChange());
			return "/settings/users";
		})
			.map((target) -> Notice.success(redirect, "staff.users.changed", form.name()).redirect(target))
			.orElseGet(() -> form(user(username), form, model, locale));
	}

	@PostMapping("/{username}/enabled")
	String enable(@PathVariable String username, @RequestParam boolean enabled, @RequestParam String submission,
			RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.staff.enable(username, enabled);
			return "/settings/users/" + username;
		});
		return Notice.success(redirect, enabled ? "staff.users.enabled" : "staff.users.disabled", username)
			.redirect(target);
	}

	/** The link is shown in the answer itself, so that it is kept nowhere. */
	@PostMapping("/{username}/password-link")
	String link(@PathVariable String username, Model model, Locale locale) {
		String link = this.passwords.issueLink(username);
		model.addAttribute("passwordLink",
				ServletUriComponentsBuilder.fromCurrentContextPath().path("/password/" + link).toUriString());
		return show(username, model, locale);
	}

	private StaffView user(String username) {
		this.current.require(Right.MANAGE_USERS);
		return this.staff.find(username).orElseThrow(() -> new NotFound("staff.refusal.unknownUser", username));
	}

	private @Nullable String supervisor(StaffView user) {
		return (user.supervisor() == null) ? null
				: this.staff.find(user.supervisor()).map(StaffView::username).orElse(null);
	}

	private String form(@Nullable StaffView user, UserForm form, Model model, Locale locale) {
		this.current.require(Right.MANAGE_USERS);
		if (user != null) {
			Submissions.shown(model, UserForm.of(user, supervisor(user)));
		}
		Map<String, String> branches = new LinkedHashMap<>();
		this.staff.branches().forEach((branch) -> branches.put(branch.code(), branch.name()));
		Map<String, String> supervisors = new LinkedHashMap<>();
		this.staff.all()
			.stream()
			.filter(StaffView::enabled)
			.filter((other) -> user == null || !other.id().equals(user.id()))
			.forEach((other) -> supervisors.put(other.username(), other.name()));
		Map<String, String> roles = new LinkedHashMap<>();
		List.of(Role.values())
			.forEach((role) -> roles.put(role.name(),
					this.messages.getMessage("staff.role." + role.name(), null, locale)));
		model.addAttribute("now", this.clock.instant());
		model.addAttribute("user", user);
		model.addAttribute("own", user != null && user.id().equals(this.current.actor().id()));
		model.addAttribute("form", form);
		model.addAttribute("branches", branches);
		model.addAttribute("supervisors", supervisors);
		model.addAttribute("roles", roles);
		return "staff/user";
	}

}
