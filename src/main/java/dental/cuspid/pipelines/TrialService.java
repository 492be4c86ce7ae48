package dental.cuspid.pipelines;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.pipelines.WhatIf.Setting;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries changed settings of the automation on the last 90 days, before they are set
 * (complaint 5). Nothing is changed by a trial.
 */
@Service
@Transactional(readOnly = true)
public class TrialService {

	/** What a trial looks back over. */
	public static final Duration SPAN = Duration.ofDays(90);

	private static final int EXAMPLES = 10;

	private static final int STAYS = 20_000;

	private static final int MONTHS = 120;

	private final StageService stages;

	private final StageClock clock;

	private final ClinicSettingsService settings;

	private final AutomationService automation;

	private final TrialQueries queries;

	private final ClinicTime time;

	private final JdbcClient jdbc;

	TrialService(StageService stages, StageClock clock, ClinicSettingsService settings, AutomationService automation,
			TrialQueries queries, ClinicTime time, JdbcClient jdbc) {
		this.stages = stages;
		this.clock = clock;
		this.settings = settings;
		this.automation = automation;
		this.queries = queries;
		this.time = time;
		this.jdbc = jdbc;
	}

	/**
	 * Tries settings of a stage; each that would change is told of.
	 * @throws RuleViolation when a value is refused, each at its field
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public List<WhatIf> stage(StageRef ref, ChangeStage asked) {
		StageView before = this.stages.get(ref);
		StageView after = StageService.changed(before, asked);
		var told = new ArrayList<WhatIf>();
		if (!Objects.equals(before.stallAfterMinutes(), after.stallAfterMinutes())) {
			told.add(stall(before, after));
		}
		if (after.open() && !Objects.equals(before.task(), after.task())) {
			told.add(this.queries.task(after, from()));
		}
		if (!new TreeMap<>(before.messages()).equals(new TreeMap<>(after.messages()))) {
			told.add(this.queries.message(after, from()));
		}
		Set<DealField> more = new HashSet<>(after.requiredFields());
		more.removeAll(before.requiredFields());
		more.remove(DealField.REASON);
		if (!more.isEmpty()) {
			told.add(this.queries.required(ref, more, from()));
		}
		return told;
	}

	/**
	 * Tries another time after which patients without a visit are followed up, and
	 * whether patients are asked to confirm.
	 * @throws RuleViolation when a value is refused, each at its field
	 */
	@Requires(Right.EDIT_DIRECTORIES)
	public List<WhatIf> automation(int inactivityMonths, boolean confirmations) {
		if (inactivityMonths < 1 || inactivityMonths > MONTHS) {
			throw new RuleViolation("clinic.refusal.range", 1, MONTHS).at("inactivityMonths");
		}
		var told = new ArrayList<WhatIf>();
		if (inactivityMonths != this.settings.current().inactivityMonths()) {
			told.add(this.queries.inactivity(inactivityMonths, from()));
		}
		if (confirmations != this.automation.confirmations()) {
			told.add(this.queries.confirmations(confirmations, from()));
		}
		return told;
	}

	private Instant from() {
		return this.time.now().minus(SPAN);
	}

	private WhatIf stall(StageView before, StageView after) {
		Instant now = this.time.now();
		List<Stay> stays = stays(before.ref());
		var examples = new ArrayList<DealId>();
		int did = 0;
		int would = 0;
		for (Stay stay : stays) {
			boolean was = reported(before, stay, now);
			boolean would1 = reported(after, stay, now);
			did += was ? 1 : 0;
			would += would1 ? 1 : 0;
			if (would1 && !was && examples.size() < EXAMPLES) {
				examples.add(stay.deal());
			}
		}
		return new WhatIf(Setting.STALL, stays.size(), did, would, examples);
	}

	private boolean reported(StageView stage, Stay stay, Instant now) {
		Instant stall = this.clock.stall(stage, stay.branch(), stay.entered());
		return stall != null && stall.isBefore((stay.left() != null) ? stay.left() : now);
	}

	private List<Stay> stays(StageRef stage) {
		return this.jdbc
			.sql("""
					select e.deal_id, d.branch_id, e.entered_at, e.left_at from deal_stage_entry e join deal d on d.id = e.deal_id
					where e.pipeline = :pipeline and e.stage = :stage and e.entered_at >= :from
					order by e.entered_at desc limit :limit""")
			.param("pipeline", stage.pipeline().name())
			.param("stage", stage.code())
			.param("from", from().atOffset(ZoneOffset.UTC))
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

}
