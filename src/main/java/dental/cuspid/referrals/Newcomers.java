package dental.cuspid.referrals;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import dental.cuspid.checkout.PaymentHistory;
import dental.cuspid.patients.DuplicateFinder;
import dental.cuspid.patients.DuplicateProbe;
import dental.cuspid.patients.DuplicateView;
import dental.cuspid.patients.DuplicateView.Reason;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.RuleViolation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is a newcomer: no completed or opening visit and no payment yet, and no
 * account with a visit or payment has the same name and birth date. Sharing only a phone
 * or an e-mail address with such an account is a household.
 */
@Component
class Newcomers {

	private final JdbcClient jdbc;

	private final PaymentHistory payments;

	private final DuplicateFinder duplicates;

	Newcomers(JdbcClient jdbc, PaymentHistory payments, DuplicateFinder duplicates) {
		this.jdbc = jdbc;
		this.payments = payments;
		this.duplicates = duplicates;
	}

	/**
	 * Waits for payments of the person that are being taken right now, and lets none
	 * begin on a new receipt until the end of the transaction.
	 */
	void hold(PatientId person) {
		this.jdbc.sql("select id from receipt where patient_id = :patient order by id for no key update")
			.param("patient", person.value())
			.query((row, index) -> index)
			.list();
		this.jdbc.sql("select id from patient where id = :patient for update")
			.param("patient", person.value())
			.query((row, index) -> index)
			.list();
	}

	/** Whether the person was never here and never paid, looked at alone. */
	boolean neverHere(PatientId person) {
		return !treated(person);
	}

	/**
	 * Refuses who is no newcomer.
	 * @return whether the newcomer only shares a phone or an e-mail address with a
	 * patient
	 */
	boolean requireNewcomer(PatientId person) {
		if (treated(person)) {
			throw new RuleViolation("referrals.refusal.noNewcomer").at("newcomer");
		}
		List<DuplicateView> alike = this.duplicates.find(probe(person));
		Set<PatientId> treated = this.payments
			.treatedOrPaid(alike.stream().map((other) -> other.patient().id()).toList());
		List<DuplicateView> others = alike.stream().filter((other) -> treated.contains(other.patient().id())).toList();
		for (DuplicateView other : others) {
			if (other.reasons().contains(Reason.NAME_AND_BIRTH_DATE)) {
				throw new RuleViolation("referrals.refusal.samePerson", other.reference()).at("newcomer");
			}
		}
		return others.stream()
			.anyMatch((other) -> !Collections.disjoint(other.reasons(), Set.of(Reason.PHONE, Reason.EMAIL)));
	}

	private boolean treated(PatientId person) {
		return !this.payments.treatedOrPaid(Set.of(person)).isEmpty();
	}

	private DuplicateProbe probe(PatientId person) {
		return this.jdbc
			.sql("""
					select last_name, first_name, birth_date, emails,
						array(select jsonb_array_elements(phones) ->> 'e164') as numbers from patient where id = :patient""")
			.param("patient", person.value())
			.query((row, index) -> new DuplicateProbe(row.getString("last_name"), row.getString("first_name"),
					row.getObject("birth_date", LocalDate.class),
					List.of((String[]) row.getArray("numbers").getArray()),
					List.of((String[]) row.getArray("emails").getArray()), null, person))
			.single();
	}

}
