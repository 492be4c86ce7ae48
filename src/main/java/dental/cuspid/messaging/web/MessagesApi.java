package dental.cuspid.messaging.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.ContactView;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.messaging.MessageCause;
import dental.cuspid.messaging.MessageView;
import dental.cuspid.messaging.OutboxService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.staff.AuditTrail;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What was written to a patient and by a patient, newest first.
 */
@RestController
@RequestMapping("/api/v1/patients/{cardNumber}/messages")
class MessagesApi {

	private static final Set<ContactKind> CONVERSATION = Set.of(ContactKind.SMS, ContactKind.EMAIL,
			ContactKind.MESSENGER, ContactKind.SOCIAL, ContactKind.WEB_FORM);

	private static final int PAGE = 50;

	private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

	private final OutboxService outbox;

	private final InboundService inbound;

	private final PatientService patients;

	private final AuditTrail audit;

	MessagesApi(OutboxService outbox, InboundService inbound, PatientService patients, AuditTrail audit) {
		this.outbox = outbox;
		this.inbound = inbound;
		this.patients = patients;
		this.audit = audit;
	}

	@GetMapping
	@Transactional
	CursorPage<Item> list(@PathVariable String cardNumber, @RequestParam(required = false) @Nullable String cursor,
			@RequestParam(required = false) @Nullable Integer limit) {
		PatientId patient = this.patients.resolve(cardNumber);
		List<String> after = Cursor.read(cursor, 1);
		Instant before = after.isEmpty() ? END : Cursor.instant(after.getFirst());
		int most = Cursor.limit(limit, PAGE);
		this.audit.patientViewed(patient.value(), "messages");
		List<Item> items = Stream
			.concat(this.outbox.ofPatient(patient, before, most + 1).stream().map(Item::of),
					this.inbound.ofPatient(patient, before, most + 1)
						.stream()
						.filter((contact) -> CONVERSATION.contains(contact.kind()))
						.map(Item::of))
			.sorted(Comparator.comparing(Item::at).reversed())
			.limit(most + 1L)
			.toList();
		return CursorPage.of(items, most, (item) -> Cursor.of(item.at()));
	}

	/**
	 * One message.
	 *
	 * @param direction OUT or IN
	 */
	record Item(String id, String channel, String direction, String state, @Nullable String to, @Nullable String text,
			@Nullable MessageCause cause, Instant at) {

		static Item of(MessageView message) {
			return new Item(message.id().toString(), message.medium().name(), "OUT", message.state().name(),
					message.to(), message.text(), message.cause(), message.createdAt());
		}

		static Item of(ContactView contact) {
			return new Item(contact.id().toString(), contact.kind().name(), "IN", "RECEIVED", null, contact.text(),
					MessageCause.of("contact", contact.id()), contact.occurredAt());
		}

	}

}
