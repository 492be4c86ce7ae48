package dental.cuspid.staff.web;

import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Pages of users, tokens, audit and profile (BASE-11, BASE-12).
 */
@IntegrationTest
class StaffPagesTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff people;

	@Autowired
	private StaffService staff;

	@ParameterizedTest
	@ValueSource(strings = { "/settings/users", "/settings/users/new", "/settings/users/admin", "/settings/tokens",
			"/settings/audit", "/settings/audit?person=admin", "/settings/audit/views", "/profile" })
	void eachPageShows(String page) {
		for (String language : new String[] { "en", "de", "ru" }) {
			assertThat(this.mvc.get().uri(page).param("language", language).with(TestStaff.admin()).exchange())
				.hasStatusOk()
				.bodyText()
				.contains("<h1")
				.doesNotContain("??");
		}
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void usersAreForAdministrators(Role role) {
		int status = (role == Role.ADMINISTRATOR) ? 200 : 403;
		for (String page : new String[] { "/settings/users", "/settings/users/new", "/settings/users/admin",
				"/settings/tokens", "/settings/audit", "/settings/audit/views" }) {
			assertThat(this.mvc.get().uri(page).with(this.people.user(role)).exchange()).hasStatus(status);
		}
		assertThat(this.mvc.get().uri("/profile").with(this.people.user(role)).exchange()).hasStatusOk();
	}

	@Test
	void aUserIsAddedOnceHoweverOftenTheFormIsSent() {
		String name = "f" + UUID.randomUUID().toString().substring(0, 12);
		String submission = UUID.randomUUID().toString();
		for (int i = 0; i < 2; i++) {
			assertThat(this.mvc.post()
				.uri("/settings/users")
				.with(TestStaff.admin())
				.with(csrf())
				.param("submission", submission)
				.param("username", name)
				.param("name", "Form Person")
				.param("email", "")
				.param("language", "en")
				.param("branch", "")
				.param("supervisor", "")
				.param("roles", "FRONT_DESK", "FINANCE")
				.exchange()).hasStatus3xxRedirection().hasRedirectedUrl("/settings/users/" + name);
		}
		assertThat(this.staff.find(name).orElseThrow().roles()).containsExactlyInAnyOrder(Role.FRONT_DESK,
				Role.FINANCE);
	}

	@Test
	void aRefusedFormKeepsWhatWasTyped() {
		assertThat(this.mvc.post()
			.uri("/settings/users")
			.with(TestStaff.admin())
			.with(csrf())
			.param("submission", UUID.randomUUID().toString())
			.param("username", "not a name")
			.param("name", "Typed Person")
			.param("language", "en")
			.exchange()).hasStatus(422).bodyText().contains("Typed Person", "not a name", "at least one role");
	}

	@Test
	void aTokenIsShownOnce() {
		String submission = UUID.randomUUID().toString();
		assertThat(this.mvc.post()
			.uri("/settings/tokens")
			.with(TestStaff.admin())
			.with(csrf())
			.param("submission", submission)
			.param("username", "admin")
			.param("scopes", "READ")
			.exchange()).hasStatusOk().bodyText().contains("cu_");
		assertThat(this.mvc.post()
			.uri("/settings/tokens")
			.with(TestStaff.admin())
			.with(csrf())
			.param("submission", submission)
			.param("username", "admin")
			.param("scopes", "READ")
			.exchange()).hasRedirectedUrl("/settings/tokens");
	}

	@Test
	void preferencesLeadBackToTheirPage() {
		assertThat(this.mvc.post()
			.uri("/preferences")
			.with(this.people.user(Role.COORDINATOR))
			.with(csrf())
			.header("Referer", "http://localhost/profile?x=%20y")
			.param("theme", "dark")
			.param("branch", "")
			.exchange()).hasStatus(303).hasRedirectedUrl("/profile?x=%20y");
		assertThat(this.staff.find("coordinator").orElseThrow().theme()).isEqualTo("dark");
		for (String elsewhere : new String[] { "https://evil.example/profile", "http://localhost//evil.example",
				"not an address" }) {
			assertThat(this.mvc.post()
				.uri("/preferences")
				.with(this.people.user(Role.COORDINATOR))
				.with(csrf())
				.header("Referer", elsewhere)
				.param("language", "en")
				.exchange()).hasRedirectedUrl("/");
		}
		assertThat(this.mvc.post()
			.uri("/preferences")
			.with(this.people.user(Role.COORDINATOR))
			.with(csrf())
			.param("branch", "no-such-branch")
			.exchange()).hasStatus(422);
	}

	@Test
	void formsNeedTheirToken() {
		assertThat(this.mvc.post().uri("/preferences").with(TestStaff.admin()).param("theme", "dark").exchange())
			.hasStatus(403);
	}

}
