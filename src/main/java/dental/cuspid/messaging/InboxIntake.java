package dental.cuspid.messaging;

import java.util.Optional;

import dental.cuspid.messaging.ContactChannelService.Door;
import dental.cuspid.messaging.HookAnswer.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what came in, in one transaction of its own; the worker starts after the commit.
 */
@Component
@Transactional
class InboxIntake {

	static final String DELIVERY = "delivery";

	private final InboxRows rows;

	private final InboxWake wake;

	InboxIntake(InboxRows rows, InboxWake wake) {
		this.rows = rows;
		this.wake = wake;
	}

	/** Keeps an event of a channel. */
	HookAnswer keep(Door door, String eventId, String fingerprint, boolean signed, ObjectNode body) {
		String source = "hook/" + door.code();
		ContactId contact = null;
		ObjectNode kept = body;
		if (!DELIVERY.equals(body.path("type").asString(""))) {
			Optional<ReceiveContact> read = HookFields.contact(body, door.kind(), eventId);
			if (read.isEmpty() || !reachable(read.get())) {
				return HookAnswer.of(Kind.REFUSED);
			}
			contact = this.rows.contact(source, read.get().externalId());
			kept = HookFields.body(read.get());
		}
		var entry = this.rows.keep(source, eventId, fingerprint, signed, door.id(), contact, kept);
		if (!entry.fingerprint().equals(fingerprint)) {
			return HookAnswer.of(Kind.OTHER_BODY);
		}
		this.wake.afterCommit();
		return new HookAnswer(Kind.ACCEPTED, entry.contact(), 0);
	}

	/** Keeps a contact that came by the API. */
	ContactId keep(ReceiveContact contact, @Nullable ContactChannelId channel) {
		String source = "api/" + contact.kind();
		ContactId id = this.rows.contact(source, contact.externalId());
		ObjectNode body = HookFields.body(contact);
		this.rows.keep(source, contact.externalId(), Signatures.hash(body.toString()), true, channel, id, body);
		this.wake.afterCommit();
		return id;
	}

	/** A form without any way to answer it is of no use (WL-4). */
	static boolean reachable(ReceiveContact contact) {
		boolean mail = contact.email() != null || (contact.from() != null && contact.from().contains("@"));
		boolean any = mail || contact.phone() != null || contact.from() != null;
		return contact.kind() != ContactKind.WEB_FORM || ((contact.formKey() != null) ? mail : any);
	}

}
