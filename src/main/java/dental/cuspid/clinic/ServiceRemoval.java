package dental.cuspid.clinic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;

import org.postgresql.util.PSQLState;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Deletes a service as long as nothing refers to it; the database knows.
 */
@Component
class ServiceRemoval {

	private final JdbcTemplate jdbc;

	ServiceRemoval(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Whether it is gone; the transaction stays usable when something refers to it. */
	boolean done(ServiceId id) {
		return Boolean.TRUE
			.equals(this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> delete(connection, id)));
	}

	private static boolean delete(Connection connection, ServiceId id) throws SQLException {
		Savepoint before = connection.setSavepoint();
		try (PreparedStatement delete = connection.prepareStatement("delete from service where id = ?")) {
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
	}

}
