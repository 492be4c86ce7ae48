package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Money;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a patient paid in money before, for rules that ask for it: money is cash, card,
 * transfer and insurance; refunds are subtracted, voided payments left out (X-3, CB-10).
 */
@Service
@Transactional(readOnly = true)
public class PaymentHistory {

	private final JdbcClient jdbc;

	private final PatientService patients;

	private final ClinicSettingsService settings;

	PaymentHistory(JdbcClient jdbc, PatientService patients, ClinicSettingsService settings) {
		this.jdbc = jdbc;
		this.patients = patients;
		this.settings = settings;
	}

	/**
	 * Money paid on receipts of visits that start before a visit, and what the patient's
	 * opening history brings. All payments of the visit itself are left out.
	 */
	public Money moneyPaidOnEarlierVisits(PatientId patient, Instant visitStart) {
		BigDecimal paid = this.jdbc.sql("""
				select coalesce(sum(r.money_paid - r.money_refunded), 0) from receipt r
				join appointment a on a.id = r.appointment_id
				where r.patient_id = :patient and a.starts_at < :start""")
			.param("patient", patient.value())
			.param("start", visitStart.atOffset(ZoneOffset.UTC))
			.query(BigDecimal.class)
			.single();
		return money(paid).plus(this.patients.opening(patient).paid());
	}

	/**
	 * Whether a patient has paid: money above zero that stayed, opening history included.
	 */
	public boolean hasPaid(PatientId patient) {
		boolean here = this.jdbc
			.sql("select exists (select 1 from receipt where patient_id = :patient and money_paid > money_refunded)")
			.param("patient", patient.value())
			.query(Boolean.class)
			.single();
		return here || this.patients.opening(patient).paid().isPositive();
	}

	/**
	 * Who of these people was treated here or has paid: a completed or opening visit, or
	 * money above zero that stayed (definition "newcomer").
	 */
	public Set<PatientId> treatedOrPaid(Collection<PatientId> people) {
		return Set.copyOf(this.jdbc
			.sql("""
					select p.id from patient p where p.id = any(cast(:people as uuid[]))
						and (p.opening_visits > 0 or p.opening_last_visit_on is not null or p.opening_paid > 0
							or exists (select from appointment a where a.patient_id = p.id and a.state = 'COMPLETED')
							or exists (select from receipt r where r.patient_id = p.id and r.money_paid > r.money_refunded))""")
			.param("people", people.stream().map(PatientId::toString).toArray(String[]::new))
			.query((row, index) -> new PatientId(row.getObject("id", UUID.class)))
			.list());
	}

	private Money money(BigDecimal amount) {
		return Money.of(amount, this.settings.current().currency());
	}

}
