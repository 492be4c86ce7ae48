package dental.cuspid.pipelines.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dental.cuspid.messaging.ContactId;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.messaging.ReceiveContact;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.pipelines.Boards;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * People with a number of their own who call just now.
 */
record Calls(InboundService inbound, PatientService patients, Boards boards, Clock clock) {

	static Calls in(ApplicationContext application) {
		return new Calls(application.getBean(InboundService.class), application.getBean(PatientService.class),
				Boards.in(application), application.getBean(Clock.class));
	}

	static String number() {
		return "+49301" + (1_000_000 + Math.floorMod(System.nanoTime(), 8_000_000));
	}

	/** People of one name who share a number. */
	List<PatientId> household(String phone, String name, String... people) {
		return java.util.Arrays.stream(people)
			.map((first) -> this.boards.admin(() -> this.patients
				.register(NewPatient.named(name, first).phone(phone).allowDuplicate(true).build())))
			.toList();
	}

	ContactId from(String phone) {
		return received(phone, Duration.ZERO, null);
	}

	/** A call of some time ago is told to nobody. */
	ContactId earlier(String phone, Duration ago) {
		return received(phone, ago, null);
	}

	/** A call nobody took. */
	ContactId missed(String phone) {
		return received(phone, Duration.ZERO, 0);
	}

	private ContactId received(String phone, Duration ago, @Nullable Integer seconds) {
		return this.boards.admin(() -> this.inbound
			.receive(new ReceiveContact(ContactKind.CALL, phone, null, null, this.clock.instant().minus(ago), seconds,
					null, null, null, null, Map.of(), null, UUID.randomUUID().toString())));
	}

}
