package dental.cuspid.pipelines;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.AppointmentView;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.messaging.ContactDeals;
import dental.cuspid.messaging.ContactId;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.ContactReceived;
import dental.cuspid.messaging.ContactView;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.StaffId;
import dental.cuspid.tasks.TaskCause;
import dental.cuspid.tasks.TaskKind;
import dental.cuspid.tasks.TaskWording;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * The one door for calls, messages and forms (choice "Inbound event with several open
 * deals"): they reach the deal they belong to, and whoever takes care of it knows at once
 * (BX-A1, BX-B3, BX-D3). A missed call is a task (BASE-8).
 */
@Component
class InboundAutomation implements ContactDeals {

	static final String RULE = "inbound";

	private static final String MISSED = "missed-call";

	private static final Set<ContactKind> WRITTEN = Set.of(ContactKind.SMS, ContactKind.MESSENGER, ContactKind.EMAIL,
			ContactKind.SOCIAL);

	private final InboundService inbound;

	private final AppointmentService appointments;

	private final Confirmations confirmations;

	private final DealRepository deals;

	private final DealFlow flow;

	private final DealTasks tasks;

	private final DealLog log;

	private final PatientFacts patients;

	private final Runs runs;

	private final ClinicTime time;

	private final ClinicSettingsService settings;

	private final MessageSource messages;

	private final JdbcClient jdbc;

	InboundAutomation(InboundService inbound, AppointmentService appointments, Confirmations confirmations,
			DealRepository deals, DealFlow flow, DealTasks tasks, DealLog log, PatientFacts patients, Runs runs,
			ClinicTime time, ClinicSettingsService settings, MessageSource messages, JdbcClient jdbc) {
		this.inbound = inbound;
		this.appointments = appointments;
		this.confirmations = confirmations;
		this.deals = deals;
		this.flow = flow;
		this.tasks = tasks;
		this.log = log;
		this.patients = patients;
		this.runs = runs;
		this.time = time;
		this.settings = settings;
		this.messages = messages;
		this.jdbc = jdbc;
	}

	@ApplicationModuleListener
	void on(ContactReceived event) {
		CurrentStaff.asSystem(() -> {
			ContactView contact = this.inbound.get(event.contact());
			PatientId patient = contact.patient();
			if (patient != null) {
				this.patients.hold(patient);
				if (this.runs.first(RULE, cause(contact.id(), patient))) {
					Deal deal = route(contact, patient);
					this.runs.about(RULE, cause(contact.id(), patient), deal.id());
				}
			}
			call(contact, patient);
			return null;
		});
	}

	private static String cause(ContactId contact, PatientId patient) {
		return contact + ":" + patient;
	}

	@Override
	public Optional<String> dealOf(ContactId contact) {
		return this.jdbc.sql("""
				select r.deal_id from automation_run r join contact c on r.cause = c.id || ':' || c.patient_id
				where r.rule = :rule and c.id = :contact and r.deal_id is not null""")
			.param("rule", RULE)
			.param("contact", contact.value())
			.query(UUID.class)
			.optional()
			.map(UUID::toString);
	}

	private Deal route(ContactView contact, PatientId patient) {
		return answered(contact, patient).or(() -> request(contact, patient))
			.or(() -> waiting(contact, patient, Pipeline.PATIENT_BASE, Stages.NEEDS_ATTENTION))
			.or(() -> waiting(contact, patient, Pipeline.REACTIVATION, Stages.SHOWED_ACTIVITY))
			.orElseGet(() -> opened(contact, patient));
	}

	private static Because because(ContactView contact) {
		return Because.of(Why.CONTACT).cause("contact", contact.id());
	}

	/**
	 * An answer to the request to confirm counts for the booking as it was asked about.
	 */
	private Optional<Deal> answered(ContactView contact, PatientId patient) {
		Boolean yes = WRITTEN.contains(contact.kind()) ? Replies.read(contact.text()) : null;
		Optional<Confirmations.Asked> asked = (yes != null) ? this.confirmations.open(patient) : Optional.empty();
		Optional<Deal> found = asked
			.flatMap((question) -> this.deals.lockOfAppointment(question.appointment().value()));
		if (found.isEmpty()) {
			return Optional.empty();
		}
		Deal deal = found.get();
		Confirmations.Asked question = asked.get();
		AppointmentView booking = this.appointments.get(question.appointment());
		boolean live = !question.withdrawn() && booking.state() == AppointmentState.BOOKED
				&& booking.startsAt().equals(question.startsAt());
		Because because = Because.of(Why.REPLIED).cause("contact", contact.id());
		if (!live) {
			this.log.note(deal.id(), Happening.NOT_MOVED, List.of(Stages.CONFIRMED), because.insteadOf(Why.NOT_LIVE));
			notice(deal, contact);
			return found;
		}
		this.confirmations.answered(question, Boolean.TRUE.equals(yes));
		if (Boolean.TRUE.equals(yes)) {
			this.flow.advance(deal, Stages.CONFIRMED, MoveDeal.to(Stages.CONFIRMED), because);
		}
		else {
			this.log.note(deal.id(), Happening.NOT_MOVED, List.of(Stages.CONFIRMED), because.insteadOf(Why.DECLINED));
			notice(deal, contact, TaskWording.of("pipelines.task.declined", contact.who()));
		}
		return found;
	}

	/** A request that is open already: it rises, and asking again is counted on it. */
	private Optional<Deal> request(ContactView contact, PatientId patient) {
		List<Deal> open = this.flow.open(patient, Pipeline.APPOINTMENTS);
		if (open.isEmpty()) {
			return Optional.empty();
		}
		Deal deal = open.stream().filter((one) -> one.appointment() == null).findFirst().orElse(open.getLast());
		if (deal.appointment() == null) {
			deal.askedAgain();
			this.log.note(deal.id(), Happening.REPEATED, List.of(deal.requests()), because(contact));
		}
		notice(deal, contact);
		return Optional.of(deal);
	}

	private Optional<Deal> waiting(ContactView contact, PatientId patient, Pipeline pipeline, StageRef target) {
		List<Deal> open = this.flow.open(patient, pipeline);
		if (open.isEmpty()) {
			return Optional.empty();
		}
		Deal deal = open.getFirst();
		boolean sleeps = this.flow.stage(deal.stage()).position() < this.flow.stage(target).position();
		if (sleeps) {
			this.flow.advance(deal, target, MoveDeal.to(target), because(contact));
			raise(deal, contact);
		}
		else {
			notice(deal, contact);
		}
		return Optional.of(deal);
	}

	private Deal opened(ContactView contact, PatientId patient) {
		var known = this.patients.known(patient);
		String source = known.map(PatientFacts.Known::source).orElseGet(() -> source(contact));
		var fields = OpenDeal.Fields
			.from(known.map(PatientFacts.Known::branch).orElse(null), source, contact.channel(), contact.utm(),
					(contact.text() != null) ? shortened(contact.text()) : null)
			.responsible(known.map(PatientFacts.Known::responsible).orElse(null));
		Deal deal = this.flow.open(OpenDeal.of(Pipeline.APPOINTMENTS, patient).with(fields), Stages.NEW,
				because(contact));
		raise(deal, contact);
		return deal;
	}

	/** The channel it came by, else how. */
	private String source(ContactView contact) {
		String channel = contact.channel();
		return (channel != null) ? channel : this.messages.getMessage("messaging.contact.kind." + contact.kind(), null,
				Locale.of(this.settings.current().language()));
	}

	private static String shortened(String text) {
		return (text.length() > 1000) ? text.substring(0, 1000) : text;
	}

	private void raise(Deal deal, ContactView contact) {
		deal.contacted(contact.occurredAt());
		this.deals.saveAndFlush(deal);
	}

	/** The card rises and its responsible person is told at once. */
	private void notice(Deal deal, ContactView contact) {
		notice(deal, contact, title(contact));
	}

	private void notice(Deal deal, ContactView contact, TaskWording title) {
		raise(deal, contact);
		this.log.note(deal.id(), Happening.CONTACT, List.of(), because(contact));
		if (contact.kind() != ContactKind.CALL) {
			var task = this.tasks.answer(deal.patient(), deal.responsible(), title, TaskKind.NEXT_STEP,
					TaskCause.of("contact", contact.id()), this.time.now());
			this.log.note(deal.id(), Happening.TASK, List.of(title.label()), because(contact).cause("task", task));
		}
	}

	private static TaskWording title(ContactView contact) {
		return TaskWording.of("pipelines.task.contact." + contact.kind(), contact.who());
	}

	/**
	 * A missed call asks somebody to call back until a call with the patient was taken.
	 */
	private void call(ContactView contact, @Nullable PatientId patient) {
		if (contact.kind() != ContactKind.CALL || contact.durationSeconds() == null) {
			return;
		}
		if (!contact.missed()) {
			this.tasks.answered(TaskCause.of("contact", contact.id()));
			if (patient != null) {
				missedBy(patient).forEach((call) -> this.tasks.answered(TaskCause.of("contact", call)));
			}
		}
		else if (contact.phone() != null && (this.runs.first(MISSED, contact.id()) || patient != null)) {
			StaffId responsible = (patient != null) ? responsible(contact, patient) : null;
			this.tasks.answer(patient, responsible, TaskWording.of("pipelines.task.missedCall", contact.who()),
					TaskKind.MISSED_CALL, TaskCause.of("contact", contact.id()), this.time.now());
		}
	}

	private @Nullable StaffId responsible(ContactView contact, PatientId patient) {
		return dealOf(contact.id()).flatMap((deal) -> this.deals.findById(UUID.fromString(deal)))
			.map(Deal::responsible)
			.or(() -> this.patients.known(patient).map(PatientFacts.Known::responsible))
			.orElse(null);
	}

	private List<String> missedBy(PatientId patient) {
		return this.jdbc.sql("""
				select cause_id from task where patient_id = :patient and state = 'OPEN' and kind = 'MISSED_CALL'""")
			.param("patient", patient.value())
			.query(String.class)
			.list();
	}

}
