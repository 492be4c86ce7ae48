package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.Desk;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.pipelines.WhatIf.Setting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Each setting of the automation is tried on the past before it is set.
 */
@IntegrationTest
class TrialTests {

	private static final Pattern TRIED = Pattern.compile("name=\"tried\" value=\"([^\"]+)\"");

	private static final AtomicInteger NUMBER = new AtomicInteger();

	@Autowired
	private TrialService trials;

	@Autowired
	private StageService stages;

	@Autowired
	private DealService deals;

	@Autowired
	private AutomationService automation;

	@Autowired
	private ConfirmationRun confirmations;

	@Autowired
	private InactiveRun inactive;

	@Autowired
	private PatientService patients;

	@Autowired
	private ClinicSettingsService settings;

	@Autowired
	private ClinicTime time;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private ApplicationContext application;

	private Desk desk;

	private Boards boards;

	@BeforeEach
	void open() {
		this.desk = Desk.in(this.application);
		this.boards = Boards.in(this.application);
	}

	@Test
	void taskMessageFieldsAndLimitOfAStageAreTried() {
		inOwnStage((stage) -> {
			DealId bare = stands(stage, patient("+49 30 23125 0" + (10 + NUMBER.incrementAndGet())));
			DealId told = stands(stage, this.desk.patient("Quiet"));
			this.boards.admin(() -> {
				this.deals.change(told,
						ChangeDeal.of(OpenDeal.Fields.from(null, null, null, Map.of(), "asks for mornings")));
				return null;
			});
			this.jdbc
				.sql("update deal_stage_entry set entered_at = entered_at - interval '20 days' where deal_id = :id")
				.param("id", bare.value())
				.update();
			var asked = new ChangeStage(null, 60, "Call in the evening", Map.of("en", "We called you"),
					List.of(DealField.COMMENT, DealField.BRANCH));
			List<WhatIf> tried = this.boards.admin(() -> this.trials.stage(stage, asked));
			assertThat(tried).extracting(WhatIf::setting)
				.containsExactly(Setting.STALL, Setting.TASK, Setting.MESSAGE, Setting.REQUIRED);
			assertThat(tried).extracting(WhatIf::cases).containsOnly(2);
			assertThat(tried).extracting(WhatIf::did).containsOnly(0);
			assertThat(tried).extracting(WhatIf::would).containsExactly(1, 2, 1, 2);
			assertThat(tried.get(0).examples()).containsExactly(bare);
			assertThat(tried.get(2).examples()).containsExactly(bare);
			var comment = new ChangeStage(null, null, null, null, List.of(DealField.COMMENT));
			assertThat(this.boards.admin(() -> this.trials.stage(stage, comment)).getFirst().examples())
				.containsExactly(bare);
			StageView after = this.boards.admin(() -> this.stages.get(stage));
			assertThat(after.stallAfterMinutes()).isNull();
			assertThat(after.requiredFields()).isEmpty();
			this.boards.admin(() -> {
				this.stages.change(stage, asked);
				return null;
			});
			assertThat(this.boards.admin(() -> this.trials.stage(stage, asked))).as("nothing changes").isEmpty();
		});
	}

	@Test
	void whatWasDoneIsTold() {
		inOwnStage((stage) -> {
			this.boards.admin(() -> {
				this.stages.change(stage, new ChangeStage(null, null, "Write a letter", Map.of("en", "Hello"), null));
				return null;
			});
			stands(stage, patient("+49 30 23125 0" + (50 + NUMBER.incrementAndGet())));
			var none = new ChangeStage(null, null, "", Map.of("en", ""), null);
			List<WhatIf> tried = this.boards.admin(() -> this.trials.stage(stage, none));
			assertThat(tried).extracting(WhatIf::setting).containsExactly(Setting.TASK, Setting.MESSAGE);
			assertThat(tried).extracting(WhatIf::did).containsOnly(1);
			assertThat(tried).extracting(WhatIf::would).containsOnly(0);
		});
	}

	@Test
	void whoWouldHaveBeenFollowedUpIsTold() {
		PatientId patient = this.boards.admin(() -> this.patients.register(NewPatient.named("Absent", "Ada")
			.allowDuplicate(true)
			.opening(new OpeningHistory(2, this.time.today().minusMonths(4),
					dental.cuspid.shared.Money.zero(this.settings.current().currency())))
			.build()));
		this.boards.admin(this.inactive::coldStart);
		DealView base = this.boards.open(patient, Pipeline.PATIENT_BASE).orElseThrow();
		int before = inactivity(3).would();
		this.jdbc.sql("update deal_stage_entry set entered_at = entered_at - interval '100 days' where deal_id = :id")
			.param("id", base.id().value())
			.update();
		assertThat(inactivity(3).would()).isEqualTo(before + 1);
		int five = inactivity(5).would();
		this.jdbc.sql("update deal_stage_entry set entered_at = entered_at + interval '100 days' where deal_id = :id")
			.param("id", base.id().value())
			.update();
		assertThat(inactivity(5).would()).as("four months are no five").isEqualTo(five);
		assertThat(this.settings.current().inactivityMonths()).isEqualTo(6);
	}

