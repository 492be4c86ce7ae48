package dental.cuspid;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * What the rail says of the work that waits.
 */
@IntegrationTest
class RailTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Clock clock;

	@Test
	void tasksThatAreDueAreCountedUpToAThousand() {
		String person = this.staff.username(Role.CALL_CENTRE, Role.MARKETING, Role.FINANCE);
		due(person, 2, Duration.ofMinutes(-1));
		due(person, 3, Duration.ofDays(3));
		assertThat(tasks(person)).contains(">2</span><span class=\"vh\">2 waiting</span>");
		due(person, 998, Duration.ofHours(-1));
		assertThat(tasks(person)).contains(">999+</span><span class=\"vh\">more than 999 waiting</span>");
	}

	private void due(String person, int tasks, Duration in) {
		this.jdbc.sql("""
				insert into task (id, title, assignee_id, due_at, kind, state, created_at, created_by)
				select gen_random_uuid(), 'Ring back', u.id, :due, 'MANUAL', 'OPEN', :now, u.id
				from staff_user u, generate_series(1, :tasks) where u.username = :person""")
			.param("person", person)
			.param("tasks", tasks)
			.param("due", this.clock.instant().plus(in).atOffset(ZoneOffset.UTC))
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	private String tasks(String person) {
		String page = assertThat(this.mvc.get().uri("/profile").with(user(person)).exchange()).hasStatusOk()
			.bodyText()
			.actual();
		int start = page.indexOf("href=\"/tasks\"");
		return page.substring(start, page.indexOf("</a>", start));
	}

}
