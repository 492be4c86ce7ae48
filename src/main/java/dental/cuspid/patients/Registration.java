package dental.cuspid.patients;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dental.cuspid.clinic.ClinicSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.staff.AuditTrail;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Opens accounts, one at a desk or many from a file: the same checks for each, and as
 * many statements for many as for one.
 */
@Component
class Registration {

	private final PatientRepository patients;

	private final CardNumbers cardNumbers;

	private final SearchKeyRows searchKeys;

	private final DuplicateFinder duplicates;

	private final ConsentService consents;

	private final PatientLog log;

	private final PatientReferences references;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Registration(PatientRepository patients, CardNumbers cardNumbers, SearchKeyRows searchKeys,
			DuplicateFinder duplicates, ConsentService consents, PatientLog log, PatientReferences references,
			ClinicSettingsService settings, ClinicTime time, AuditTrail audit, ApplicationEventPublisher events,
			Clock clock) {
		this.patients = patients;
		this.cardNumbers = cardNumbers;
		this.searchKeys = searchKeys;
		this.duplicates = duplicates;
		this.consents = consents;
		this.log = log;
		this.references = references;
		this.settings = settings;
		this.time = time;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Opens the accounts, in the order asked. Whoever may be here already is looked for
	 * among those before in the list too.
	 */
	List<PatientId> register(List<NewPatient> asked) {
		var ids = new ArrayList<PatientId>();
		var opening = new ArrayList<Opening>();
		for (NewPatient one : asked) {
			Opening next = open(one);
			if (!one.allowDuplicate()) {
				write(opening);
				opening.clear();
				this.duplicates.refuse(next.patient().probe());
			}
			opening.add(next);
			ids.add(next.patient().id());
		}
		write(opening);
		return ids;
	}

	private Opening open(NewPatient asked) {
		ClinicSettings clinic = this.settings.current();
		var typed = new TypedValues((asked.country() != null) ? asked.country() : clinic.country(), this.time.today());
		PersonName name = typed.name(asked.name(), !asked.lead());
		var birthDate = typed.birthDate(asked.birthDate());
		var phones = typed.phones(asked.phones());
		var emails = typed.emails(asked.emails());
		String number = PatientReferences.cardNumber(typed, asked.cardNumber());
		OpeningHistory opening = typed
			.opening((asked.opening() != null) ? asked.opening() : OpeningHistory.none(clinic.currency()));
		Patient patient = Patient.register(PatientId.next(), name, this.clock.instant());
		patient.bornOn(birthDate);
		patient.calledAt(phones);
		patient.writtenTo(emails);
		patient.speaks(typed.language(asked.language()));
		patient.caredForBy(this.references.responsible(typed, asked.responsible()));
		patient.remark(typed.text("comment", asked.comment(), TypedValues.TEXT));
		patient.cameFrom(typed.line("source", asked.source(), TypedValues.LINE),
				typed.line("sourceDetail", asked.sourceDetail(), TypedValues.LINE));
		patient.cameWith(typed.utm(asked.utm()));
		patient.takesPart(asked.dentacoin(), typed.wallet(asked.walletAddress()));
		patient.recommendedBy(this.references.recommender(typed, asked.recommendedBy()));
		patient.opensWith(opening);
		typed.settle();
		return new Opening(asked, patient, number);
	}

	private void write(List<Opening> opening) {
		if (opening.isEmpty()) {
			return;
		}
		giveCards(opening);
		Map<PatientId, Set<SearchKeys.Key>> keys = new LinkedHashMap<>();
		opening.forEach((one) -> keys.put(one.patient().id(), one.patient().keys()));
		this.patients.saveAllAndFlush(opening.stream().map(Opening::patient).toList());
		this.searchKeys.add(keys);
		this.log.add(ids(opening, true), PatientLog.Kind.IMPORTED);
		this.log.add(ids(opening, false), PatientLog.Kind.REGISTERED);
		opening.forEach((one) -> this.consents.add(one.patient().id(), one.asked().consents().answers(),
				ConsentService.FIRST_TEXT));
		this.audit.recordAll("patient.registered", "patient", keys.keySet());
		Instant now = this.clock.instant();
		ids(opening, false).forEach((id) -> this.events.publishEvent(new PatientRegistered(id, now)));
	}

	private void giveCards(List<Opening> opening) {
		var typed = new LinkedHashMap<PatientId, String>();
		var untyped = new ArrayList<PatientId>();
		for (Opening one : opening) {
			if (one.number() != null) {
				typed.put(one.patient().id(), one.number());
			}
			else if (!one.asked().lead()) {
				untyped.add(one.patient().id());
			}
		}
		this.cardNumbers.take(typed);
		typed.putAll(this.cardNumbers.takeNext(untyped));
		opening.stream()
			.filter((one) -> typed.containsKey(one.patient().id()))
			.forEach((one) -> one.patient().holdCard(typed.get(one.patient().id())));
	}

	private static List<PatientId> ids(List<Opening> opening, boolean imported) {
		return opening.stream()
			.filter((one) -> one.asked().imported() == imported)
			.map((one) -> one.patient().id())
			.toList();
	}

	/**
	 * An account about to be written.
	 *
	 * @param number the card number typed, null for the next free one
	 */
	private record Opening(NewPatient asked, Patient patient, @Nullable String number) {

	}

}
