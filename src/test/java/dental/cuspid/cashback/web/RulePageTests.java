package dental.cuspid.cashback.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The page of a rule: drawn, read back, versioned, archived, with refusals where they
 * were typed (CB-4 to CB-6, CB-11).
 */
@IntegrationTest
class RulePageTests {

	@LocalServerPort
	private int port;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private TestStaff staff;

	private ApiClient api;

	private Scene scene;

	@BeforeEach
	void makeClinic() {
		this.api = new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
		this.scene = Scene.create(this.api);
	}

	@AfterEach
	void archiveRules() {
		this.api.get("/cashback-rules")
			.get("items")
			.valueStream()
			.filter((rule) -> rule.get("name").asString().endsWith(this.scene.mark()))
			.forEach((rule) -> this.api.send("DELETE", "/cashback-rules/" + rule.get("id").asString(), null, null));
	}

	@Test
	void aRuleIsDrawnAndReadBackWhileItIsTyped() throws Exception {
		this.mvc.perform(form("/cashback/rules/preview", Map.of()))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("<svg class=\"viz viz-axis\"")))
			.andExpect(content().string(containsString("gap, nothing")))
			.andExpect(content().string(containsString("a discount of 5 % on the whole receipt")))
			.andExpect(content().string(containsString("intervals[3].from")))
			.andExpect(content().string(not(containsString("style="))));
		assertThat(this.api.get("/cashback-rules").toString()).doesNotContain(this.scene.mark());
	}

	@Test
	void aReasonLeftEmptyIsNone() throws Exception {
		String page = save(Map.of("reason", " "));
		this.mvc.perform(get(page).with(TestStaff.admin())).andExpect(content().string(not(containsString("Reason:"))));
	}

	@Test
	void anOverlapIsRefusedAtTheRowItWasTypedIn() throws Exception {
		this.mvc.perform(form("/cashback/rules", Map.of("intervals[2].from", "299.99")))
			.andExpect(status().is(422))
			.andExpect(content().string(containsString("id=\"intervals2.from-err\"")))
			.andExpect(content().string(containsString("299.99")))
			.andExpect(content().string(containsString("once the intervals are complete")));
	}

	@Test
	void versionsAreListedAndAStaleFormChangesNothing() throws Exception {
		String page = save(Map.of());
		String stale = "1";
		this.mvc.perform(form(page, Map.of("intervals[0].value", "4", "seen", stale)))
			.andExpect(status().is3xxRedirection());
		this.mvc.perform(form(page, Map.of("intervals[0].value", "5", "seen", stale)))
			.andExpect(status().is(422))
			.andExpect(content().string(containsString("it is at version 2 now")));
		this.mvc.perform(get(page).with(TestStaff.admin()))
			.andExpect(content().string(containsString("id=\"v2\"")))
			.andExpect(content().string(containsString("id=\"v1\"")))
			.andExpect(content().string(containsString("Not replayed")));
	}

	@Test
	void whoMayNotChangeRulesReadsThem() throws Exception {
		String page = save(Map.of());
		this.mvc.perform(get(page).with(this.staff.user(Role.FRONT_DESK)))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("Counts without time limit")))
			.andExpect(content().string(not(containsString("name=\"intervals[0].from\""))));
		this.mvc.perform(form(page, Map.of()).with(this.staff.user(Role.FINANCE))).andExpect(status().isForbidden());
	}

	@Test
	void theBannerOnBothPagesSaysWhichModeIsOnAndArchivingBringsTheRatesBack() throws Exception {
		assertThat(banner("/cashback")).contains("Rates of the services count.");
		assertThat(banner("/cashback/rates")).contains("Rates of the services count.");
		String page = save(Map.of("enabled", "true", "reason", "agreed with the director"));
		assertThat(banner("/cashback")).contains("Rules count:").contains("Axis " + this.scene.mark());
		assertThat(banner("/cashback/rates")).contains("Rules count:").contains("Axis " + this.scene.mark());
		this.mvc
			.perform(post(page + "/archive").with(csrf())
				.with(TestStaff.admin())
				.param("submission", UUID.randomUUID().toString()))
			.andExpect(status().is3xxRedirection());
		assertThat(banner("/cashback")).contains("Rates of the services count.");
		this.mvc.perform(get(page).with(TestStaff.admin()))
			.andExpect(content().string(containsString("Archived")))
			.andExpect(content().string(containsString("id=\"v1\"")));
	}

	@Test
	void aVersionNobodyReplayedIsSwitchedOnWithAReasonOnly() throws Exception {
		this.mvc.perform(form("/cashback/rules", Map.of("enabled", "true")))
			.andExpect(status().is(422))
			.andExpect(content().string(containsString("id=\"reason-err\"")));
	}

	private String banner(String page) throws Exception {
		return this.mvc.perform(get(page).with(TestStaff.admin())).andReturn().getResponse().getContentAsString();
	}

	private String save(Map<String, String> other) throws Exception {
		ResultActions saved = this.mvc.perform(form("/cashback/rules", other)).andExpect(status().is3xxRedirection());
		return String.valueOf(saved.andReturn().getResponse().getRedirectedUrl());
	}

	private MockHttpServletRequestBuilder form(String address, Map<String, String> other) {
		var fields = new java.util.LinkedHashMap<String, String>(Map.of("name", "Axis " + this.scene.mark(), "audience",
				"ALL", "basis", "VISIT", "intervals[0].from", "150", "intervals[0].to", "300", "intervals[0].reward",
				"BONUS", "intervals[0].unit", "PERCENT", "intervals[0].value", "3"));
		fields.putAll(Map.of("intervals[2].from", "400", "intervals[2].reward", "DISCOUNT", "intervals[2].unit",
				"PERCENT", "intervals[2].value", "5", "intervals[3].from", "", "intervals[3].to", "",
				"intervals[3].value", "", "intervals[1].value", "", "submission", UUID.randomUUID().toString()));
		fields.putAll(Map.of("_enabled", "on", "_stackable", "on"));
		fields.putAll(other);
		var request = post(address).with(csrf()).with(TestStaff.admin());
		List.copyOf(fields.entrySet()).forEach((field) -> request.param(field.getKey(), field.getValue()));
		return request;
	}

}
