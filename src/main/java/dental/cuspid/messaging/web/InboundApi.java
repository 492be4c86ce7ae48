package dental.cuspid.messaging.web;

import java.time.OffsetDateTime;
import java.util.Map;

import dental.cuspid.messaging.ContactId;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.ContactStatus;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.messaging.ReceiveContact;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientService;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Contacts reported by other systems of the clinic.
 */
@RestController
@RequestMapping("/api/v1/inbound")
class InboundApi {

	private final InboundService inbound;

	private final PatientService patients;

	InboundApi(InboundService inbound, PatientService patients) {
		this.inbound = inbound;
		this.patients = patients;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	Taken receive(@Valid @RequestBody Received asked) {
		return new Taken(this.inbound.receive(asked.toCommand()));
	}

	@GetMapping("/{contact}")
	Status status(@PathVariable ContactId contact) {
		ContactStatus status = this.inbound.status(contact);
		String patient = null;
		if (status.patient() != null) {
			PatientBrief brief = this.patients.brief(status.patient());
			patient = (brief.cardNumber() != null) ? brief.cardNumber() : brief.id().toString();
		}
		return new Status(contact, status.processed() ? State.PROCESSED : State.RECEIVED, patient, status.deal());
	}

	record Taken(ContactId contact) {

	}

	enum State {

		RECEIVED, PROCESSED

	}

	record Status(ContactId contact, State state, @Nullable String patient, @Nullable String deal) {

	}

	record Received(@NotNull ContactKind channel, @Nullable @Size(max = 300) String from,
			@Nullable @Size(max = 60) String phone, @Nullable @Size(max = 300) String email,
			@Nullable OffsetDateTime occurredAt, @Nullable @PositiveOrZero Integer durationSeconds,
			@Nullable @Size(max = 60) String trackingNumber, @Nullable @Size(max = 80) String formKey,
			@Nullable @Size(max = 200) String name, @Nullable @Size(max = 10_000) String text,
			@Nullable @Size(max = 10) Map<@Size(max = 60) String, @Size(max = 300) String> utm,
			@NotBlank @Size(max = 200) String externalId) {

		ReceiveContact toCommand() {
			return new ReceiveContact(this.channel, clean(this.from), clean(this.phone), clean(this.email),
					(this.occurredAt != null) ? this.occurredAt.toInstant() : null, this.durationSeconds,
					clean(this.trackingNumber), clean(this.formKey), clean(this.name), clean(this.text),
					(this.utm != null) ? Map.copyOf(this.utm) : Map.of(), null, this.externalId.strip());
		}

		/** Text as a database can keep it; empty is nothing. */
		private static @Nullable String clean(@Nullable String text) {
			String kept = (text != null) ? text.replace("\u0000", "").strip() : "";
			return kept.isEmpty() ? null : kept;
		}

	}

}
