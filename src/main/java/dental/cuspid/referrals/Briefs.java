package dental.cuspid.referrals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PersonName;

/**
 * Reads people who were joined to a row, so that lists need one statement.
 */
final class Briefs {

	private Briefs() {
	}

	/**
	 * The columns of a person.
	 * @param alias of the table, which is also the beginning of the names
	 */
	static String columns(String alias) {
		return """
				%1$s.id as %1$s_id, %1$s.card_number as %1$s_card, %1$s.last_name as %1$s_last,
				%1$s.first_name as %1$s_first, %1$s.middle_name as %1$s_middle, %1$s.birth_date as %1$s_birth,
				%1$s.phones -> 0 ->> 'e164' as %1$s_phone""".formatted(alias);
	}

	static PatientBrief read(ResultSet row, String alias) throws SQLException {
		String name = new PersonName(null, null, row.getString(alias + "_last"), row.getString(alias + "_first"),
				row.getString(alias + "_middle"))
			.listed();
		String phone = row.getString(alias + "_phone");
		return new PatientBrief(new PatientId(row.getObject(alias + "_id", UUID.class)), row.getString(alias + "_card"),
				(name.isEmpty() && phone != null) ? phone : name, row.getObject(alias + "_birth", LocalDate.class),
				phone);
	}

}
