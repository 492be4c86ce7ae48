package dental.cuspid.pipelines.web;

import java.util.Map;
import java.util.UUID;

import dental.cuspid.TestStaff;
import dental.cuspid.calendar.Desk;
import dental.cuspid.pipelines.Boards;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.OpenDeal;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * A branch of its own with requests, and people who look at its boards.
 */
abstract class BoardPageCase {

	@Autowired
	MockMvc mvc;

	@Autowired
	DealService deals;

	@Autowired
	TestStaff people;

	@Autowired
	ApplicationContext application;

	Desk desk;

	Desk.Place place;

	Boards boards;

	@BeforeEach
	void open() {
		this.desk = Desk.in(this.application);
		this.place = this.desk.open();
		this.boards = Boards.in(this.application);
	}

	DealId request(String name) {
		var patient = this.desk.lead(name);
		var branch = OpenDeal.Fields.from(this.place.branch(), null, null, Map.of(), null);
		return this.boards.admin(() -> this.deals.open(OpenDeal.of(Pipeline.APPOINTMENTS, patient).with(branch)));
	}

	String page(String path) throws Exception {
		return page(path, Role.CALL_CENTRE);
	}

	String report(String path) throws Exception {
		return page(path, Role.DIRECTOR);
	}

	private String page(String path, Role role) throws Exception {
		return this.mvc.perform(get(path).with(this.people.user(role)))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	static MockHttpServletRequestBuilder form(String path) {
		return post(path).param("submission", UUID.randomUUID().toString()).with(csrf());
	}

}
