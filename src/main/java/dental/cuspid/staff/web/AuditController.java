package dental.cuspid.staff.web;

import java.util.LinkedHashMap;
import java.util.Map;

import dental.cuspid.staff.AuditLog;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.StaffService;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The audit trail: who changed what, and who looked at which patient.
 */
@Controller
@RequestMapping("/settings/audit")
class AuditController {

	private final AuditLog log;

	private final StaffService staff;

	private final CurrentStaff current;

	AuditController(AuditLog log, StaffService staff, CurrentStaff current) {
		this.log = log;
		this.staff = staff;
		this.current = current;
	}

	@GetMapping
	String changes(@RequestParam(required = false) @Nullable String person,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		model.addAttribute("page", this.log.changes(person, null, cursor));
		return page(person, cursor, "changes", model);
	}

	@GetMapping("/views")
	String views(@RequestParam(required = false) @Nullable String person,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		model.addAttribute("page", this.log.views(person, null, cursor));
		return page(person, cursor, "views", model);
	}

	private String page(@Nullable String person, @Nullable String cursor, String tab, Model model) {
		this.current.require(Right.READ_AUDIT);
		Map<String, String> people = new LinkedHashMap<>();
		this.staff.all().forEach((user) -> people.put(user.username(), user.name()));
		model.addAttribute("people", people);
		model.addAttribute("person", (person != null) ? person : "");
		model.addAttribute("start", cursor == null);
		model.addAttribute("tab", tab);
		return "staff/audit";
	}

}
