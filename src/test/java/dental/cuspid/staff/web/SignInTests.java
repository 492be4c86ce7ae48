package dental.cuspid.staff.web;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.staff.ApiTokenService;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.NewUser;
import dental.cuspid.staff.PasswordService;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.Scope;
import dental.cuspid.staff.StaffService;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing in and being kept out (BASE-12), over HTTP with real sessions.
 */
@IntegrationTest
class SignInTests {

	@Autowired
	private StaffService staff;

	@Autowired
	private PasswordService passwords;

	@Autowired
	private ApiTokenService tokens;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	@Test
	void theRightPasswordOpensTheDoor() {
		String name = person();
		var window = new Window(this.port);
		assertThat(window.signedIn()).isFalse();
		assertThat(window.signIn(" " + name.toUpperCase() + " ", TestStaff.PASSWORD)).isEqualTo("/profile?continue");
		assertThat(window.signedIn()).isTrue();
		assertThat(window.location(window.get("/login"))).isEqualTo("/");
	}

	@Test
	void fiveWrongPasswordsLockTheAccount() {
		String name = person();
		var window = new Window(this.port);
		for (int i = 0; i < 5; i++) {
			assertThat(window.signIn(name, "wrong-password")).isEqualTo("/login?error");
		}
		assertThat(window.signIn(name, TestStaff.PASSWORD)).isEqualTo("/login?locked");
		CurrentStaff.asSystem(() -> {
			this.staff.enable(name, true);
			return name;
		});
		assertThat(window.signIn(name, TestStaff.PASSWORD)).isEqualTo("/");
	}

	@Test
	void wrongPasswordsSentAtOnceAreAllCounted() throws Exception {
		String name = person();
		var start = new CountDownLatch(1);
		try (var pool = Executors.newFixedThreadPool(4)) {
			for (int i = 0; i < 4; i++) {
				pool.submit(() -> {
					var window = new Window(this.port);
					start.await();
					return window.signIn(name, "wrong-password");
				});
			}
			start.countDown();
		}
		assertThat(this.jdbc.sql("select failed_sign_ins from staff_user where username = :name")
			.param("name", name)
			.query(Integer.class)
			.single()).isEqualTo(4);
	}

	@Test
	void aDisabledUserIsCutOffAtOnce() {
		String name = person();
		var window = new Window(this.port);
		window.signIn(name, TestStaff.PASSWORD);
		String token = CurrentStaff.asSystem(() -> this.tokens.issue(name, Set.of(Scope.READ)));
		assertThat(window.signedIn()).isTrue();
		assertThat(
				this.mvc.get().uri("/api/v1/branches").header(HttpHeaders.AUTHORIZATION, "Bearer " + token).exchange())
			.hasStatusOk();
		CurrentStaff.asSystem(() -> {
			this.staff.enable(name, false);
			return name;
		});
		assertThat(window.signedIn()).isFalse();
		assertThat(
				this.mvc.get().uri("/api/v1/branches").header(HttpHeaders.AUTHORIZATION, "Bearer " + token).exchange())
			.hasStatus(401);
		assertThat(window.signIn(name, TestStaff.PASSWORD)).isEqualTo("/login?error");
	}

	@Test
	void aNewPasswordEndsTheOtherSessions() {
		String name = person();
		var here = new Window(this.port);
		var elsewhere = new Window(this.port);
		here.signIn(name, TestStaff.PASSWORD);
		elsewhere.signIn(name, TestStaff.PASSWORD);
		String better = "four unrelated words here";
		assertThat(here
			.post("/profile", "/profile/password", "submission", UUID.randomUUID().toString(), "oldPassword",
					"not-the-old-one", "password", better, "again", better)
			.statusCode()).isEqualTo(422);
		assertThat(here
			.post("/profile", "/profile/password", "submission", UUID.randomUUID().toString(), "oldPassword",
					TestStaff.PASSWORD, "password", better, "again", better + "!")
			.statusCode()).isEqualTo(422);
		var changed = here.post("/profile", "/profile/password", "submission", UUID.randomUUID().toString(),
				"oldPassword", TestStaff.PASSWORD, "password", better, "again", better);
		assertThat(here.location(changed)).isEqualTo("/profile");
		assertThat(here.signedIn()).isTrue();
		assertThat(elsewhere.signedIn()).isFalse();
		assertThat(elsewhere.signIn(name, TestStaff.PASSWORD)).isEqualTo("/login?error");
		assertThat(elsewhere.signIn(name, better)).isEqualTo("/profile?continue");
		here.post("/profile", "/profile/sessions/end");
		assertThat(elsewhere.signedIn()).isFalse();
		assertThat(here.signedIn()).isTrue();
	}

	@Test
	void aPasswordLinkWorksOnce() {
		String name = person();
		String link = "/password/" + CurrentStaff.asSystem(() -> this.passwords.issueLink(name));
		String replaced = "/password/" + CurrentStaff.asSystem(() -> this.passwords.issueLink(name));
		var window = new Window(this.port);
		assertThat(window.get(link).statusCode()).isEqualTo(404);
		assertThat(window.get(replaced).body()).contains(name);
		String chosen = "a password by link";
		assertThat(window
			.post(replaced, replaced, "submission", UUID.randomUUID().toString(), "password", "short", "again", "short")
			.statusCode()).isEqualTo(422);
		assertThat(window.location(window.post(replaced, replaced, "submission", UUID.randomUUID().toString(),
				"password", chosen, "again", chosen)))
			.isEqualTo("/login?changed");
		assertThat(window.get(replaced).statusCode()).isEqualTo(404);
		assertThat(window.signIn(name, chosen)).isEqualTo("/");
	}

	@Test
	void theLanguageOfTheSignInPageIsKept() {
		var window = new Window(this.port);
		assertThat(window.get("/login?language=de").body()).contains("Anmelden");
		assertThat(window.get("/login").body()).contains("Anmelden");
		assertThat(window.get("/login?language=ru").body()).contains("Пароль");
		assertThat(window.get("/login?language=xx").statusCode()).isEqualTo(200);
	}

	private String person() {
		String name = "p." + UUID.randomUUID().toString().substring(0, 12);
		CurrentStaff.asSystem(() -> this.staff
			.create(new NewUser(name, "Person", null, "en", null, null, Set.of(Role.FRONT_DESK), TestStaff.PASSWORD)));
		return name;
	}

}
