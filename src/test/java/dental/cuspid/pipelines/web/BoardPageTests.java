package dental.cuspid.pipelines.web;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dental.cuspid.IntegrationTest;
import dental.cuspid.SignedInClient;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.Desk;
import dental.cuspid.messaging.ContactId;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.messaging.ReceiveContact;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientService;
import dental.cuspid.pipelines.Boards;
import dental.cuspid.pipelines.ChangeStage;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.MoveDeal;
import dental.cuspid.pipelines.OpenDeal;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.StageService;
import dental.cuspid.pipelines.Stages;
import dental.cuspid.pipelines.TrialService;
import dental.cuspid.pipelines.WhatIf;
import dental.cuspid.staff.Role;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Boards, lists, views, stages and reports as pages; changes told across instances.
 */
@IntegrationTest
class BoardPageTests {

	private static final Pattern CARD = Pattern.compile("id=\"d-([0-9a-f-]{36})\"");

	@Autowired
	private MockMvc mvc;

	@Autowired
	private DealService deals;

	@Autowired
	private StageService stages;

	@Autowired
	private TrialService trials;

	@Autowired
	private TestStaff people;

	@Autowired
	private InboundService inbound;

	@Autowired
	private PatientService patients;

	@Autowired
	private DataSource database;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ApplicationContext application;

	@LocalServerPort
	private int port;

	private Desk desk;

	private Desk.Place place;

	private Boards boards;

	@BeforeEach
	void open() {
		this.desk = Desk.in(this.application);
		this.place = this.desk.open();
		this.boards = Boards.in(this.application);
	}

	@Test
	void aColumnShowsTwentyCardsAndTheNextOnesByTheirPlace() throws Exception {
		Set<String> all = IntStream.range(0, 45)
			.mapToObj((i) -> request("Viele" + i).toString())
			.collect(Collectors.toCollection(TreeSet::new));
		String board = page("/boards/APPOINTMENTS?branch=" + this.place.code());
		Set<String> seen = new TreeSet<>(cards(board));
		assertThat(seen).hasSize(20);
		assertThat(board).contains(">45<").contains("25 more");
		String next = "/boards/appointments/columns/NEW?branch=" + this.place.code() + "&after=";
		for (int i = 0; i < 2; i++) {
			List<String> page = cards(page(next + cards(board).getLast()));
			assertThat(seen).doesNotContainAnyElementsOf(page);
			seen.addAll(page);
			board = page.stream().map((id) -> "id=\"d-" + id + "\"").collect(Collectors.joining());
		}
		assertThat(seen).isEqualTo(all);
	}

	@Test
	void aCardRisesWhenThePatientGetsInTouch() throws Exception {
		DealId first = request("Vorn");
		DealId second = request("Hinten");
		String board = page("/boards/appointments?branch=" + this.place.code());
		assertThat(cards(board)).containsExactly(first.toString(), second.toString());
		this.jdbc.sql("update deal set attention = true where id = :id").param("id", second.value()).update();
		board = page("/boards/appointments?branch=" + this.place.code());
		assertThat(cards(board)).containsExactly(second.toString(), first.toString());
		assertThat(board).contains("got in touch");
	}

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
	void aDealPageTellsWhatHappenedAndWhy() throws Exception {
		DealId id = request("Akte");
		this.boards.admin(() -> this.deals.move(id, MoveDeal.to("IN_WORK")));
		assertThat(page("/deals/" + id)).contains("Moved from", "Taken in work", "by hand", "Undo");
		this.mvc
			.perform(form("/deals/" + id + "/snooze").param("until", this.desk.day(3).toString())
				.param("reason", "on holiday")
				.with(this.people.user(Role.CALL_CENTRE)))
			.andExpect(status().is3xxRedirection());
		assertThat(page("/deals/" + id)).contains("on holiday");
		this.mvc.perform(form("/deals/" + id + "/snooze").param("reason", "").with(this.people.user(Role.CALL_CENTRE)))
			.andExpect(status().isUnprocessableContent());
	}