	@Test
	void confirmationsAreTriedAndSwitchedOff() {
		var place = this.desk.open();
		PatientId patient = patient("+49 30 23125 0" + (70 + NUMBER.incrementAndGet()));
		var booked = this.boards.book(place, patient, this.desk.at(this.desk.day(1), 9, 0));
		this.jdbc.sql(
				"update appointment set starts_at = starts_at - interval '5 days', ends_at = ends_at - interval '5 days',"
						+ " created_at = created_at - interval '9 days' where id = :id")
			.param("id", booked.value())
			.update();
		WhatIf off = this.boards.admin(() -> this.trials.automation(6, false)).getFirst();
		assertThat(off.setting()).isEqualTo(Setting.CONFIRMATIONS);
		assertThat(off.cases()).isPositive();
		assertThat(off.would()).isZero();
		set(false);
		try {
			assertThat(this.boards.admin(() -> this.trials.automation(6, true)).getFirst().would()).isPositive();
			this.boards.book(place, patient, this.desk.at(this.desk.day(1), 11, 0));
			assertThat(this.boards.admin(this.confirmations::run).due()).isZero();
		}
		finally {
			set(true);
		}
	}

	@Test
	void aPageShowsAChangeBeforeItIsSet() throws Exception {
		inOwnStage((stage) -> {
			String path = "/settings/stages/appointments/" + stage.code();
			send(form(path, "Trial"), 302);
			String shown = send(form(path, "Trial").param("hours", "2"), 200);
			assertThat(shown).contains("would have reported");
			assertThat(this.boards.admin(() -> this.stages.get(stage)).stallAfterMinutes()).isNull();
			Matcher tried = TRIED.matcher(shown);
			assertThat(tried.find()).isTrue();
			assertThat(send(form(path, "Trial").param("hours", "3").param("tried", tried.group(1)), 200))
				.as("something else than what was shown")
				.contains("would have reported");
			send(form(path, "Trial").param("hours", "2").param("tried", tried.group(1)), 302);
			assertThat(this.boards.admin(() -> this.stages.get(stage)).stallAfterMinutes()).isEqualTo(120);
			assertThat(send(
					form(path, "Trial").param("hours", "2").param("task", "x".repeat(600)).param("ownTask", "true"),
					422))
				.contains("x".repeat(600));
			send(form(path, "Later").param("hours", "2"), 302);
			assertThat(this.boards.admin(() -> this.stages.get(stage)).name()).isEqualTo("Later");
		});
		assertThat(
				send(form("/settings/automation").param("inactivityMonths", "7").param("confirmations", "true"), 200))
			.contains("went over to reactivation");
		assertThat(
				send(form("/settings/automation").param("inactivityMonths", "0").param("confirmations", "true"), 422))
			.contains("1", "120");
		assertThat(this.settings.current().inactivityMonths()).isEqualTo(6);
	}

	private String send(MockHttpServletRequestBuilder request, int status) {
		try {
			var answer = this.mvc.perform(request.with(TestStaff.admin())).andReturn().getResponse();
			assertThat(answer.getStatus()).isEqualTo(status);
			return answer.getContentAsString();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static MockHttpServletRequestBuilder form(String path, String name) {
		return form(path).param("name", name);
	}

	private static MockHttpServletRequestBuilder form(String path) {
		return post(path).param("submission", UUID.randomUUID().toString()).with(csrf());
	}

	private void set(boolean on) {
		this.boards.admin(() -> {
			this.automation.askToConfirm(on);
			return null;
		});
	}

	private WhatIf inactivity(int months) {
		return this.boards.admin(() -> this.trials.automation(months, true)).getFirst();
	}

	private PatientId patient(String phone) {
		return this.boards.admin(() -> this.patients.register(
				NewPatient.named("Trial", "Ada").phones(List.of(phone)).language("en").allowDuplicate(true).build()));
	}

	private DealId stands(StageRef stage, PatientId patient) {
		DealId deal = this.boards.request(patient);
		this.boards.admin(() -> this.deals.move(deal, MoveDeal.to(stage)));
		return deal;
	}

	private void inOwnStage(Consumer<StageRef> work) {
		StageRef stage = this.boards
			.admin(() -> this.stages.add(Pipeline.APPOINTMENTS, "Trial " + Instant.now().toEpochMilli(), "IN_WORK"));
		try {
			work.accept(stage);
		}
		finally {
			this.boards.admin(() -> {
				this.deals.list(DealFilter.of(Pipeline.APPOINTMENTS, stage.code(), null, true), null, 200)
					.items()
					.forEach((deal) -> this.deals.move(deal.id(), MoveDeal.to(Stages.CHOOSING_TIME)));
				this.stages.remove(stage);
				return null;
			});
		}
	}

}
