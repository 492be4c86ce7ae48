package dental.cuspid.patients.web;

import java.util.Map;

import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.patients.SearchService;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The list of patients and its search. What is searched for travels in the body, so that
 * no address names a patient.
 */
@Controller
class PatientListController {

	private static final int RECENT = 20;

	private static final int FOUND = 20;

	private static final int ROWS = 50;

	private static final int CHOICES = 6;

	/** One sign fits nearly everybody. */
	private static final int SHORTEST = 2;

	private final PatientRecordService records;

	private final SearchService search;

	PatientListController(PatientRecordService records, SearchService search) {
		this.records = records;
		this.search = search;
	}

	@GetMapping("/patients")
	String recent(Model model) {
		model.addAttribute("rows", PatientRow.briefs(this.records.recent(RECENT)));
		model.addAttribute("list", "recent");
		return "patients/list";
	}

	@GetMapping("/patients/by-name")
	String byName(@RequestParam(required = false) @Nullable String cursor, Model model) {
		var page = this.records.list(cursor, ROWS);
		model.addAttribute("rows", PatientRow.briefs(page.items()));
		model.addAttribute("nextCursor", page.nextCursor());
		model.addAttribute("continued", cursor != null);
		model.addAttribute("list", "all");
		return "patients/list";
	}

	/** Who fits what is being typed into a field that wants a patient. */
	@PostMapping("/patients/choices")
	String choices(@RequestHeader(name = "HX-Trigger-Name", defaultValue = "q") String field,
			@RequestParam Map<String, String> form, Model model) {
		String asked = form.getOrDefault(field, "").strip();
		String typed = (asked.length() < SHORTEST) ? "" : asked;
		model.addAttribute("found", PatientRow.hits(this.search.search(typed, CHOICES)));
		model.addAttribute("typed", typed);
		return "patients/choices :: choices";
	}

	@PostMapping("/patients/search")
	String search(@RequestParam(defaultValue = "") String q,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model) {
		if (q.isBlank()) {
			model.addAttribute("rows", PatientRow.briefs(this.records.recent(RECENT)));
			model.addAttribute("list", "recent");
		}
		else {
			model.addAttribute("rows", PatientRow.hits(this.search.search(q, FOUND)));
			model.addAttribute("list", "found");
		}
		model.addAttribute("q", q);
		return (part != null) ? "patients/list :: results" : "patients/list";
	}

}
