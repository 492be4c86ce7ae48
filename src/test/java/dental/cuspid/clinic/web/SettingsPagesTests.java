package dental.cuspid.clinic.web;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.ChairService;
import dental.cuspid.clinic.NewBranch;
import dental.cuspid.clinic.NewMember;
import dental.cuspid.clinic.NewService;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.SourceService;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * The settings pages: each shows, refuses bad input at its field, and is for whom it is
 * for (BASE-11, BASE-19).
 */
@IntegrationTest
class SettingsPagesTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff people;

	@Autowired
	private BranchService branches;

	@Autowired
	private PractitionerService practitioners;

	@Autowired
	private ChairService chairs;

	@Autowired
	private ServiceCatalogue services;

	@Autowired
	private SourceService sources;

	private String code;

	@BeforeEach
	void something() {
		this.code = "p" + UUID.randomUUID().toString().substring(0, 12);
		CurrentStaff.asSystem(() -> {
			this.branches.add(new NewBranch(this.code, "Branch " + this.code, "Street 1", "+49 30 123", null, null));
			this.practitioners.add(new NewMember(this.code, "Dr. " + this.code, this.code));
			this.chairs.add(new NewMember(this.code, "Chair " + this.code, this.code));
			this.services.add(new NewService(this.code, "Service " + this.code, "IP", new BigDecimal("50"), 30,
					new CashbackSetting(CashbackSetting.Type.PERCENT, new BigDecimal("2.5"))));
			return this.sources.remember("Source " + this.code);
		});
	}

	@Test
	void eachPageShowsInEachLanguage() {
		for (String page : pages()) {
			for (String language : new String[] { "en", "de", "ru" }) {
				assertThat(this.mvc.get().uri(page).param("language", language).with(TestStaff.admin()).exchange())
					.as(page)
					.hasStatusOk()
					.bodyText()
					.contains("<h1")
					.doesNotContain("??");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void everybodyReadsDirectoriesAndAdministratorsOpenTheirForms(Role role) {
		for (String page : new String[] { "/settings", "/settings/clinic", "/settings/amounts", "/settings/branches",
				"/settings/practitioners", "/settings/chairs", "/settings/services", "/settings/categories",
				"/settings/sources" }) {
			assertThat(this.mvc.get().uri(page).with(this.people.user(role)).exchange()).as(page).hasStatusOk();
		}
		int status = (role == Role.ADMINISTRATOR) ? 200 : 403;
		for (String page : new String[] { "/settings/branches/new", "/settings/branches/" + this.code,
				"/settings/services/" + this.code, "/settings/practitioners/new", "/settings/chairs/" + this.code,
				"/settings/categories/IP" }) {
			assertThat(this.mvc.get().uri(page).with(this.people.user(role)).exchange()).as(page).hasStatus(status);
		}
		assertThat(post("/settings/sources").with(this.people.user(role)).param("name", "From " + role).exchange())
			.hasStatus((role == Role.ADMINISTRATOR) ? 302 : 403);
		boolean money = role == Role.DIRECTOR;
		assertThat(amounts("0").with(this.people.user(role)).exchange()).hasStatus(money ? 302 : 403);
	}

	@Test
	void aBranchIsAddedWithHoursAsPeopleWriteThem() {
		String added = this.code + "x";
		assertThat(branch("/settings/branches", added).param("monday", "8-12, 14:30-18")
			.param("holidays", "25.12.2026\n2026-12-26")
			.exchange()).hasRedirectedUrl("/settings/branches");
		var details = this.branches.details(this.branches.find(added).orElseThrow().id());
		assertThat(HoursText.write(details.openingHours().on(DayOfWeek.MONDAY))).isEqualTo("08:00-12:00, 14:30-18:00");
		assertThat(details.holidays()).hasSize(2);
		assertThat(
				branch("/settings/branches/" + added, added).param("monday", "8-24").param("holidays", "").exchange())
			.hasRedirectedUrl("/settings/branches");
		assertThat(this.branches.details(details.branch().id()).holidays()).isEmpty();
		assertThat(this.mvc.get().uri("/settings/branches/" + added).with(TestStaff.admin()).exchange()).bodyText()
			.contains("08:00-24:00");
		assertThat(post("/settings/branches/" + added + "/active").with(TestStaff.admin())
			.param("active", "false")
			.exchange()).hasRedirectedUrl("/settings/branches");
		assertThat(this.branches.active()).noneMatch((branch) -> branch.code().equals(added));
	}

	@Test
	void badHoursAreRefusedAndKept() {
		assertThat(branch("/settings/branches", this.code + "y").param("monday", "from eight")
			.param("holidays", "Christmas")
			.exchange()).hasStatus(422).bodyText().contains("from eight", "Christmas", "8-12, 14-18:30");
		assertThat(branch("/settings/branches", this.code + "y").param("monday", "").param("holidays", "").exchange())
			.hasStatus(422)
			.bodyText()
			.contains("at least one day");
		assertThat(branch("/settings/branches", this.code).param("monday", "8-9").param("holidays", "").exchange())
			.hasStatus(422)
			.bodyText()
			.contains("is taken");
	}

	@Test
	void aServiceIsAddedAndRefusedAtItsFields() {
		assertThat(service("/settings/services", this.code + "n").param("price", "1 250,50")
			.param("cashback.type", "AMOUNT")
			.param("cashback.value", "3,00")
			.exchange()).hasRedirectedUrl("/settings/services");
		assertThat(this.services.find(this.code + "n").orElseThrow().price().amount()).isEqualByComparingTo("1250.50");
		assertThat(service("/settings/services", this.code + "m").param("price", "cheap")
			.param("cashback.type", "PERCENT")
			.param("cashback.value", "")
			.exchange()).hasStatus(422).bodyText().contains("not an amount", "cheap");
		assertThat(service("/settings/services", this.code + "m").param("price", "10")
			.param("cashback.type", "PERCENT")
			.param("cashback.value", "101")
			.exchange()).hasStatus(422).bodyText().contains("0 to 100");
		assertThat(this.mvc.get()
			.uri("/settings/services")
			.param("q", this.code.toUpperCase())
			.param("category", "IP")
			.with(TestStaff.admin())
			.exchange()).bodyText().contains("Service " + this.code);
		post("/settings/services/" + this.code + "/active").with(TestStaff.admin()).param("active", "false").exchange();
		assertThat(this.mvc.get().uri("/settings/services").param("q", this.code).with(TestStaff.admin()).exchange())
			.bodyText()
			.doesNotContain("Service " + this.code + "<");
	}

	@Test
	void practitionersChairsAndCategoriesAreChanged() {
		for (String directory : new String[] { "practitioners", "chairs" }) {
			assertThat(post("/settings/" + directory + "/" + this.code).with(TestStaff.admin())
				.param("code", this.code)
				.param("name", "Renamed " + directory)
				.param("branch", this.code)
				.exchange()).hasRedirectedUrl("/settings/" + directory);
			assertThat(post("/settings/" + directory).with(TestStaff.admin())
				.param("code", this.code)
				.param("name", "Twice")
				.param("branch", this.code)
				.exchange()).hasStatus(422).bodyText().contains("is taken");
			assertThat(post("/settings/" + directory).with(TestStaff.admin())
				.param("code", this.code + "2")
				.param("name", "")
				.param("branch", "")
				.exchange()).hasStatus(422);
			assertThat(post("/settings/" + directory + "/" + this.code + "/active").with(TestStaff.admin())
				.param("active", "false")
				.exchange()).hasStatus3xxRedirection();
		}
		assertThat(this.practitioners.find(this.code).orElseThrow().name()).isEqualTo("Renamed practitioners");
		assertThat(this.chairs.find(this.code).orElseThrow().active()).isFalse();
		assertThat(post("/settings/categories").with(TestStaff.admin())
			.param("code", this.code)
			.param("name", "Own")
			.exchange()).hasRedirectedUrl("/settings/categories");
		assertThat(post("/settings/categories/" + this.code).with(TestStaff.admin())
			.param("code", this.code)
			.param("name", "Own, renamed")
			.exchange()).hasRedirectedUrl("/settings/categories");
		assertThat(this.mvc.get().uri("/settings/categories").with(TestStaff.admin()).exchange()).bodyText()
			.contains("Own, renamed");
	}

	@Test
	void settingsAreSavedAndRefusedAtTheirFields() {
		assertThat(clinic("EUR").exchange()).hasRedirectedUrl("/settings/clinic");
		assertThat(clinic("GOLD").exchange()).hasStatus(422).bodyText().contains("three letters");
		assertThat(amounts("x").with(TestStaff.admin()).exchange()).hasStatus(422);
	}

	private String[] pages() {
		return new String[] { "/settings", "/settings/clinic", "/settings/amounts", "/settings/branches",
				"/settings/branches/new", "/settings/branches/" + this.code, "/settings/practitioners",
				"/settings/practitioners/new", "/settings/practitioners/" + this.code, "/settings/chairs",
				"/settings/chairs/new", "/settings/chairs/" + this.code, "/settings/services", "/settings/services/new",
				"/settings/services?q=nothing-like-it", "/settings/services/" + this.code, "/settings/categories",
				"/settings/categories/IP", "/settings/sources" };
	}

	private MockMvcRequestBuilder branch(String path, String code) {
		var request = post(path).with(TestStaff.admin()).param("code", code).param("name", "Form branch");
		for (String day : new String[] { "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" }) {
			request = request.param(day, "");
		}
		return request;
	}

	private MockMvcRequestBuilder service(String path, String code) {
		return post(path).with(TestStaff.admin())
			.param("code", code)
			.param("name", "Form service")
			.param("category", "IP")
			.param("durationMinutes", "30");
	}

	private MockMvcRequestBuilder clinic(String currency) {
		return post("/settings/clinic").with(TestStaff.admin())
			.param("name", "Test clinic")
			.param("currency", currency)
			.param("timeZone", "Europe/Berlin")
			.param("country", "DE")
			.param("language", "en")
			.param("inactivityMonths", "6")
			.param("contractDate", "");
	}

	private MockMvcRequestBuilder amounts(String waitingDays) {
		return post("/settings/amounts").param("referral.mode", "REWARD")
			.param("referral.internalCredit", "0")
			.param("referral.phoneTopUp", "0")
			.param("referral.validFrom", "2020-01-01")
			.param("referral.gifts", "Mouth rinse\nDental floss")
			.param("bonus.redemptionCapPercent", "100")
			.param("bonus.waitingDays", waitingDays)
			.param("bonus.expiryMonths", "0");
	}

	private MockMvcRequestBuilder post(String path) {
		return this.mvc.post().uri(path).with(csrf()).param("submission", UUID.randomUUID().toString());
	}

}
