package dental.cuspid.pipelines.web;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dental.cuspid.IntegrationTest;
import dental.cuspid.SignedInClient;
import dental.cuspid.TestStaff;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.messaging.ContactId;
import dental.cuspid.pipelines.Boards;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.MoveDeal;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffSessions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Boards and deals as pages; changes told across instances.
 */
@IntegrationTest
class BoardPageTests extends BoardPageCase {

	private static final Pattern CARD = Pattern.compile("id=\"d-([0-9a-f-]{36})\"");

	@Autowired
	private DataSource database;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

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
	void aDealPageTellsWhatHappenedAndWhy() throws Exception {
		DealId id = request("Akte");
		this.boards.admin(() -> this.deals.move(id, MoveDeal.to("IN_WORK")));
		assertThat(page("/deals/" + id)).contains("Moved from", "Taken in work", "by hand", "Undo");
		this.mvc
			.perform(form("/deals/" + id + "/snooze").param("until", this.desk.day(3).toString())
				.param("reason", "on holiday")
				.with(this.people.user(Role.CALL_CENTRE)))
			.andExpect(status().is3xxRedirection());
		assertThat(page("/deals/" + id)).containsPattern("May wait until [^<]*[0-9]: on holiday")
			.doesNotContainPattern("May wait until [^<]*00:00");
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
	void everyInstanceIsToldOfAChange() throws Exception {
		var other = new BoardChanges(this.database, this.application.getBean(StaffSessions.class),
				this.application.getBean(ClinicTime.class));
		other.start();
		var viewer = new SignedInClient(this.port, "admin", TestStaff.PASSWORD);
		try (InputStream answer = viewer.listen("/boards/appointments/live")) {
			var heard = new CompletableFuture<String>();
			Thread.ofVirtual().start(() -> read(answer, heard));
			BoardChanges own = this.application.getBean(BoardChanges.class);
			Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> own.viewers(Pipeline.APPOINTMENTS).size() > 0);
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
		String phone = Calls.number();
		Calls.in(this.application).household(phone, "Haushalt", "Ada", "Ben");
		ContactId call = Calls.in(this.application).from(phone);
		String shown = Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.mvc.perform(get("/calls/" + call).with(this.people.user(Role.CALL_CENTRE)))
				.andReturn()
				.getResponse()
				.getContentAsString(), (page) -> page.contains("Haushalt"));
		assertThat(shown).contains("Ada", "Ben", "Who is it?");
	}

	@Test
	void aMissedCallIsTheTaskOfWhoeverTurnsOutToHaveCalled() {
		String phone = Calls.number();
		var calls = Calls.in(this.application);
		var ben = calls.household(phone, "Verpasst", "Ada", "Ben").getLast();
		ContactId call = calls.missed(phone);
		Awaitility.await().until(() -> patients(call), (found) -> found.size() == 1);
		assertThat(patients(call)).containsExactly("");
		this.boards.admin(() -> {
			calls.inbound().assign(call, ben);
			return null;
		});
		Awaitility.await().untilAsserted(() -> assertThat(patients(call)).containsExactly(ben.toString()));
	}

	/** Whose the task of a missed call is. */
	private List<String> patients(ContactId call) {
		return this.jdbc
			.sql("select coalesce(patient_id::text, '') from task where kind = 'MISSED_CALL' and cause_id = :call")
			.param("call", call.toString())
			.query(String.class)
			.list();
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

	private static List<String> cards(String page) {
		return CARD.matcher(page).results().map((card) -> card.group(1)).toList();
	}

}
