package dental.cuspid.clinic.web;

import java.time.LocalDate;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.staff.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings by API: partial changes, refusals at their field, dated amounts, rights
 * (BASE-11, COUP-16).
 */
@IntegrationTest
class SettingsApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff people;

	@Autowired
	private ClinicSettingsService settings;

	@Autowired
	private ClinicTime time;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void whatIsLeftOutStays() {
		String before = body(get(TestStaff.ADMIN_TOKEN));
		assertThat(put("{\"inactivityMonths\": 9}")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.inactivityMonths")
			.isEqualTo(9);
		assertThat(put("{\"inactivityMonths\": 6}")).hasStatusOk();
		assertThat(body(get(TestStaff.ADMIN_TOKEN))).isEqualTo(before);
		assertThat(put(before)).hasStatusOk();
		assertThat(body(get(TestStaff.ADMIN_TOKEN))).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "{\"currency\": \"EURO\"}; currency", "{\"currency\": \"XXX\"}; currency",
					"{\"timeZone\": \"Berlin\"}; timeZone", "{\"country\": \"Germany\"}; country",
					"{\"language\": \"fr\"}; language", "{\"name\": \" \"}; name",
					"{\"inactivityMonths\": 0}; inactivityMonths", "{\"inactivityMonths\": 1.5}; inactivityMonths",
					"{\"bonus\": {\"redemptionCapPercent\": 101}}; bonus.redemptionCapPercent",
					"{\"bonus\": {\"waitingDays\": -1}}; bonus.waitingDays",
					"{\"bonus\": {\"expiryMonths\": \"many\"}}; bonus.expiryMonths",
					"{\"referral\": {\"mode\": \"MAYBE\"}}; referral.mode",
					"{\"referral\": {\"internalCredit\": -1}}; referral.internalCredit",
					"{\"referral\": {\"phoneTopUp\": 0.001}}; referral.phoneTopUp",
					"{\"referral\": {\"validFrom\": \"tomorrow\"}}; referral.validFrom",
					"{\"marketing\": {\"contractDate\": \"2027-02-30\"}}; marketing.contractDate",
					"{\"colour\": \"teal\"}; colour" })
	void badValuesAreRefusedAtTheirField(String body, String field) {
		assertThat(put(body)).hasStatus(422).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
	}

	@Test
	void referralAmountsHoldFromTheirDay() {
		LocalDate today = this.time.today();
		assertThat(put("{\"referral\": {\"internalCredit\": 7, \"phoneTopUp\": 3.50, \"validFrom\": \"2031-05-01\"}}"))
			.hasStatusOk();
		assertThat(put("{\"referral\": {\"internalCredit\": 9, \"validFrom\": \"2031-06-01\"}}")).hasStatusOk();
		assertThat(this.settings.referralTerms(LocalDate.of(2031, 5, 31)).internalCredit().amount())
			.isEqualByComparingTo("7");
		var later = this.settings.referralTerms(LocalDate.of(2031, 6, 1));
		assertThat(later.internalCredit().amount()).isEqualByComparingTo("9");
		assertThat(later.phoneTopUp().amount()).as("left out, so as before").isEqualByComparingTo("3.50");
		assertThat(later.validFrom()).isEqualTo(LocalDate.of(2031, 6, 1));
		assertThat(put("{\"referral\": {\"internalCredit\": 8, \"validFrom\": \"2031-06-01\"}}")).hasStatusOk();
		assertThat(this.settings.referralTerms(LocalDate.of(2031, 7, 1)).internalCredit().amount())
			.isEqualByComparingTo("8");
		assertThat(this.settings.referralTerms(today).validFrom()).isNotEqualTo(LocalDate.of(2031, 6, 1));
	}

	@Test
	@Transactional
	void theFirstAmountsHoldForWhatWasPaidBefore() {
		this.jdbc.sql("delete from referral_amount").update();
		assertThat(put("{\"referral\": {\"internalCredit\": 5, \"phoneTopUp\": 2}}")).hasStatusOk();
		assertThat(put("{\"referral\": {\"internalCredit\": 6}}")).hasStatusOk();
		LocalDate today = this.time.today();
		assertThat(this.settings.referralTerms(today.minusYears(3)).internalCredit().amount())
			.isEqualByComparingTo("5");
		assertThat(this.settings.referralTerms(today).internalCredit().amount()).isEqualByComparingTo("6");
		assertThat(this.mvc.get().uri("/settings/amounts").with(this.people.user(Role.DIRECTOR))).bodyText()
			.contains("From the start");
	}

	@Test
	void aCurrencyTooCoarseForTheAmountsThereAreIsRefused() {
		put("{\"referral\": {\"internalCredit\": 7.25, \"validFrom\": \"2032-01-01\"}}");
		assertThat(put("{\"currency\": \"JPY\"}")).hasStatus(422)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("currency");
		assertThat(this.settings.current().currency().getCurrencyCode()).isEqualTo("EUR");
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void everybodyReadsAndEachChangesTheirOwn(Role role) {
		String token = this.people.token(role);
		assertThat(get(token)).hasStatusOk();
		boolean general = role == Role.ADMINISTRATOR;
		boolean money = role == Role.DIRECTOR;
		String country = this.settings.current().country();
		assertThat(send("PUT", token, "{\"country\": \"AT\"}")).hasStatus(general ? 200 : 403);
		send("PUT", TestStaff.ADMIN_TOKEN, "{\"country\": \"" + country + "\"}");
		assertThat(send("PUT", token, "{\"bonus\": {\"waitingDays\": 3}}")).hasStatus(money ? 200 : 403);
		send("PUT", TestStaff.ADMIN_TOKEN, "{\"bonus\": {\"waitingDays\": 0}}");
		assertThat(send("PUT", token,
				"{\"referral\": {\"internalCredit\": " + (100 + role.ordinal()) + ", \"validFrom\": \"2033-01-01\"}}"))
			.hasStatus(money ? 200 : 403);
	}

	@Test
	void changesAreOnTheAuditTrail() {
		put("{\"inactivityMonths\": 7}");
		put("{\"inactivityMonths\": 6}");
		assertThat(this.jdbc
			.sql("select details from audit_entry where action = 'settings.changed' order by id desc limit 1")
			.query(String.class)
			.single()).isEqualTo("inactivityMonths: 7 -> 6");
	}

	private MvcTestResult get(String token) {
		return send("GET", token, null);
	}

	private MvcTestResult put(String body) {
		return send("PUT", TestStaff.ADMIN_TOKEN, body);
	}

	private static String body(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new AssertionError(ex);
		}
	}

	private MvcTestResult send(String method, String token, @Nullable String body) {
		var request = this.mvc.method(HttpMethod.valueOf(method))
			.uri("/api/v1/settings")
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
		if (body != null) {
			request = request.contentType(MediaType.APPLICATION_JSON).content(body);
		}
		return request.exchange();
	}

}
