package dental.cuspid.plans.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dental.cuspid.clinic.ServiceChoices;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.plans.NewPlan;
import dental.cuspid.plans.PlanContent;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanItemId;
import dental.cuspid.plans.PlanRecordService;
import dental.cuspid.plans.PlanService;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Draws up a plan and changes it. Rows are added and taken away by buttons that send the
 * form; the dental chart fills the same plain fields.
 */
@Controller
class PlanFormController {

	private static final String REMOVE = "remove-";

	private static final String SAVE = "save";

	private static final Pattern ITEM = Pattern.compile("items\\[(\\d+)]\\.(.+)");

	private final PlanService plans;

	private final PlanRecordService records;

	private final PatientService patients;

	private final PlanFormPages pages;

	private final PlanReferences references;

	private final Submissions submissions;

	private final CurrentStaff current;

	PlanFormController(PlanService plans, PlanRecordService records, PatientService patients, PlanFormPages pages,
			PlanReferences references, Submissions submissions, CurrentStaff current) {
		this.plans = plans;
		this.records = records;
		this.patients = patients;
		this.pages = pages;
		this.references = references;
		this.submissions = submissions;
		this.current = current;
	}

	@GetMapping("/plans/new")
	String draw(@RequestParam(required = false) @Nullable String patient, Model model) {
		this.current.require(Right.EDIT_PLANS);
		if (patient == null || patient.isBlank()) {
			return "plans/whom";
		}
		PatientId who = this.patients.resolve(patient.strip());
		return this.pages.show(this.pages.empty(who), model);
	}

	@PostMapping("/plans/new")
	String draw(@Valid @ModelAttribute("form") PlanForm form, BindingResult errors, @RequestParam String submission,
			@RequestParam(defaultValue = SAVE) String action, Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_PLANS);
		if (!SAVE.equals(action)) {
			return this.pages.show(changed(form, action), model);
		}
		return this.submissions
			.attempt(submission, errors, atPlaces(form,
					() -> "/plans/" + this.plans
						.draw(NewPlan.of(this.references.patient(String.valueOf(form.patient())), content(form)))))
			.map((target) -> Notice.success(redirect, "plans.notice.drawn").redirect(target))
			.orElseGet(() -> this.pages.showAgain(form, model));
	}

	@GetMapping("/plans/{plan}/edit")
	String edit(@PathVariable PlanId plan, Model model) {
		this.current.require(Right.EDIT_PLANS);
		return this.pages.show(this.records.get(plan), model);
	}

	@PostMapping("/plans/{plan}/edit")
	String edit(@PathVariable PlanId plan, @Valid @ModelAttribute("form") PlanForm form, BindingResult errors,
			@RequestParam String submission, @RequestParam(defaultValue = SAVE) String action, Model model,
			RedirectAttributes redirect) {
		this.current.require(Right.EDIT_PLANS);
		if (!SAVE.equals(action)) {
			return this.pages.show(this.records.get(plan), changed(form, action), model);
		}
		return this.submissions.attempt(submission, errors, atPlaces(form, () -> {
			this.plans.change(plan, form.seen(), content(form));
			return "/plans/" + plan;
		}))
			.map((target) -> Notice.success(redirect, "plans.notice.changed").redirect(target))
			.orElseGet(() -> this.pages.showAgain(this.records.get(plan), form, model));
	}

	/** Blank rows are left out, so what is refused is moved to the row as it stands. */
	private static Supplier<String> atPlaces(PlanForm form, Supplier<String> action) {
		return () -> {
			try {
				return action.get();
			}
			catch (RuleViolation refusal) {
				throw new RuleViolation(refusal.problems().stream().map((problem) -> moved(problem, form)).toList());
			}
		};
	}

	private static Problem moved(Problem problem, PlanForm form) {
		Matcher item = ITEM.matcher(String.valueOf(problem.field()));
		if (!item.matches()) {
			return problem;
		}
		int place = form.places().get(Integer.parseInt(item.group(1)));
		return new Problem("items[" + place + "]." + item.group(2), problem.code(), problem.args());
	}

	private static PlanForm changed(PlanForm form, String action) {
		if (action.startsWith(REMOVE)) {
			String index = action.substring(REMOVE.length());
			return form.withoutItem(index.matches("[0-9]{1,3}") ? Integer.parseInt(index) : -1);
		}
		return form.plusItem();
	}

	private PlanContent content(PlanForm form) {
		ServiceChoices known = this.pages.services();
		var problems = new ArrayList<Problem>();
		var items = new ArrayList<PlanContent.Item>();
		List<ItemForm> typed = form.typed();
		int most = 1;
		for (int i = 0; i < typed.size(); i++) {
			ItemForm item = typed.get(i);
			String at = "items[" + i + "].";
			Optional<ServiceView> service = known.find((item.service() != null) ? item.service() : "");
			if (service.isEmpty()) {
				problems.add(new Problem(at + "service", "plans.refusal.unknownService"));
				continue;
			}
			int alternative = (item.alternative() != null) ? item.alternative() : 1;
			most = Math.max(most, alternative);
			items
				.add(new PlanContent.Item((item.id() != null && !item.id().isBlank()) ? PlanItemId.of(item.id()) : null,
						alternative, (item.phase() != null) ? item.phase() : "", service.get().id(), item.tooth(),
						(item.quantity() != null) ? item.quantity() : 1, item.price(),
						this.references.practitioner(item.practitioner(), at + "practitioner")));
		}
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
		List<@Nullable String> typedNames = form.alternatives();
		List<@Nullable String> names = new ArrayList<>();
		for (int i = 0; i < Math.min(most, 9); i++) {
			names.add((i < typedNames.size()) ? typedNames.get(i) : null);
		}
		return new PlanContent(form.title(), form.validUntil(), form.notes(), names, items);
	}

}
