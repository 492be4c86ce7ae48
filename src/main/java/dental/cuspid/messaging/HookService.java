package dental.cuspid.messaging;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dental.cuspid.messaging.ContactChannelService.Door;
import dental.cuspid.messaging.HookAnswer.Kind;
import dental.cuspid.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Service;

/**
 * Takes webhook calls (BASE-8, BASE-14): proves the sender on the raw bytes, keeps what
 * came, answers. Everything else is done afterwards by a worker.
 */
@Service
public class HookService {

	private static final Logger log = LoggerFactory.getLogger(HookService.class);

	private final ContactChannelService channels;

	private final HookLimits limits;

	private final InboxIntake intake;

	private final Clock clock;

	HookService(ContactChannelService channels, HookLimits limits, InboxIntake intake, Clock clock) {
		this.channels = channels;
		this.limits = limits;
		this.intake = intake;
		this.clock = clock;
	}

	/**
	 * Takes a call.
	 */
	public HookAnswer receive(Hook hook) {
		long wait = this.limits.sender(hook.channel(), hook.address());
		if (wait > 0) {
			return new HookAnswer(Kind.TOO_MANY, null, wait);
		}
		Optional<Door> door = this.channels.door(hook.channel());
		if (door.isEmpty()) {
			return HookAnswer.of(Kind.UNKNOWN_CHANNEL);
		}
		if (!knows(door.get(), hook)) {
			return HookAnswer.of(Kind.UNKNOWN_SENDER);
		}
		wait = this.limits.channel(hook.channel());
		if (wait > 0) {
			return new HookAnswer(Kind.TOO_MANY, null, wait);
		}
		boolean signed = hook.pathSecret() == null;
		if (!signed && door.get().kind() == ContactKind.WEB_FORM) {
			wait = this.limits.form(hook.channel(), hook.address());
			if (wait > 0) {
				return new HookAnswer(Kind.TOO_MANY, null, wait);
			}
		}
		return read(hook, signed, (body) -> keep(door.get(), hook, signed, body));
	}

	/**
	 * Takes a form of a website (BX-A1). Its key is in the page for everybody to read, so
	 * what keeps robots out is the field nobody sees and a small allowance for each
	 * address.
	 * @param hook whose channel is the key of the form
	 */
	public HookAnswer form(Hook hook) {
		long wait = this.limits.sender(hook.channel(), hook.address());
		if (wait > 0) {
			return new HookAnswer(Kind.TOO_MANY, null, wait);
		}
		Optional<Door> door = this.channels.formDoor(hook.channel());
		if (door.isEmpty()) {
			return HookAnswer.of(Kind.UNKNOWN_CHANNEL);
		}
		wait = this.limits.form(door.get().code(), hook.address());
		wait = (wait > 0) ? wait : this.limits.channel(door.get().code());
		if (wait > 0) {
			return new HookAnswer(Kind.TOO_MANY, null, wait);
		}
		return read(hook, false, (body) -> {
			List.of("channel", "occurredAt", "durationSeconds", "trackingNumber", "recording", "type")
				.forEach(body::remove);
			body.put("formKey", hook.channel());
			return keep(door.get(), hook, false, body);
		});
	}

	private HookAnswer read(Hook hook, boolean signed, Function<ObjectNode, HookAnswer> then) {
		boolean form = !signed && HookBodies.isForm(hook.contentType());
		boolean plain = hook.encoding() == null || hook.encoding().equalsIgnoreCase("identity");
		if (!plain || !(form || HookBodies.isJson(hook.contentType()))) {
			return HookAnswer.of(Kind.WRONG_TYPE);
		}
		return (form ? HookBodies.form(hook.body()) : HookBodies.json(hook.body())).map(then)
			.orElseGet(() -> HookAnswer.of(Kind.UNREADABLE));
	}

	private HookAnswer keep(Door door, Hook hook, boolean signed, ObjectNode body) {
		if (!signed && !body.path("website").asString("").isBlank()) {
			return HookAnswer.of(Kind.ACCEPTED);
		}
		String id = signed ? hook.ids().getFirst() : unsignedId(hook, body);
		HookAnswer answer = this.intake.keep(door, id, Signatures.hash(hook.body()), signed, body);
		if (answer.kind() == Kind.OTHER_BODY) {
			log.warn("channel {} sent event {} again with another body; it was refused", door.code(),
					Signatures.hash(id));
		}
		return answer;
	}

	private boolean knows(Door door, Hook hook) {
		return (hook.pathSecret() != null)
				? Signatures.samePath(hook.pathSecret(), door.pathHash()) && door.opensTo(hook.address())
				: Signatures.valid(hook, door.secrets(), this.clock.instant());
	}

	/** Senders that cannot sign rarely have a call identifier either. */
	private static String unsignedId(Hook hook, ObjectNode body) {
		if (hook.ids().size() == 1) {
			return hook.ids().getFirst();
		}
		String own = body.path("eventId").asString(body.path("externalId").asString(""));
		return own.isBlank() || own.length() > 200 ? Ids.next().toString() : own;
	}

}
