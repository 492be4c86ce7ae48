package dental.cuspid.pipelines.web;

import java.util.Locale;

import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The four boards in the rail, each with its open deals, below the boards.
 */
@Configuration(proxyBeanMethods = false)
class PipelinePlace {

	private static final int ORDER = 41;

	/** Key of a board's entry in the rail, also what its pages name as their place. */
	static String key(Pipeline pipeline) {
		return "boards_" + pipeline.name().toLowerCase(Locale.ROOT);
	}

	@Bean
	Place appointmentsBoard() {
		return of(Pipeline.APPOINTMENTS);
	}

	@Bean
	Place patientBaseBoard() {
		return of(Pipeline.PATIENT_BASE);
	}

	@Bean
	Place coordinationBoard() {
		return of(Pipeline.COORDINATION);
	}

	@Bean
	Place reactivationBoard() {
		return of(Pipeline.REACTIVATION);
	}

	private static Place of(Pipeline pipeline) {
		return Place
			.of(key(pipeline), "/boards/" + BoardQuery.slug(pipeline), "layout-kanban", "work",
					ORDER + pipeline.ordinal())
			.openTo(Right.READ_PATIENTS)
			.counting("select coalesce(sum(deals), 0)::int as waiting from stage_count where pipeline = '"
					+ pipeline.name() + "'")
			.below("boards");
	}

}
