package dental.cuspid.pipelines.web;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.pipelines.ChangeStage;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.StageService;
import dental.cuspid.pipelines.Stages;
import dental.cuspid.pipelines.TrialService;
import dental.cuspid.pipelines.WhatIf;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

/**
 * The settings of stages, and the process drawn from them.
 */
@IntegrationTest
class StagePageTests extends BoardPageCase {

	@Autowired
	private StageService stages;

	@Autowired
	private TrialService trials;

	@Autowired
	private JdbcClient jdbc;

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

	private WhatIf trial(int minutes) {
		return this.trials.stage(Stages.NEW, new ChangeStage(null, minutes, null, null, null)).getFirst();
	}

}
