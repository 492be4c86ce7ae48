package dental.cuspid.ledger.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.BooksService;
import dental.cuspid.ledger.Reconciliation;
import dental.cuspid.ledger.StatementService;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.PageFormats;
import dental.cuspid.shared.Submissions;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The state of the books: the last reconciliations, what differs, and the corrections
 * made by hand lately.
 */
@Controller
@RequestMapping("/settings/books")
class BooksController {

	private static final int RUNS = 10;

	private static final int DAYS = 30;

	private final BooksService books;

	private final StatementService statements;

	private final PatientService patients;

	private final ClinicTime time;

	private final Submissions submissions;

	BooksController(BooksService books, StatementService statements, PatientService patients, ClinicTime time,
			Submissions submissions) {
		this.books = books;
		this.statements = statements;
		this.patients = patients;
		this.time = time;
		this.submissions = submissions;
	}

	@GetMapping
	String show(Model model) {
		List<Reconciliation> runs = this.books.recent(RUNS);
		var corrections = this.statements.corrections(this.time.today().minusDays(DAYS), this.time.today());
		Map<PatientId, PatientBrief> named = this.patients
			.briefs(corrections.stream().map(StatementService.Correction::patient).distinct().toList());
		var latest = runs.isEmpty() ? null : runs.getFirst();
		model.addAttribute("latest", latest);
		model.addAttribute("runs", runs);
		model.addAttribute("checks", (latest != null) ? new LinkedHashMap<>(latest.checked()) : Map.of());
		model.addAttribute("findings", (latest != null) ? new ArrayList<>(latest.findings()) : List.of());
		model.addAttribute("corrections", corrections);
		model.addAttribute("named", named);
		model.addAttribute("days", DAYS);
		if (model.getAttribute("fmt") instanceof PageFormats formats) {
			model.addAttribute("quantities", new QuantityTexts(formats));
		}
		return "ledger/books";
	}

	@PostMapping("/run")
	String run(@RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.books.reconcile();
			return "/settings/books";
		});
		return Notice.success(redirect, "ledger.notice.reconciled").redirect(target);
	}

}
