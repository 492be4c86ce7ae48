package dental.cuspid.pipelines.web;

import java.util.Map;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.Desk;
import dental.cuspid.patients.PatientId;
import dental.cuspid.pipelines.Boards;
import dental.cuspid.pipelines.ChangeDeal;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.OpenDeal;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Deals in the search of the top bar.
 */
@IntegrationTest
class DealSearchTests {

	@Autowired
	private MockMvc mvc;

	@Autowired
	private DealService deals;

	@Autowired
	private TestStaff people;

	@Autowired
	private ApplicationContext application;

	private Boards boards;

	private PatientId patient;

	private DealId deal;

	private String name;

	@BeforeEach
	void open() {
		this.boards = Boards.in(this.application);
		this.name = "Q" + UUID.randomUUID().toString().replaceAll("[^a-f]", "").concat("searchable");
		this.patient = Desk.in(this.application).patient(this.name);
		this.deal = this.boards.request(this.patient);
	}

	@Test
	void dealsAreFoundByTheirPatientAndByTheirOwnTitle() throws Exception {
		assertThat(typed(this.name, Role.CALL_CENTRE).getContentAsString()).contains("/patients/" + this.patient,
				"/deals/" + this.deal, "Appointments", "New");
		String own = UUID.randomUUID().toString().substring(0, 8);
		String title = "Whitening100%_" + own;
		this.boards.admin(() -> {
			this.deals.change(this.deal, ChangeDeal.of(titled(title)));
			return null;
		});
		assertThat(typed("ENING100%_" + own, Role.CALL_CENTRE).getContentAsString()).contains("/deals/" + this.deal,
				title);
		assertThat(typed("enin_100", Role.CALL_CENTRE).getContentAsString()).as("no pattern is typed")
			.doesNotContain(title);
		MockHttpServletResponse page = this.mvc
			.perform(post("/search").param("q", title).with(csrf()).with(this.people.user(Role.CALL_CENTRE)))
			.andReturn()
			.getResponse();
		assertThat(page.getRedirectedUrl()).as("the one thing that fits opens").isEqualTo("/deals/" + this.deal);
	}

	@Test
	void whoMayNotSeePatientsFindsNoDeals() throws Exception {
		assertThat(typed(this.name, Role.MARKETING).getContentAsString()).doesNotContain("/deals/");
	}

	private static OpenDeal.Fields titled(String title) {
		return new OpenDeal.Fields(title, null, null, null, null, null, null, null, null, null, null, null, null,
				Map.of());
	}

	private MockHttpServletResponse typed(String text, Role role) throws Exception {
		return this.mvc.perform(post("/search/suggestions").param("q", text).with(csrf()).with(this.people.user(role)))
			.andReturn()
			.getResponse();
	}

}
