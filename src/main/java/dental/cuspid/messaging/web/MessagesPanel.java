package dental.cuspid.messaging.web;

import java.time.Instant;
import java.util.Map;

import dental.cuspid.messaging.InboundService;
import dental.cuspid.messaging.OutboxService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientPanel;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Component;

/**
 * A patient's conversation on the patient page.
 */
@Component
class MessagesPanel implements PatientPanel {

	private static final int SHOWN = 50;

	private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

	private final OutboxService outbox;

	private final InboundService inbound;

	private final CurrentStaff current;

	MessagesPanel(OutboxService outbox, InboundService inbound, CurrentStaff current) {
		this.outbox = outbox;
		this.inbound = inbound;
		this.current = current;
	}

	@Override
	public String key() {
		return "messages";
	}

	@Override
	public int order() {
		return 80;
	}

	@Override
	public String labelKey() {
		return "messaging.panel.title";
	}

	@Override
	public String fragment() {
		return "messaging/panel :: panel";
	}

	@Override
	public Map<String, Object> model(PatientId patient) {
		return Map.of("messagesOfPatient", this.outbox.ofPatient(patient, END, SHOWN), "contactsOfPatient",
				this.inbound.ofPatient(patient, END, SHOWN), "mayWrite", this.current.actor().may(Right.EDIT_PATIENTS),
				"messagesTo", patient);
	}

}
