package dental.cuspid;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dental.cuspid.staff.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the door of all writes promises: what the database broke off is tried again as a
 * whole, and secrets are not kept with the key of a request (BASE-14).
 */
@IntegrationTest
class DoorTests {

	private final String name = "Fair " + UUID.randomUUID();

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestStaff staff;

	/**
	 * Sources of this name are broken off like deadlocks, as often as it is asked for.
	 */
	@BeforeEach
	void breaksOff() {
		this.jdbc.sql("create sequence tries").update();
		this.jdbc.sql("""
				create function broken_off() returns trigger language plpgsql as $$
				begin
					if nextval('tries') <= tg_argv[0]::int then
						raise exception 'deadlock detected' using errcode = '40P01';
					end if;
					return new;
				end
				$$""").update();
	}

	@AfterEach
	void tidies() {
		this.jdbc.sql("drop trigger if exists breaks_off on source").update();
		this.jdbc.sql("drop function broken_off").update();
		this.jdbc.sql("drop sequence tries").update();
	}

	@Test
	void theApiTriesAgainWhatTheDatabaseBrokeOff() {
		breakOff(4);
		var answer = api().send("POST", "/sources", Map.of("name", this.name), Scene.key());
		assertThat(answer.status()).isEqualTo(201);
		assertThat(answer.json().get("name").asString()).isEqualTo(this.name);
		assertThat(sources()).isEqualTo(1);
	}

	@Test
	void withoutAKeyItTriesAgainToo() {
		breakOff(2);
		assertThat(api().send("POST", "/sources", Map.of("name", this.name), null).status()).isEqualTo(201);
		assertThat(sources()).isEqualTo(1);
	}

	@Test
	void aPageTriesAgainWhatTheDatabaseBrokeOff() {
		breakOff(3);
		var desk = new SignedInClient(this.port, "admin", TestStaff.PASSWORD);
		var answer = desk.post("/settings/sources", Map.of("name", this.name, "submission", Scene.key()),
				"/settings/sources");
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(sources()).isEqualTo(1);
	}

	@Test
	void fiveTimesIsEnough() {
		breakOff(5);
		assertThat(api().send("POST", "/sources", Map.of("name", this.name), Scene.key()).status())
			.isGreaterThanOrEqualTo(409);
		assertThat(sources()).isZero();
		assertThat(this.jdbc.sql("select last_value from tries").query(Integer.class).single()).isEqualTo(5);
	}

	@Test
	void aTokenIsShownOnceAndKeptNowhere() {
		String user = this.staff.username(Role.FINANCE);
		String key = Scene.key();
		var issued = api().send("POST", "/users/" + user + "/tokens", Map.of("scopes", List.of("read")), key);
		String token = issued.json().get("token").asString();
		assertThat(new ApiClient(this.port, token).send("GET", "/settings", null, null).status()).isEqualTo(200);
		var again = api().send("POST", "/users/" + user + "/tokens", Map.of("scopes", List.of("read")), key);
		assertThat(again.status()).isEqualTo(201);
		assertThat(again.json().get("token").isNull()).isTrue();
		assertThat(this.jdbc.sql("select body from idempotency_key where key = :key")
			.param("key", key)
			.query(String.class)
			.single()).doesNotContain(token).contains("null");
	}

	@Test
	void aNumberNobodyMeansIsRefusedAtOnce() {
		for (String number : List.of("1e999999999", "1e-999999999", "9".repeat(70))) {
			var answer = api().sendText("POST", "/payments/" + UUID.randomUUID() + "/refunds",
					"{\"amount\": %s, \"reason\": \"typed twice\"}".formatted(number));
			assertThat(answer.status()).as(number).isEqualTo(422);
			assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("amount");
		}
	}

	@Test
	void aDayOfAnotherAgeIsRefusedAtOnce() {
		for (String day : List.of("-999999999-01-01", "+999999999-12-31")) {
			var payment = api().sendText("POST", "/receipts/" + UUID.randomUUID() + "/payments",
					"{\"tender\": \"CASH\", \"amount\": 1, \"receivedAt\": \"%sT00:00:00Z\"}".formatted(day));
			assertThat(payment.status()).as(day).isEqualTo(422);
			assertThat(payment.json().at("/errors/0/field").asString()).isEqualTo("receivedAt");
			var coupons = api().sendText("POST", "/patients/1/coupons",
					"{\"count\": 1, \"issuedOn\": \"%s\"}".formatted(day));
			assertThat(coupons.status()).as(day).isEqualTo(422);
			assertThat(coupons.json().at("/errors/0/field").asString()).isEqualTo("issuedOn");
		}
	}

	@Test
	void aPageRefusesADayOfAnotherAgeToo() {
		var desk = new SignedInClient(this.port, "admin", TestStaff.PASSWORD);
		for (String day : List.of("-999999999-01-01", "%2B999999999-12-31", "nonsense")) {
			assertThat(desk.get("/reports/pipelines?from=" + day).statusCode()).as(day).isEqualTo(400);
		}
		assertThat(desk.get("/reports/pipelines?from=2026-01-31&to=").statusCode()).isEqualTo(200);
	}

	@Test
	void aDocumentTooLongIsNotReadToItsEnd() {
		var answer = api().sendText("POST", "/sources", "{\"name\": \"" + "x".repeat(5_000_000) + "\"}");
		assertThat(answer.status()).isEqualTo(413);
	}

	private ApiClient api() {
		return new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
	}

	private void breakOff(int times) {
		this.jdbc.sql("""
				create trigger breaks_off before insert on source for each row
				when (new.name = '%s') execute function broken_off('%d')""".formatted(this.name, times)).update();
	}

	private int sources() {
		return this.jdbc.sql("select count(*) from source where name = :name")
			.param("name", this.name)
			.query(Integer.class)
			.single();
	}

}
