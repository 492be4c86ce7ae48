package dental.cuspid.demo;

import java.util.ArrayList;
import java.util.List;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.ledger.PostEntry;
import dental.cuspid.patients.Consents;
import dental.cuspid.patients.DentacoinParticipation;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.patients.PersonName;
import dental.cuspid.shared.Money;

import org.springframework.stereotype.Component;

/**
 * The demo clinic's patients and what they bring on their accounts.
 */
@Component
class DemoPatients {

	private static final String OPENING = "OPENING";

	private final PatientService patients;

	private final LedgerService ledger;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	DemoPatients(PatientService patients, LedgerService ledger, ClinicSettingsService settings, ClinicTime time) {
		this.patients = patients;
		this.ledger = ledger;
		this.settings = settings;
		this.time = time;
	}

	/**
	 * @return the patients in the order of the plan
	 */
	List<PatientId> register(DemoPlan plan) {
		List<PatientId> registered = new ArrayList<>();
		plan.patients().forEach((patient) -> registered.add(this.patients.register(asked(patient))));
		return registered;
	}

	private NewPatient asked(DemoPatient patient) {
		var name = patient.name();
		var asked = NewPatient
			.named(new PersonName(null, null, name.lastName(), name.firstName(),
					name.patronymic().isEmpty() ? null : name.patronymic()))
			.birthDate(patient.birthDate())
			.phones(patient.phones())
			.language(name.language())
			.source(patient.source(), null)
			.comment(patient.comment())
			.responsible(patient.responsible())
			.consents(new Consents(true, patient.textConsent(), patient.email() != null, null))
			.allowDuplicate(true);
		if (patient.email() != null) {
			asked.email(patient.email());
		}
		if (patient.wallet() != null) {
			asked.wallet(patient.wallet()).dentacoin(DentacoinParticipation.YES);
		}
		if (patient.openingVisits() > 0) {
			asked.opening(new OpeningHistory(patient.openingVisits(), patient.openingLast(),
					Money.of(patient.openingPaid(), this.settings.current().currency())));
		}
		return asked.build();
	}

	/**
	 * Posts the balances of the paper cards, and one correction by hand.
	 */
	int balances(DemoPlan plan, List<PatientId> patients) {
		var day = this.time.startOf(this.time.today().minusDays(200)).plusSeconds(36_000);
		for (DemoPlan.Balance balance : plan.balances()) {
			PatientId patient = patients.get(balance.patient());
			this.ledger.post(new PostEntry(patient, AccountKind.valueOf(balance.account()), balance.amount(), OPENING,
					new Cause(OPENING, patient.toString()), OPENING, day, false, "demo.reason.opening", List.of()));
		}
		var first = plan.balances().stream().filter((balance) -> balance.account().equals("BONUS")).findFirst();
		first.ifPresent((balance) -> this.ledger.correct(patients.get(balance.patient()), AccountKind.BONUS,
				java.math.BigDecimal.TEN, "Voucher of the open day, handed in on paper"));
		return plan.balances().size();
	}

}
