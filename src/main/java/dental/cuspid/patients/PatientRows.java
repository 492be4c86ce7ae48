package dental.cuspid.patients;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLState;

import dental.cuspid.shared.Row;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads patients for lists and for other modules, in one statement each.
 */
@Component
class PatientRows {

	/** Columns of a {@link PatientBrief}. */
	static final String BRIEF = """
			patient.id, patient.card_number, patient.last_name, patient.first_name, patient.middle_name,
			patient.birth_date, patient.phones -> 0 ->> 'e164' as phone""";

	private static final int UUID_LENGTH = 36;

	private final JdbcClient jdbc;

	private final JdbcTemplate template;

	PatientRows(JdbcClient jdbc, JdbcTemplate template) {
		this.jdbc = jdbc;
		this.template = template;
	}

	/**
	 * Who is meant by a card number (with {@code ~} for {@code /}) or an id.
	 */
	Optional<PatientId> find(String cardNumberOrId) {
		String text = cardNumberOrId.strip();
		if (text.length() == UUID_LENGTH) {
			return uuid(text)
				.flatMap((id) -> this.jdbc.sql("select id from patient where id = :id")
					.param("id", id)
					.query(UUID.class)
					.optional())
				.map(PatientId::new);
		}
		return CardNumbers.read(text.replace('~', '/'))
			.flatMap((number) -> this.jdbc.sql("select patient_id from patient_card_number where card_number = :number")
				.param("number", number)
				.query(UUID.class)
				.optional())
			.map(PatientId::new);
	}

	Map<PatientId, PatientBrief> briefs(Collection<PatientId> ids) {
		var found = new HashMap<PatientId, PatientBrief>();
		if (!ids.isEmpty()) {
			this.jdbc.sql("select " + BRIEF + " from patient where id = any(cast(:ids as uuid[]))")
				.param("ids", ids.stream().distinct().map(PatientId::toString).toArray(String[]::new))
				.query((row) -> {
					PatientBrief brief = brief(row);
					found.put(brief.id(), brief);
				});
		}
		return found;
	}

	Optional<Opening> opening(PatientId id) {
		return this.jdbc.sql("select opening_visits, opening_last_visit_on, opening_paid from patient where id = :id")
			.param("id", id.value())
			.query((row, index) -> new Opening(row.getInt(1), row.getObject(2, LocalDate.class), row.getBigDecimal(3)))
			.optional();
	}

	Optional<String> language(PatientId id, String otherwise) {
		return this.jdbc.sql("select coalesce(language, :otherwise) from patient where id = :id")
			.param("id", id.value())
			.param("otherwise", otherwise)
			.query(String.class)
			.optional();
	}

	/**
	 * Removes a patient nothing refers to; what else the transaction did stays.
	 * @return whether it was removed
	 */
	boolean remove(PatientId id) {
		return Boolean.TRUE.equals(this.template.execute((Connection connection) -> {
			Savepoint before = connection.setSavepoint();
			try (PreparedStatement delete = connection.prepareStatement("delete from patient where id = ?")) {
				delete.setObject(1, id.value());
				delete.executeUpdate();
				return true;
			}
			catch (SQLException ex) {
				connection.rollback(before);
				if (PSQLState.FOREIGN_KEY_VIOLATION.getState().equals(ex.getSQLState())) {
					return false;
				}
				throw ex;
			}
		}));
	}

	static PatientBrief brief(ResultSet row) throws SQLException {
		String name = PersonName.listed(row.getString("last_name"), row.getString("first_name"),
				row.getString("middle_name"));
		return brief(row.getObject("id", UUID.class), row.getString("card_number"), name,
				row.getObject("birth_date", LocalDate.class), row.getString("phone"));
	}

	static PatientBrief brief(Row row) {
		String name = PersonName.listed(row.optionalText("last_name"), row.optionalText("first_name"),
				row.optionalText("middle_name"));
		return brief(row.id("id"), row.optionalText("card_number"), name, row.optionalDay("birth_date"),
				row.optionalText("phone"));
	}

	private static PatientBrief brief(UUID id, @Nullable String card, String name, @Nullable LocalDate birthDate,
			@Nullable String phone) {
		return new PatientBrief(new PatientId(id), card, (name.isEmpty() && phone != null) ? phone : name, birthDate,
				phone);
	}

	private static Optional<UUID> uuid(String text) {
		try {
			return Optional.of(UUID.fromString(text.toLowerCase(Locale.ROOT)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Opening history as stored.
	 */
	record Opening(int visits, @Nullable LocalDate lastVisitOn, BigDecimal paid) {

	}

}
