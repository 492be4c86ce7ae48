package dental.cuspid;

import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looking at pages writes the session once a minute, not with each page.
 */
@IntegrationTest
class SessionTimesTests {

	@LocalServerPort
	private int port;

	@Autowired
	private TestStaff staff;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aPageWithinTheMinuteLeavesTheSessionAsItIs() {
		// somebody no other test signs in as
		String name = this.staff.username(Role.COORDINATOR, Role.CALL_CENTRE);
		var client = new SignedInClient(this.port, name, TestStaff.PASSWORD);
		client.get("/");
		String before = row(name);
		client.get("/");
		client.get("/patients");
		assertThat(row(name)).isEqualTo(before);
		this.jdbc
			.sql("update spring_session set last_access_time = last_access_time - 61000 where principal_name = :name")
			.param("name", name)
			.update();
		String old = row(name);
		client.get("/");
		assertThat(row(name)).isNotEqualTo(old);
		client.get("/");
		assertThat(seconds(name)).isLessThan(60);
	}

	private String row(String name) {
		return this.jdbc.sql("select xmin::text || last_access_time from spring_session where principal_name = :name")
			.param("name", name)
			.query(String.class)
			.single();
	}

	private long seconds(String name) {
		return this.jdbc
			.sql("select (extract(epoch from now()) * 1000 - last_access_time)::bigint / 1000 from spring_session"
					+ " where principal_name = :name")
			.param("name", name)
			.query(Long.class)
			.single();
	}

}
