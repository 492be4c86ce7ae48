package dental.cuspid.pipelines;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The process as it is configured, with what happens in it (BX-G3).
 */
@Service
@Transactional(readOnly = true)
public class ProcessService {

	/** What conversion looks back over. */
	public static final Duration SPAN = Duration.ofDays(90);

	private final JdbcClient jdbc;

	private final StageRows stages;

	private final ClinicTime time;

	ProcessService(JdbcClient jdbc, StageRows stages, ClinicTime time) {
		this.jdbc = jdbc;
		this.stages = stages;
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
