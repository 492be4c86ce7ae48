package dental.cuspid.pipelines;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.NotFound;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The process as it is configured, with what happens in it (BX-G3), and what a changed
 * limit would have done.
 */
@Service
@Transactional(readOnly = true)
public class ProcessService {

	/** What conversion and what-if look back over. */
	public static final Duration SPAN = Duration.ofDays(90);

	private static final int EXAMPLES = 10;

	private static final int STAYS = 20_000;

	private final JdbcClient jdbc;

	private final StageRows stages;

	private final StageClock clock;

	private final ClinicTime time;

	ProcessService(JdbcClient jdbc, StageRows stages, StageClock clock, ClinicTime time) {
		this.jdbc = jdbc;
		this.stages = stages;
		this.clock = clock;
		this.time = time;
	}

	/** Each stage of a pipeline with its figures, in order. */
	@Requires(Right.READ_PATIENTS)
	public List<Step> process(Pipeline pipeline) {
		Instant now = this.time.now();
		Map<String, Step> figures = new HashMap<>();
		this.jdbc
			.sql("""
					with entered as (
						select e.deal_id, e.stage, min(e.entered_at) as at from deal_stage_entry e
						where e.pipeline = :pipeline and e.entered_at >= :from group by e.deal_id, e.stage),
					onward as (
						select a.stage, count(*) as entered, count(*) filter (where exists (
							select 1 from deal_stage_entry n join pipeline_stage t on t.pipeline = :pipeline and t.code = n.stage
							where n.deal_id = a.deal_id and n.entered_at > a.at and t.ending is distinct from 'REFUSAL'
								and t.position > s.position)) as passed
						from entered a join pipeline_stage s on s.pipeline = :pipeline and s.code = a.stage group by a.stage),
					stuck as (
						select stage, count(*) as stuck from deal where pipeline = :pipeline and open and stall_at < :now
							and (snoozed_until is null or snoozed_until < :now) group by stage),
					standing as (
						select stage, sum(deals) as open from stage_count where pipeline = :pipeline group by stage)
					select s.code, coalesce(o.entered, 0) as entered, coalesce(o.passed, 0) as passed,
						coalesce(k.stuck, 0) as stuck, coalesce(c.open, 0) as open
					from pipeline_stage s left join onward o on o.stage = s.code left join stuck k on k.stage = s.code
					left join standing c on c.stage = s.code where s.pipeline = :pipeline""")
			.param("pipeline", pipeline.name())
			.param("from", now.minus(SPAN).atOffset(ZoneOffset.UTC))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.query((row) -> {
				figures.put(row.getString("code"), new Step(null, row.getInt("open"), row.getInt("entered"),
						row.getInt("passed"), row.getInt("stuck")));
			});
		return this.stages.of(pipeline)
			.stream()
			.map((stage) -> Objects.requireNonNull(figures.get(stage.ref().code())).of(stage))
			.toList();
	}

	/**
	 * What a stall limit would have reported over the last 90 days.
	 * @param minutes of working time, or null for no limit
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public WhatIf stallAfter(StageRef ref, @Nullable Integer minutes) {
		StageView stage = this.stages.find(ref)
			.orElseThrow(() -> new NotFound("pipelines.refusal.unknownStage", ref.code()));
		StageView asked = new StageView(stage.ref(), stage.position(), stage.own(), stage.ending(), stage.name(),
				minutes, stage.task(), stage.messages(), stage.requiredFields(), stage.version());
		Instant now = this.time.now();
		List<Stay> stays = stays(ref, now);
		var examples = new ArrayList<DealId>();
		int before = 0;
		int after = 0;
		for (Stay stay : stays) {
			boolean was = reported(stage, stay, now);
			boolean would = reported(asked, stay, now);
			before += was ? 1 : 0;
			after += would ? 1 : 0;
			if (would && !was && examples.size() < EXAMPLES) {
				examples.add(stay.deal());
			}
		}
		return new WhatIf(SPAN, stays.size(), before, after, examples);
	}

	private boolean reported(StageView stage, Stay stay, Instant now) {
		Instant stall = this.clock.stall(stage, stay.branch(), stay.entered());
		return stall != null && stall.isBefore((stay.left() != null) ? stay.left() : now);
	}

	private List<Stay> stays(StageRef stage, Instant now) {
		return this.jdbc
			.sql("""
					select e.deal_id, d.branch_id, e.entered_at, e.left_at from deal_stage_entry e join deal d on d.id = e.deal_id
					where e.pipeline = :pipeline and e.stage = :stage and e.entered_at >= :from
					order by e.entered_at desc limit :limit""")
			.param("pipeline", stage.pipeline().name())
			.param("stage", stage.code())
			.param("from", now.minus(SPAN).atOffset(ZoneOffset.UTC))
			.param("limit", STAYS)
			.query((row, index) -> {
				var branch = row.getObject("branch_id", UUID.class);
				var left = row.getObject("left_at", OffsetDateTime.class);
				return new Stay(new DealId(DealRows.id(row, "deal_id")), (branch != null) ? new BranchId(branch) : null,
						DealRows.at(row, "entered_at"), (left != null) ? left.toInstant() : null);
			})
			.list();
	}

	/** One stay of a deal in a stage. */
	private record Stay(DealId deal, @Nullable BranchId branch, Instant entered, @Nullable Instant left) {

	}

	/**
	 * A stage with its figures.
	 *
	 * @param open how many deals stand in it now
	 * @param entered how many entered it lately
	 * @param passed how many of these went on, to anything but a refusal
	 * @param stuck how many stand still now
	 */
	public record Step(@Nullable StageView stage, int open, int entered, int passed, int stuck) {

		Step of(StageView known) {
			return new Step(known, this.open, this.entered, this.passed, this.stuck);
		}

		/** Share that went on, in percent, or null where nobody entered. */
		public @Nullable Integer conversion() {
			return (this.entered > 0) ? Math.round(this.passed * 100f / this.entered) : null;
		}

	}

}
