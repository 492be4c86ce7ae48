package dental.cuspid.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads users with their roles in one plain statement: every request asks who is acting.
 */
@Component
class StaffRows {

	private static final String SELECT = """
			select u.id, u.username, u.name, u.email, u.language, u.theme, u.branch_code, u.branch_filter, u.supervisor_id,
				u.enabled, u.locked_until, array(select r.role from staff_user_role r where r.staff_user_id = u.id) as roles
			from staff_user u""";

	private final JdbcClient jdbc;

	StaffRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<StaffView> find(String username) {
		return this.jdbc.sql(SELECT + " where u.username = :username")
			.param("username", username)
			.query(StaffRows::view)
			.optional();
	}

	Optional<StaffView> find(StaffId id) {
		return this.jdbc.sql(SELECT + " where u.id = :id").param("id", id.value()).query(StaffRows::view).optional();
	}

	/** All people, without the product itself. */
	List<StaffView> all() {
		return this.jdbc.sql(SELECT + " where u.id <> :system order by u.username")
			.param("system", StaffId.SYSTEM.value())
			.query(StaffRows::view)
			.list();
	}

	private static StaffView view(ResultSet row, int index) throws SQLException {
		UUID supervisor = row.getObject("supervisor_id", UUID.class);
		var locked = row.getObject("locked_until", OffsetDateTime.class);
		return new StaffView(new StaffId(row.getObject("id", UUID.class)), row.getString("username"),
				row.getString("name"), row.getString("email"), row.getString("language"), row.getString("theme"),
				row.getString("branch_code"), row.getString("branch_filter"),
				(supervisor != null) ? new StaffId(supervisor) : null,
				roles((String[]) row.getArray("roles").getArray()), row.getBoolean("enabled"),
				(locked != null) ? locked.toInstant() : null);
	}

	private static Set<Role> roles(String @Nullable [] names) {
		Set<Role> roles = EnumSet.noneOf(Role.class);
		if (names != null) {
			Arrays.stream(names).map(Role::valueOf).forEach(roles::add);
		}
		return roles;
	}

}
