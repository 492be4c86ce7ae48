package dental.cuspid.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.NewUser;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffId;
import dental.cuspid.staff.StaffService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tasks: mine, the team's, due and overdue, by hand and by modules (BASE-9).
 */
@IntegrationTest
class TaskServiceTests {

	@Autowired
	private TaskService tasks;

	@Autowired
	private StaffService staff;

	@Autowired
	private TestStaff people;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void openTasksAreListedByWhenTheyAreDue() {
		StaffId me = person();
		Instant now = Instant.now();
		TaskId later = create("later", me, now.plus(Duration.ofDays(2)));
		TaskId never = create("whenever", me, null);
		TaskId late = create("late", me, now.minus(Duration.ofHours(1)));
		var list = list(TaskFilter.open(me), null, 10).items();
		assertThat(list).extracting(TaskView::id).containsExactly(late, later, never);
		assertThat(list).extracting(TaskView::overdue).containsExactly(true, false, false);
		assertThat(list(TaskFilter.open(me).before(now), null, 10).items()).extracting(TaskView::id)
			.containsExactly(late);
	}

	@Test
	void pagesOfALongListJoinWithoutGapOrRepeat() {
		StaffId me = person();
		for (int i = 0; i < 23; i++) {
			TaskId id = create("task " + i, me, (i % 3 == 0) ? null : Instant.now().plusSeconds(i % 4));
			if (i % 5 == 0) {
				system(() -> this.tasks.complete(id));
			}
		}
		var seen = new ArrayList<TaskId>();
		String cursor = null;
		do {
			CursorPage<TaskView> page = list(new TaskFilter(me, null, null, null), cursor, 4);
			page.items().forEach((task) -> seen.add(task.id()));
			cursor = page.nextCursor();
		}
		while (cursor != null);
		assertThat(seen).hasSize(23).doesNotHaveDuplicates();
	}

	@Test
	void aCauseMakesOneTask() throws Exception {
		TaskCause cause = TaskCause.of("call", UUID.randomUUID());
		List<Callable<TaskId>> makers = java.util.Collections.nCopies(16, () -> CurrentStaff.asSystem(() -> this.tasks
			.createFor(TaskKind.MISSED_CALL, cause, NewTask.of("Call back", null, null, Instant.now()))));
		var made = new java.util.HashSet<TaskId>();
		try (var threads = Executors.newFixedThreadPool(8)) {
			for (var one : threads.invokeAll(makers)) {
				made.add(one.get());
			}
		}
		assertThat(made).hasSize(1);
		TaskId other = CurrentStaff
			.asSystem(() -> this.tasks.createFor(TaskKind.NEXT_STEP, cause, NewTask.of("Book", null, null, null)));
		assertThat(made).doesNotContain(other);
		assertThat(CurrentStaff.asSystem(() -> this.tasks.completeFor(cause))).isEqualTo(2);
		assertThat(get(other).state()).isEqualTo(TaskState.DONE);
	}

	@Test
	void aTaskIsHandedOverPutOffDoneAndOpenedAgain() {
		StaffId me = person();
		TaskId id = create("walk", null, null);
		system(() -> this.tasks.assign(id, me));
		Instant until = Instant.now().plus(Duration.ofDays(3)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
		system(() -> this.tasks.snooze(id, until));
		assertThat(get(id).assignee()).isEqualTo(me);
		assertThat(get(id).dueAt()).isEqualTo(until);
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> system(() -> this.tasks.snooze(id, Instant.now().minusSeconds(1))));
		system(() -> this.tasks.complete(id));
		system(() -> this.tasks.complete(id));
		assertThat(get(id).doneBy()).isEqualTo("Cuspid");
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> system(() -> this.tasks.assign(id, null)));
		system(() -> this.tasks.reopen(id));
		assertThat(get(id).state()).isEqualTo(TaskState.OPEN);
	}

	@Test
	void marketingSeesNoTasks() {
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> this.people.as(() -> list(null, Role.MARKETING), Role.MARKETING));
	}

	@Test
	void tasksAreWrittenAndDoneByApi() {
		String person = this.people.username(Role.CALL_CENTRE);
		var made = this.mvc.post()
			.uri("/api/v1/tasks")
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + TestStaff.ADMIN_TOKEN)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"title\": \"Call back\", \"assignee\": \"%s\", \"dueAt\": \"2027-01-31T10:00:00Z\"}"
				.formatted(person))
			.exchange();
		assertThat(made).hasStatus(201).bodyJson().extractingPath("$.kind").isEqualTo("MANUAL");
		assertThat(this.mvc.get()
			.uri("/api/v1/tasks?state=OPEN&kind=MANUAL&assignee=" + person)
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + TestStaff.ADMIN_TOKEN)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.items[0].assignee")
			.isEqualTo(person);
		assertThat(this.mvc.post()
			.uri("/api/v1/tasks")
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + TestStaff.ADMIN_TOKEN)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"title\": \"x\", \"assignee\": \"nobody.here\"}")).hasStatus(422);
	}

	@Test
	void aTaskIsWrittenOnThePageOnce() {
		String title = "Page " + UUID.randomUUID();
		String submission = UUID.randomUUID().toString();
		for (int i = 0; i < 2; i++) {
			assertThat(this.mvc.post()
				.uri("/tasks")
				.with(this.people.user(Role.FRONT_DESK))
				.with(SecurityMockMvcRequestPostProcessors.csrf())
				.param("submission", submission)
				.param("title", title)
				.param("due", "2027-01-31")).hasStatus3xxRedirection();
		}
		assertThat(this.jdbc.sql("select count(*) from task where title = :title")
			.param("title", title)
			.query(Integer.class)
			.single()).isEqualTo(1);
		assertThat(this.mvc.post()
			.uri("/tasks")
			.with(this.people.user(Role.FRONT_DESK))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.param("submission", UUID.randomUUID().toString())
			.param("title", " ")
			.param("details", "kept")).hasStatus(422).bodyText().contains("kept");
		for (String tab : List.of("mine", "team", "overdue", "finished")) {
			assertThat(this.mvc.get().uri("/tasks?tab=" + tab).with(this.people.user(Role.FRONT_DESK))).hasStatusOk();
		}
	}

	private Object list(@Nullable StaffId assignee, Role role) {
		return this.tasks.list(TaskFilter.open(assignee), null, 10);
	}

	private CursorPage<TaskView> list(TaskFilter filter, @Nullable String cursor, int limit) {
		return CurrentStaff.asSystem(() -> this.tasks.list(filter, cursor, limit));
	}

	private TaskId create(String title, @Nullable StaffId assignee, @Nullable Instant due) {
		return CurrentStaff.asSystem(() -> this.tasks.create(NewTask.of(title, null, assignee, due)));
	}

	private TaskView get(TaskId id) {
		return CurrentStaff.asSystem(() -> this.tasks.get(id));
	}

	private void system(Runnable work) {
		CurrentStaff.asSystem(() -> {
			work.run();
			return null;
		});
	}

	private StaffId person() {
		String name = "t" + UUID.randomUUID().toString().substring(0, 12);
		return CurrentStaff.asSystem(() -> this.staff.create(new NewUser(name, "Person " + name, null, "en", null, null,
				java.util.Set.of(Role.FRONT_DESK), TestStaff.PASSWORD)));
	}

}
