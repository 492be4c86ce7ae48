package dental.cuspid.pipelines;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stages of the pipelines: renamed, given limits, next steps, messages and required
 * fields; the clinic adds stages of its own between them (BX-A to BX-D, BX-E1, BX-E2,
 * BX-E4).
 */
@Service
@Transactional
public class StageService {

	/** A quarter of a year of working days. */
	private static final int LONGEST = 8 * 60 * 65;

	private static final int NAME = 40;

	private static final int TEXT = 500;

	private static final int MOST = 15;

	private static final Set<String> LANGUAGES = Set.of("en", "de", "ru");

	private final StageRows rows;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final AuditTrail audit;

	StageService(StageRows rows, JdbcClient jdbc, JsonMapper json, AuditTrail audit) {
		this.rows = rows;
		this.jdbc = jdbc;
		this.json = json;
		this.audit = audit;
	}

	/** The stages of a pipeline in order. */
	@Requires(Right.READ_PATIENTS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public List<StageView> of(Pipeline pipeline) {
		return this.rows.of(pipeline);
	}

	/**
	 * One stage.
	 * @throws NotFound when the pipeline has none of this code
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public StageView get(StageRef stage) {
		return this.rows.present(stage).orElseThrow(() -> new NotFound("pipelines.refusal.unknownStage", stage.code()));
	}

	/**
	 * Changes a stage. Deals that stand in it get the new limit too (complaint 5).
	 * @throws RuleViolation when a value is refused, each at its field
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void change(StageRef ref, ChangeStage asked) {
		StageView before = hold(ref);
		StageView after = changed(before, asked);
		this.jdbc
			.sql("""
					update pipeline_stage set name = :name, stall_minutes = :stall, task = :task,
						messages = cast(:messages as jsonb), required_fields = cast(:required as text[]), version = version + 1
					where pipeline = :pipeline and code = :code""")
			.param("name", after.name())
			.param("stall", after.stallAfterMinutes())
			.param("task", after.task())
			.param("messages", this.json.writeValueAsString(after.messages()))
			.param("required",
					"{" + String.join(",", after.requiredFields().stream().map(DealField::name).toList()) + "}")
			.param("pipeline", ref.pipeline().name())
			.param("code", ref.code())
			.update();
		if (!java.util.Objects.equals(after.stallAfterMinutes(), before.stallAfterMinutes())) {
			this.jdbc.sql("update deal set stall_pending = true where open and pipeline = :pipeline and stage = :code")
				.param("pipeline", ref.pipeline().name())
				.param("code", ref.code())
				.update();
		}
		this.rows.changed();
		this.audit.record("stage.changed", "stage", ref, null);
	}

	/**
	 * The stage as it would be.
	 * @throws RuleViolation when a value is refused, each at its field
	 */
	static StageView changed(StageView before, ChangeStage asked) {
		check(before, asked);
		String name = (asked.name() == null) ? before.name() : asked.name().isBlank() ? null : asked.name().strip();
		Integer stall = (asked.stallAfterMinutes() == null) ? before.stallAfterMinutes()
				: (asked.stallAfterMinutes() == 0) ? null : asked.stallAfterMinutes();
		String task = asked.shippedTask() ? (before.own() ? "" : null)
				: (asked.task() != null) ? asked.task().strip() : before.task();
		Map<String, String> messages = new TreeMap<>(before.messages());
		if (asked.messages() != null) {
			asked.messages().forEach((language, text) -> messages.put(language, (text != null) ? text.strip() : ""));
			messages.values().removeIf(String::isEmpty);
		}
		List<DealField> required = (asked.requiredFields() != null) ? asked.requiredFields() : before.requiredFields();
		return new StageView(before.ref(), before.position(), before.own(), before.ending(), name, stall, task,
				messages, required.stream().distinct().toList(), before.version());
	}

	/**
	 * Adds a stage of the clinic's own.
	 * @param after code of the stage it follows; it can stand between open stages only
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public StageRef add(Pipeline pipeline, String name, String after) {
		List<StageView> stages = this.rows.of(pipeline);
		StageView before = stages.stream()
			.filter((stage) -> stage.ref().code().equals(after))
			.findFirst()
			.orElseThrow(() -> new RuleViolation("pipelines.refusal.unknownStage", after).at("after"));
		if (!before.open()) {
			throw new RuleViolation("pipelines.refusal.afterEnd").at("after");
		}
		if (stages.size() >= MOST) {
			throw new RuleViolation("pipelines.refusal.tooManyStages", MOST);
		}
		name(name).ifPresent((problem) -> {
			throw new RuleViolation(List.of(problem));
		});
		if (name.isBlank()) {
			throw new RuleViolation("pipelines.refusal.stageName", NAME).at("name");
		}
		var ref = new StageRef(pipeline,
				"OWN_" + Ids.next().toString().replace("-", "").substring(20).toUpperCase(Locale.ROOT));
		this.jdbc
			.sql("""
					update pipeline_stage set position = position + 1 where pipeline = :pipeline and position > :position""")
			.param("pipeline", pipeline.name())
			.param("position", before.position())
			.update();
		this.jdbc.sql("""
				insert into pipeline_stage (pipeline, code, position, own, name, task)
				values (:pipeline, :code, :position, true, :name, '')""")
			.param("pipeline", pipeline.name())
			.param("code", ref.code())
			.param("position", before.position() + 1)
			.param("name", name.strip())
			.update();
		this.rows.changed();
		this.audit.record("stage.added", "stage", ref, null);
		return ref;
	}

	/**
	 * Removes a stage of the clinic's own in which no deal ever stood since.
	 * @throws Conflict while deals stand in it
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public void remove(StageRef ref) {
		StageView stage = hold(ref);
		if (!stage.own()) {
			throw new Conflict("pipelines.refusal.stageStays");
		}
		boolean used = this.jdbc.sql("""
				select exists (select 1 from deal where pipeline = :pipeline and stage = :code)""")
			.param("pipeline", ref.pipeline().name())
			.param("code", ref.code())
			.query(Boolean.class)
			.single();
		if (used) {
			throw new Conflict("pipelines.refusal.stageInUse");
		}
		this.jdbc.sql("delete from pipeline_stage where pipeline = :pipeline and code = :code")
			.param("pipeline", ref.pipeline().name())
			.param("code", ref.code())
			.update();
		this.jdbc
			.sql("""
					update pipeline_stage set position = position - 1 where pipeline = :pipeline and position > :position""")
			.param("pipeline", ref.pipeline().name())
			.param("position", stage.position())
			.update();
		this.rows.changed();
		this.audit.record("stage.removed", "stage", ref, null);
	}

	private StageView hold(StageRef stage) {
		return this.rows.hold(stage).orElseThrow(() -> new NotFound("pipelines.refusal.unknownStage", stage.code()));
	}

	private static void check(StageView before, ChangeStage asked) {
		var problems = new ArrayList<Problem>();
		if (asked.name() != null) {
			name(asked.name()).ifPresent(problems::add);
			if (before.own() && asked.name().isBlank()) {
				problems.add(new Problem("name", "pipelines.refusal.stageName", NAME));
			}
		}
		Integer stall = asked.stallAfterMinutes();
		if (stall != null && (stall < 0 || stall > LONGEST)) {
			problems.add(new Problem("stallAfterMinutes", "pipelines.refusal.stallMinutes", LONGEST));
		}
		if (stall != null && stall > 0 && !before.open()) {
			problems.add(new Problem("stallAfterMinutes", "pipelines.refusal.stallAtEnd"));
		}
		tooLong(asked.task()).ifPresent((code) -> problems.add(new Problem("task", code, TEXT)));
		if (asked.messages() != null) {
			asked.messages().forEach((language, text) -> {
				if (!LANGUAGES.contains(language)) {
					problems.add(new Problem("messages", "pipelines.refusal.language", language));
				}
				tooLong(text).ifPresent((code) -> problems.add(new Problem("messages", code, TEXT)));
			});
		}
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
	}

	private static java.util.Optional<Problem> name(String name) {
		boolean fits = name.strip().length() <= NAME && name.chars().noneMatch(Character::isISOControl);
		return fits ? java.util.Optional.empty()
				: java.util.Optional.of(new Problem("name", "pipelines.refusal.stageName", NAME));
	}

	private static java.util.Optional<String> tooLong(@Nullable String text) {
		return (text != null && (text.length() > TEXT || text.indexOf('\u0000') >= 0))
				? java.util.Optional.of("pipelines.refusal.tooLong") : java.util.Optional.empty();
	}

}