	@Test
	void fieldsAreChangedAndAStaleFormIsRefused() throws Exception {
		DealId id = request("Feld");
		long version = this.boards.get(id).version();
		this.mvc
			.perform(form("/deals/" + id).param("comment", "calls back")
				.param("version", Long.toString(version))
				.with(this.people.user(Role.CALL_CENTRE)))
			.andExpect(status().is3xxRedirection());
		assertThat(this.boards.get(id).comment()).isEqualTo("calls back");
		this.mvc
			.perform(form("/deals/" + id).param("comment", "too late")
				.param("version", Long.toString(version))
				.with(this.people.user(Role.CALL_CENTRE)))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().string(containsString("too late")));
	}

	@Test
	void aLimitIsTriedOnThePastAndSetsNothing() throws Exception {
		DealId id = request("Probe");
		this.jdbc.sql("update deal_stage_entry set entered_at = entered_at - interval '20 days' where deal_id = :id")
			.param("id", id.value())
			.update();
		WhatIf strict = this.boards.admin(() -> trial(1));
		WhatIf none = this.boards.admin(() -> trial(0));
		assertThat(strict.would()).isPositive().isGreaterThanOrEqualTo(strict.did());
		assertThat(none.would()).isZero();
		assertThat(none.did()).isPositive();
		this.mvc
			.perform(form("/settings/stages/appointments/NEW").param("minutes", "7")
				.param("preview", "1")
				.with(TestStaff.admin()))
			.andExpect(content().string(containsString("would have reported")));
		assertThat(this.boards.admin(() -> this.stages.get(Stages.NEW)).stallAfterMinutes()).isEqualTo(15);
	}

	private WhatIf trial(int minutes) {
		return this.trials.stage(Stages.NEW, new ChangeStage(null, minutes, null, null, null)).getFirst();
	}

	@Test
	void anOwnStageStandsOnTheBoardAndInTheProcess() throws Exception {
		var stage = this.boards.admin(() -> this.stages.add(Pipeline.REACTIVATION, "Call again later", "IN_WORK"));
		try {
			assertThat(page("/boards/reactivation")).contains("Call again later");
			assertThat(page("/boards/reactivation/process")).contains("Call again").contains("<svg");
			this.boards.admin(() -> {
				this.stages.change(stage, new ChangeStage(null, null, "Try evenings", null, null));
				return null;
			});
			assertThat(this.boards.admin(() -> this.stages.get(stage)).task()).isEqualTo("Try evenings");
		}
		finally {
			this.boards.admin(() -> {
				this.stages.remove(stage);
				return null;
			});
		}
	}

	@Test
	void figuresOfAReportOpenTheirDeals() throws Exception {
		DealId id = request("Zahl");
		this.boards.admin(() -> this.deals.move(id, MoveDeal.to("NO_SHOW").because("TOO_EXPENSIVE")));
		String report = report("/reports/pipelines?branch=" + this.place.code());
		assertThat(report).contains("Too expensive").contains("reason=TOO_EXPENSIVE");
		assertThat(page("/boards/appointments/list?state=all&reason=TOO_EXPENSIVE&branch=" + this.place.code()))
			.contains(id.toString());
	}

	@Test
	void hopsWithinSecondsAreASign() throws Exception {
		DealId id = request("Hüpfer");
		this.boards.admin(() -> this.deals.move(id, MoveDeal.to("IN_WORK")));
		this.boards.admin(() -> this.deals.move(id, MoveDeal.to("CHOOSING_TIME")));
		assertThat(report("/reports/pipelines?branch=" + this.place.code())).contains("within seconds")
			.contains(id.toString());
	}

	@Test
	void everyInstanceIsToldOfAChange() throws Exception {
		var other = new BoardChanges(this.database);
		other.start();
		var viewer = new SignedInClient(this.port, "admin", TestStaff.PASSWORD);
		try (InputStream answer = viewer.listen("/boards/appointments/live")) {
			var heard = new CompletableFuture<String>();
			Thread.ofVirtual().start(() -> read(answer, heard));
			BoardChanges own = this.application.getBean(BoardChanges.class);
			Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> own.viewers(Pipeline.APPOINTMENTS) > 0);
			DealId id = request("Ferne");
			// as another instance would: nothing of this one takes part
			try (var connection = this.database.getConnection(); var change = connection.createStatement()) {
				change.executeUpdate("update deal set requests = requests + 1 where id = '" + id + "'");
			}
			assertThat(heard.get(20, TimeUnit.SECONDS)).contains("NEW");
			assertThat(other.isRunning()).isTrue();
		}
		finally {
			other.stop();
		}
		assertThat(other.isRunning()).isFalse();
	}

	@Test
	void aCallShowsTheHouseholdToChooseFrom() throws Exception {
		String phone = "+49301" + (1_000_000 + Math.floorMod(System.nanoTime(), 8_000_000));
		for (String first : List.of("Ada", "Ben")) {
			this.boards.admin(() -> this.patients
				.register(NewPatient.named("Haushalt", first).phone(phone).allowDuplicate(true).build()));
		}
		ContactId call = this.boards.admin(() -> this.inbound
			.receive(new ReceiveContact(ContactKind.CALL, phone, null, null, java.time.Instant.now(), null, null, null,
					null, null, Map.of(), null, UUID.randomUUID().toString())));
		String shown = Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.mvc.perform(get("/calls/" + call).with(this.people.user(Role.CALL_CENTRE)))
				.andReturn()
				.getResponse()
				.getContentAsString(), (page) -> page.contains("Haushalt"));
		assertThat(shown).contains("Ada", "Ben", "Who is it?");
	}

	private static void read(java.io.InputStream body, CompletableFuture<String> heard) {
		try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
			String line = lines.readLine();
			boolean changed = false;
			while (line != null && !heard.isDone()) {
				changed = changed || line.equals("event:changed");
				if (changed && line.startsWith("data:")) {
					heard.complete(line);
				}
				line = lines.readLine();
			}
		}
		catch (java.io.IOException ex) {
			heard.completeExceptionally(ex);
		}
	}

	private DealId request(String name) {
		var patient = this.desk.lead(name);
		var branch = OpenDeal.Fields.from(this.place.branch(), null, null, Map.of(), null);
		return this.boards.admin(() -> this.deals.open(OpenDeal.of(Pipeline.APPOINTMENTS, patient).with(branch)));
	}

	private String page(String path) throws Exception {
		return this.mvc.perform(get(path).with(this.people.user(Role.CALL_CENTRE)))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private String report(String path) throws Exception {
		return this.mvc.perform(get(path).with(this.people.user(Role.DIRECTOR)))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private static MockHttpServletRequestBuilder form(String path) {
		return post(path).param("submission", UUID.randomUUID().toString()).with(csrf());
	}

	private static List<String> cards(String page) {
		return CARD.matcher(page).results().map((card) -> card.group(1)).toList();
	}

}
