package dental.cuspid.ledger.web;

import java.util.List;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Explanation;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.ledger.StatementService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.PageFormats;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;

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
 * "Explain this number": what a balance is made of, each entry with its causes, and the
 * correction by hand.
 */
@Controller
@RequestMapping("/patients/{id}/ledger/{account}")
class LedgerController {

	private static final int PRINTED = 200;

	private final StatementService statements;

	private final LedgerService ledger;

	private final PatientService patients;

	private final CurrentStaff current;

	private final Submissions submissions;

	LedgerController(StatementService statements, LedgerService ledger, PatientService patients, CurrentStaff current,
			Submissions submissions) {
		this.statements = statements;
		this.ledger = ledger;
		this.patients = patients;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping
	String show(@PathVariable PatientId id, @PathVariable AccountKind account,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		model.addAttribute("form", CorrectionForm.empty());
		model.addAttribute("continued", cursor != null);
		return page(id, account, this.statements.explain(id, account, cursor, null), model);
	}

	@GetMapping("/print")
	String print(@PathVariable PatientId id, @PathVariable AccountKind account, Model model) {
		page(id, account, this.statements.explain(id, account, null, PRINTED), model);
		return "ledger/print";
	}

	@PostMapping("/corrections")
	String correct(@PathVariable PatientId id, @PathVariable AccountKind account,
			@Valid @ModelAttribute("form") CorrectionForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		return this.submissions.attempt(submission, errors, () -> {
			this.ledger.correct(id, account, form.signed(), String.valueOf(form.reason()));
			return "/patients/" + id + "/ledger/" + account;
		})
			.map((target) -> Notice.success(redirect, "ledger.notice.corrected").redirect(target))
			.orElseGet(() -> page(id, account, this.statements.explain(id, account, null, null), model));
	}

	private String page(PatientId id, AccountKind account, Explanation explanation, Model model) {
		model.addAttribute("directions", CorrectionForm.Direction.values());
		model.addAttribute("kinds", List.of(AccountKind.values()));
		model.addAttribute("patient", this.patients.brief(id));
		model.addAttribute("explanation", explanation);
		model.addAttribute("mayCorrect", account.isMoney() && this.current.actor().may(Right.CORRECT_BALANCES));
		if (model.getAttribute("fmt") instanceof PageFormats formats) {
			model.addAttribute("quantities", new QuantityTexts(formats));
		}
		return "ledger/explain";
	}

}
