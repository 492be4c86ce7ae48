package dental.cuspid.cashback.web;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Each form of cashback that is sent twice has one effect and one answer. Rates are in
 * {@link RatePageTests}, replays in {@link ReplayTests}.
 */
@IntegrationTest
class SentTwiceTests {

	@LocalServerPort
	private int port;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private JdbcClient jdbc;

	private Scene scene;

	@BeforeEach
	void makeClinic() {
		this.scene = Scene.create(new ApiClient(this.port, TestStaff.ADMIN_TOKEN));
	}

	@AfterEach
	void archiveRules() {
		this.scene.api()
			.get("/cashback-rules")
			.get("items")
			.valueStream()
			.filter((rule) -> rule.get("name").asString().endsWith(this.scene.mark()))
			.forEach((rule) -> this.scene.api()
				.send("DELETE", "/cashback-rules/" + rule.get("id").asString(), null, null));
	}

	@Test
	void aRuleIsAddedOnceChangedOnceSwitchedOnOnceAndArchivedOnce() throws Exception {
		String page = twice("/cashback/rules", rule(Map.of()));
		assertThat(rules()).isEqualTo(1);
		assertThat(twice(page, rule(Map.of("intervals[0].value", "4", "seen", "1")))).isEqualTo(page);
		assertThat(versions()).isEqualTo(2);
		twice(page, rule(Map.of("intervals[0].value", "4", "seen", "2", "enabled", "true", "reason", "agreed")));
		assertThat(versions()).isEqualTo(3);
		assertThat(this.scene.api().get("/cashback-rules/" + id(page)).get("active").asBoolean()).isTrue();
		twice(page + "/archive", Map.of());
		assertThat(audits("cashback_rule.archived", id(page))).isEqualTo(1);
	}

	@Test
	void ratesOfAllShownServicesAreSetOnce() throws Exception {
		String mark = this.scene.mark();
		String seen = this.mvc.perform(get("/cashback/rates").param("q", mark).with(TestStaff.admin()))
			.andReturn()
			.getResponse()
			.getContentAsString()
			.replaceAll("(?s).*name=\"seen\" value=\"([0-9a-f]+)\".*", "$1");
		twice("/cashback/rates/bulk", Map.of("q", mark, "seen", seen, "bulkType", "PERCENT", "bulkValue", "4"));
		assertThat(this.jdbc.sql("select cashback_value from service where code = :code")
			.param("code", this.scene.service())
			.query(java.math.BigDecimal.class)
			.single()).isEqualByComparingTo("4");
	}

	@Test
	void messagesAreChosenOnce() throws Exception {
		long before = audits("cashback.messagesChanged", null);
		twice("/cashback/messages", Map.of("onAccrual", "", "beforeExpiry", "", "daysBefore", "21"));
		assertThat(audits("cashback.messagesChanged", null)).isEqualTo(before + 1);
	}

	private String twice(String address, Map<String, String> fields) throws Exception {
		String submission = UUID.randomUUID().toString();
		String answer = "";
		for (int i = 0; i < 2; i++) {
			var request = post(address).with(csrf()).with(TestStaff.admin()).param("submission", submission);
			fields.forEach(request::param);
			String now = String.valueOf(this.mvc.perform(request)
				.andExpect(status().is3xxRedirection())
				.andReturn()
				.getResponse()
				.getRedirectedUrl());
			assertThat(now).isEqualTo((i == 0) ? now : answer);
			answer = now;
		}
		return answer;
	}

	private Map<String, String> rule(Map<String, String> other) {
		var fields = new HashMap<String, String>(Map.of("name", "Twice " + this.scene.mark(), "audience", "ALL",
				"basis", "VISIT", "intervals[0].from", "150", "intervals[0].to", "300", "intervals[0].reward", "BONUS",
				"intervals[0].unit", "PERCENT", "intervals[0].value", "3", "_enabled", "on"));
		fields.putAll(Map.of("_stackable", "on", "priority", "100"));
		fields.putAll(other);
		return fields;
	}

	private static String id(String page) {
		return page.substring(page.lastIndexOf('/') + 1);
	}

	private long rules() {
		return this.jdbc.sql("""
				select count(*) from cashback_rule_version where version = 1 and terms ->> 'name' = :name""")
			.param("name", "Twice " + this.scene.mark())
			.query(Long.class)
			.single();
	}

	private long versions() {
		return this.jdbc.sql("select count(*) from cashback_rule_version where terms ->> 'name' = :name")
			.param("name", "Twice " + this.scene.mark())
			.query(Long.class)
			.single();
	}

	private long audits(String action, @org.jspecify.annotations.Nullable String id) {
		return this.jdbc
			.sql("select count(*) from audit_entry where action = :action and (:id = '' or subject_id = :id)")
			.param("action", action)
			.param("id", (id != null) ? id : "")
			.query(Long.class)
			.single();
	}

}
