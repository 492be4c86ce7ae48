package dental.cuspid.pipelines.web;

import java.util.List;

import dental.cuspid.IntegrationTest;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.MoveDeal;
import dental.cuspid.pipelines.OpenDeal;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.Stages;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;

/**
 * The list of deals: filters, views, bulk moves.
 */
@IntegrationTest
class ListPageTests extends BoardPageCase {

	@Test
	void aListIsFilteredByFieldsAndByWhenAStageWasEntered() throws Exception {
		DealId moved = request("Gezogen");
		DealId stays = request("Bleibt");
		this.boards.admin(() -> this.deals.move(moved, MoveDeal.to("IN_WORK")));
		String list = "/boards/appointments/list?branch=" + this.place.code();
		assertThat(page(list)).contains(moved.toString(), stays.toString());
		assertThat(page(list + "&stage=NEW")).contains(stays.toString()).doesNotContain(moved.toString());
		String today = this.desk.day(0).toString();
		String tomorrow = this.desk.day(1).toString();
		assertThat(page(list + "&entered=IN_WORK&enteredFrom=" + today + "&enteredTo=" + today))
			.contains(moved.toString())
			.doesNotContain(stays.toString());
		assertThat(page(list + "&entered=IN_WORK&enteredFrom=" + tomorrow)).doesNotContain(moved.toString());
		this.mvc
			.perform(get("/boards/appointments/list/deals.csv?branch=" + this.place.code())
				.with(this.people.user(Role.CALL_CENTRE)))
			.andExpect(content().string(containsString("Gezogen")));
	}

	@Test
	void aViewIsOnesOwn() throws Exception {
		this.mvc
			.perform(form("/boards/appointments/list/views").param("view", "Morning round")
				.param("query", "stage=NEW")
				.with(this.people.user(Role.CALL_CENTRE)))
			.andExpect(redirectedUrlPattern("/boards/appointments/list?stage=NEW*"));
		assertThat(page("/boards/appointments/list")).contains("Morning round");
		this.mvc.perform(get("/boards/appointments/list").with(this.people.user(Role.FRONT_DESK)))
			.andExpect(content().string(not(containsString("Morning round"))));
	}

	@Test
	void aBulkMoveTellsOfEachRow() throws Exception {
		DealId one = request("Bulk");
		DealId closed = request("Zu");
		this.boards.admin(() -> this.deals.move(closed, MoveDeal.to("NO_SHOW").because("CHANGED_MIND")));
		this.mvc
			.perform(form("/boards/appointments/list/move").param("deal", one.toString(), closed.toString())
				.param("stage", "IN_WORK")
				.with(this.people.user(Role.CALL_CENTRE)))
			.andExpect(flash().attribute("results", org.hamcrest.Matchers.hasSize(2)));
		assertThat(this.boards.get(one).stage()).isEqualTo("IN_WORK");
		assertThat(this.boards.get(closed).stage()).isEqualTo("NO_SHOW");
	}

	@Test
	void aListIsFilteredByTextsAmountsAndBookings() throws Exception {
		DealId one = this.boards
			.admin(() -> this.deals.open(OpenDeal.of(Pipeline.APPOINTMENTS, this.desk.lead("Wortlaut"))
				.with(OpenDeal.Fields.from(this.place.branch(), "Poster", "At the tram stop", java.util.Map.of(),
						"Asks for 100% ceramic"))));
		DealId other = request("Anders");
		var patient = this.desk.lead("Gebucht");
		this.boards.book(this.place, patient, this.desk.at(this.desk.day(3), 10, 0));
		DealId booked = this.boards.await(patient, Stages.BOOKED).id();
		String list = "/boards/appointments/list?branch=" + this.place.code();
		for (String words : List.of("wortl", "TRAM", "100% cer")) {
			assertThat(page(list + "&words=" + words)).contains(one.toString()).doesNotContain(other.toString());
		}
		assertThat(page(list + "&words=1_0")).doesNotContain(one.toString());
		assertThat(page(list + "&bookedFrom=" + this.desk.day(3) + "&bookedTo=" + this.desk.day(3)))
			.contains(booked.toString())
			.doesNotContain(one.toString());
		assertThat(page(list + "&bookedFrom=" + this.desk.day(4))).doesNotContain(booked.toString());
		assertThat(page(list + "&amountFrom=100,00&amountTo=100.00")).contains(booked.toString())
			.doesNotContain(one.toString());
		assertThat(page(list + "&amountFrom=100.01")).doesNotContain(booked.toString());
	}

	@Test
	void aRowMovedMeanwhileIsLeftWhereItIs() throws Exception {
		DealId one = request("Eins");
		DealId two = request("Zwei");
		this.boards.admin(() -> this.deals.move(two, MoveDeal.to("CHOOSING_TIME")));
		this.mvc
			.perform(form("/boards/appointments/list/move").param("deal", one + ":NEW", two + ":NEW")
				.param("stage", "IN_WORK")
				.with(this.people.user(Role.CALL_CENTRE)))
			.andExpect(flash().attribute("results", org.hamcrest.Matchers
				.hasItem(org.hamcrest.Matchers.hasToString(containsString("Somebody moved")))));
		assertThat(this.boards.get(one).stage()).isEqualTo("IN_WORK");
		assertThat(this.boards.get(two).stage()).isEqualTo("CHOOSING_TIME");
	}

	@Test
	void aRefusedRowSaysWhichFieldsAreMissing() throws Exception {
		DealId one = request("Bulk");
		this.mvc
			.perform(form("/boards/appointments/list/move").param("deal", one.toString())
				.param("stage", "BOOKED")
				.with(this.people.user(Role.CALL_CENTRE)))
			.andExpect(flash().attribute("results",
					org.hamcrest.Matchers.hasItem(org.hamcrest.Matchers.hasToString(org.hamcrest.Matchers
						.allOf(containsString("\"Booked\" still needs: "), containsString("Practitioner, Service"))))));
		assertThat(this.boards.get(one).stage()).isEqualTo("NEW");
	}

}
