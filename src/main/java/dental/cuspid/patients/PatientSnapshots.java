package dental.cuspid.patients;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import dental.cuspid.shared.NotFound;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads accounts for programs that change many of them (BASE-13); nobody looks at what is
 * read here.
 */
@Service
@Transactional(readOnly = true)
public class PatientSnapshots {

	private final JdbcClient jdbc;

	PatientSnapshots(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The values of an account now.
	 */
	@Requires(Right.IMPORT)
	public PatientSnapshot of(PatientId id) {
		return this.jdbc
			.sql("""
					select salutation, title, last_name, first_name, middle_name, birth_date, emails, language, comment, source,
						wallet_address, dentacoin_participation, recommended_by_id,
						array(select case when phone ->> 'raw' like '+%' then phone ->> 'raw' else phone ->> 'e164' end
							from jsonb_array_elements(phones) with ordinality as listed (phone, place) order by place) as phones
					from patient where id = :id""")
			.param("id", id.value())
			.query((row, index) -> snapshot(row))
			.optional()
			.orElseThrow(() -> new NotFound("patients.refusal.unknown", id.toString()));
	}

	private static PatientSnapshot snapshot(ResultSet row) throws SQLException {
		UUID recommender = row.getObject("recommended_by_id", UUID.class);
		return new PatientSnapshot(
				new PersonName(row.getString("salutation"), row.getString("title"), row.getString("last_name"),
						row.getString("first_name"), row.getString("middle_name")),
				row.getObject("birth_date", LocalDate.class), texts(row, "phones"), texts(row, "emails"),
				row.getString("language"), row.getString("comment"), row.getString("source"),
				row.getString("wallet_address"),
				DentacoinParticipation.valueOf(row.getString("dentacoin_participation")),
				(recommender != null) ? new PatientId(recommender) : null);
	}

	private static List<String> texts(ResultSet row, String column) throws SQLException {
		return Arrays.asList((String[]) row.getArray(column).getArray());
	}

}
