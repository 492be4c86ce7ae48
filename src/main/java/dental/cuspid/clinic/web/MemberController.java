package dental.cuspid.clinic.web;

import java.util.LinkedHashMap;
import java.util.Map;

import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.MemberService;
import dental.cuspid.clinic.MemberView;
import dental.cuspid.clinic.NewMember;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What works at a branch: practitioners and chairs.
 */
abstract class MemberController<I, V extends MemberView> {

	private final Texts texts;

	private final MemberService<I, V> members;

	private final BranchService branches;

	private final CurrentStaff current;

	private final Submissions submissions;

	MemberController(Texts texts, MemberService<I, V> members, BranchService branches, CurrentStaff current,
			Submissions submissions) {
		this.texts = texts;
		this.members = members;
		this.branches = branches;
		this.current = current;
		this.submissions = submissions;
	}

	abstract I id(V member);

	@GetMapping
	String list(Model model) {
		Map<String, String> names = new LinkedHashMap<>();
		this.branches.all().forEach((branch) -> names.put(branch.code(), branch.name()));
		model.addAttribute("branches", names);
		model.addAttribute("members", this.members.all());
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_DIRECTORIES));
		model.addAttribute("texts", this.texts.prefix());
		model.addAttribute("here", this.texts.here());
		model.addAttribute("picture", this.texts.picture());
		return "clinic/members";
	}

	@GetMapping("/new")
	String blank(Model model) {
		return form(null, MemberForm.empty(this.branches.active()), model);
	}

	@PostMapping
	String add(@Valid @ModelAttribute("form") MemberForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		return this.submissions.attempt(submission, errors, () -> {
			this.members.add(command(form));
			return this.texts.here();
		})
			.map((target) -> Notice.success(redirect, "clinic.saved", form.name()).redirect(target))
			.orElseGet(() -> form(null, form, model));
	}

	@GetMapping("/{code}")
	String show(@PathVariable String code, Model model) {
		V known = known(code);
		return form(known, MemberForm.of(known), model);
	}

	@PostMapping("/{code}")
	String change(@PathVariable String code, @Valid @ModelAttribute("form") MemberForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return this.submissions.change(submission, errors, () -> MemberForm.of(known(code)), () -> {
			this.members.change(id(known(code)), command(form));
			return this.texts.here();
		})
			.map((target) -> Notice.success(redirect, "clinic.saved", form.name()).redirect(target))
			.orElseGet(() -> form(known(code), form, model));
	}

	@PostMapping("/{code}/active")
	String activate(@PathVariable String code, @RequestParam boolean active, @RequestParam String submission,
			RedirectAttributes redirect) {
		V known = known(code);
		String target = this.submissions.once(submission, () -> {
			this.members.activate(id(known), active);
			return this.texts.here();
		});
		return Notice.success(redirect, active ? "clinic.restored" : "clinic.retired", known.name()).redirect(target);
	}

	private V known(String code) {
		return this.members.find(code).orElseThrow(() -> new NotFound(this.texts.unknown(), code));
	}

	private static NewMember command(MemberForm form) {
		return new NewMember(form.code(), form.name(), form.branch());
	}

	private String form(@Nullable V known, MemberForm form, Model model) {
		this.current.require(Right.EDIT_DIRECTORIES);
		if (known != null) {
			Submissions.shown(model, MemberForm.of(known));
		}
		Map<String, String> choices = new LinkedHashMap<>();
		this.branches.active().forEach((branch) -> choices.put(branch.code(), branch.name()));
		model.addAttribute("known", known);
		model.addAttribute("form", form);
		model.addAttribute("branches", choices);
		model.addAttribute("texts", this.texts.prefix());
		model.addAttribute("here", this.texts.here());
		return "clinic/member";
	}

	/**
	 * How the pages of one kind speak.
	 *
	 * @param here address of the list
	 * @param prefix of the message keys
	 * @param unknown message key for a code nobody has
	 * @param picture of the empty list
	 */
	record Texts(String here, String prefix, String unknown, String picture) {

	}

}
