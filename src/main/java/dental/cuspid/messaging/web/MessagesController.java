package dental.cuspid.messaging.web;

import java.util.List;

import dental.cuspid.messaging.ContactId;
import dental.cuspid.messaging.ContactMatch;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.messaging.MessageCauseLinks;
import dental.cuspid.messaging.MessageEvent;
import dental.cuspid.messaging.MessageId;
import dental.cuspid.messaging.MessageState;
import dental.cuspid.messaging.MessageView;
import dental.cuspid.messaging.OutboxService;
import dental.cuspid.messaging.SmsSize;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.AuditTrail;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The outbox, and what came in (BASE-8).
 */
@Controller
@RequestMapping("/messages")
class MessagesController {

	private final OutboxService outbox;

	private final InboundService inbound;

	private final AuditTrail audit;

	private final Submissions submissions;

	private final List<MessageEvent> events;

	private final ObjectProvider<MessageCauseLinks> links;

	MessagesController(OutboxService outbox, InboundService inbound, AuditTrail audit, Submissions submissions,
			List<MessageEvent> events, ObjectProvider<MessageCauseLinks> links) {
		this.outbox = outbox;
		this.inbound = inbound;
		this.audit = audit;
		this.submissions = submissions;
		this.events = events;
		this.links = links;
	}

	@GetMapping
	String sent(@RequestParam(required = false) @Nullable MessageState state,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		model.addAttribute("messages", this.outbox.list(state, cursor, null));
		model.addAttribute("state", state);
		model.addAttribute("states", MessageState.values());
		return "messaging/outbox";
	}

	@GetMapping("/received")
	String received(@RequestParam(required = false) @Nullable ContactMatch match,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		var contacts = this.inbound.list(match, cursor, null);
		model.addAttribute("contacts", contacts);
		model.addAttribute("candidates", this.inbound.candidates(contacts.items()));
		model.addAttribute("match", match);
		model.addAttribute("matches", ContactMatch.values());
		return "messaging/received";
	}

	@GetMapping("/{id}")
	String show(@PathVariable MessageId id, Model model) {
		MessageView message = this.outbox.get(id);
		if (message.patient() != null) {
			this.audit.patientViewed(message.patient().value(), "message");
		}
		model.addAttribute("message", message);
		model.addAttribute("eventLabel",
				this.events.stream()
					.filter((event) -> event.key().equals(message.event()))
					.map((event) -> event.texts() + "label")
					.findFirst()
					.orElse(null));
		model.addAttribute("causeHref",
				this.links.stream().flatMap((slot) -> slot.hrefOf(message.cause()).stream()).findFirst().orElse(null));
		model.addAttribute("size", SmsSize.of(message.text()));
		return "messaging/show";
	}

	@PostMapping("/{id}/retry")
	String retry(@PathVariable MessageId id, @RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.outbox.retry(id);
			return "/messages/" + id;
		});
		return Notice.success(redirect, "messaging.notice.retried").redirect(target);
	}

	@PostMapping("/{id}/cancel")
	String cancel(@PathVariable MessageId id, @RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.outbox.cancel(id);
			return "/messages/" + id;
		});
		return Notice.success(redirect, "messaging.notice.cancelled").redirect(target);
	}

	@PostMapping("/received/{id}/assign")
	String assign(@PathVariable ContactId id, @RequestParam PatientId patient, @RequestParam String submission,
			RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.inbound.assign(id, patient);
			return "/messages/received";
		});
		return Notice.success(redirect, "messaging.notice.assigned").redirect(target);
	}

}
