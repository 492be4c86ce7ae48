package dental.cuspid.pipelines.web;

import java.util.Locale;

import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One board in the rail, below the boards, with its open deals.
 *
 * @param pipeline whose board
 */
record PipelinePlace(Pipeline pipeline) implements Place {

	/** Key of a board's entry in the rail, also what its pages name as their place. */
	static String key(Pipeline pipeline) {
		return "boards_" + pipeline.name().toLowerCase(Locale.ROOT);
	}

	@Override
	public String key() {
		return key(this.pipeline);
	}

	@Override
	public String href() {
		return "/boards/" + BoardQuery.slug(this.pipeline);
	}

	@Override
	public String icon() {
		return "layout-kanban";
	}

	@Override
	public String group() {
		return "work";
	}

	@Override
	public int order() {
		return 41 + this.pipeline.ordinal();
	}

	@Override
	public @Nullable Right right() {
		return Right.READ_PATIENTS;
	}

	@Override
	public String waiting() {
		return "select coalesce(sum(deals), 0)::int as waiting from stage_count where pipeline = '"
				+ this.pipeline.name() + "'";
	}

	@Override
	public String parent() {
		return "boards";
	}

	/**
	 * The four of them.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Boards {

		@Bean
		Place appointmentsBoard() {
			return new PipelinePlace(Pipeline.APPOINTMENTS);
		}

		@Bean
		Place patientBaseBoard() {
			return new PipelinePlace(Pipeline.PATIENT_BASE);
		}

		@Bean
		Place coordinationBoard() {
			return new PipelinePlace(Pipeline.COORDINATION);
		}

		@Bean
		Place reactivationBoard() {
			return new PipelinePlace(Pipeline.REACTIVATION);
		}

	}

}
