package dental.cuspid.messaging;

import java.util.Optional;

import dental.cuspid.patients.PatientId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a patient is written to where the clinic does not say: by SMS, else by e-mail, and
 * never by what the patient objected to (BASE-8).
 */
@Service
@Transactional(readOnly = true)
public class ReachService {

	private final JdbcClient jdbc;

	ReachService(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The medium, or nothing where there is no number or address that may be used. */
	public Optional<Medium> of(PatientId patient) {
		return this.jdbc
			.sql("""
					select medium from (values (1, 'SMS'), (2, 'EMAIL')) as way (place, medium), patient p
					where p.id = :patient
						and case medium when 'SMS' then jsonb_array_length(p.phones) else coalesce(cardinality(p.emails), 0) end > 0
						and coalesce((select c.given from patient_consent c where c.patient_id = p.id and c.kind = medium
							order by c.id desc limit 1), true)
					order by place limit 1""")
			.param("patient", patient.value())
			.query(String.class)
			.optional()
			.map(Medium::valueOf);
	}

}
