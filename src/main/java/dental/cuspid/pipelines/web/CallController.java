package dental.cuspid.pipelines.web;

import java.util.List;

import dental.cuspid.messaging.ContactId;
import dental.cuspid.messaging.ContactView;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.pipelines.BoardService;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Who calls: the patient with open deals, the household to choose from where several
 * share the number, or nobody yet.
 */
@Controller
@RequestMapping("/calls")
class CallController {

	private static final int SHOWN = 5;

	private final InboundService inbound;

	private final BoardService boards;

	private final AuditTrail audit;

	private final CurrentStaff current;

	private final Submissions submissions;

	private final BoardChanges changes;

	CallController(InboundService inbound, BoardService boards, AuditTrail audit, CurrentStaff current,
			Submissions submissions, BoardChanges changes) {
		this.inbound = inbound;
		this.boards = boards;
		this.audit = audit;
		this.current = current;
		this.submissions = submissions;
		this.changes = changes;
	}

	/** Says who calls, at pages that are no board, as long as somebody looks. */
	@GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter live(HttpSession session) {
		this.current.require(Right.READ_PATIENTS);
		return this.changes.calls(session.getId());
	}

	@GetMapping("/{id}")
	String show(@PathVariable ContactId id, @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
			Model model) {
		this.current.require(Right.READ_PATIENTS);
		ContactView contact = this.inbound.get(id);
		PatientId patient = contact.patient();
		List<BoardService.DealOfPatient> deals = (patient != null)
				? this.boards.ofPatient(patient, SHOWN).stream().filter((one) -> one.deal().open()).toList()
				: List.of();
		List<PatientBrief> people = this.inbound.candidates(List.of(contact)).getOrDefault(id, List.of());
		if (patient != null) {
			this.audit.patientViewed(patient.value(), "call");
		}
		people.forEach((one) -> this.audit.patientViewed(one.id().value(), "call"));
		model.addAttribute("contact", contact);
		model.addAttribute("deals", deals);
		model.addAttribute("people", people);
		model.addAttribute("mayAssign", this.current.actor().may(Right.EDIT_PATIENTS));
		return (part != null) ? "pipelines/call :: call" : "pipelines/call";
	}

	@PostMapping("/{id}")
	String choose(@PathVariable ContactId id, @RequestParam PatientId patient, @RequestParam String submission,
			RedirectAttributes redirect) {
		this.current.require(Right.EDIT_PATIENTS);
		String target = this.submissions.once(submission, () -> {
			this.inbound.assign(id, patient);
			return "/patients/" + patient;
		});
		return Notice.success(redirect, "boards.notice.called").redirect(target);
	}

}
