package dental.cuspid.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.CurrentStaff;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Patients to post to, and short ways to post as the product itself.
 */
class LedgerWorld {

	private final LedgerService ledger;

	private final PatientService patients;

	private final JdbcClient jdbc;

	private final Clock clock;

	LedgerWorld(LedgerService ledger, PatientService patients, JdbcClient jdbc, Clock clock) {
		this.ledger = ledger;
		this.patients = patients;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	PatientId patient() {
		return system(
				() -> this.patients.register(NewPatient.named("Kontenfrau", "Lena").allowDuplicate(true).build()));
	}

	Instant now() {
		return this.clock.instant();
	}

	static PostEntry entry(PatientId patient, AccountKind kind, String amount, Cause cause, Instant at,
			boolean mayGoBelowZero) {
		return new PostEntry(patient, kind, new BigDecimal(amount), "CORRECTIONS", cause, "MAIN", at, mayGoBelowZero,
				"ledger.reason.correction", List.of("a reason for tests"));
	}

	static Cause cause() {
		return new Cause("TEST", Ids.next().toString());
	}

	EntryId post(PatientId patient, AccountKind kind, String amount) {
		return system(() -> this.ledger.post(entry(patient, kind, amount, cause(), now(), false)));
	}

	EntryId force(PatientId patient, AccountKind kind, String amount) {
		return system(() -> this.ledger.post(entry(patient, kind, amount, cause(), now(), true)));
	}

	Balances balances(PatientId patient) {
		return system(() -> this.ledger.balances(patient));
	}

	BigDecimal sumOfEntries(PatientId patient, AccountKind kind) {
		return this.jdbc.sql("""
				select coalesce(sum(p.amount), 0) from ledger_account a join ledger_posting p on p.account_id = a.id
				where a.patient_id = :patient and a.kind = :kind""")
			.param("patient", patient.value())
			.param("kind", kind.name())
			.query(BigDecimal.class)
			.single();
	}

	static <T> T system(Supplier<T> work) {
		return CurrentStaff.asSystem(work);
	}

}
