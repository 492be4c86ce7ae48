package dental.cuspid.pipelines;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what triggers write down short: the rows of the stage counters are folded
 * together, those of told changes forgotten.
 */
@Component
class StageCounts {

	private final JdbcClient jdbc;

	StageCounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Forgets which columns changed; everyone was told long ago. */
	void forget() {
		this.jdbc.sql("delete from board_change where at < clock_timestamp() - interval '10 minutes'").update();
	}

	/**
	 * Folds what is committed in one statement; moves go on meanwhile.
	 * @return how many rows became fewer
	 */
	int fold() {
		return this.jdbc
			.sql("""
					with many as (
						select pipeline, stage, branch_id from stage_count group by pipeline, stage, branch_id having count(*) > 1
					), folded as (
						delete from stage_count c using many m where c.pipeline = m.pipeline and c.stage = m.stage
							and c.branch_id is not distinct from m.branch_id
						returning c.pipeline, c.stage, c.branch_id, c.deals, c.amount
					)
					insert into stage_count (pipeline, stage, branch_id, deals, amount)
					select pipeline, stage, branch_id, sum(deals), sum(amount) from folded
					group by pipeline, stage, branch_id""")
			.update();
	}

}
