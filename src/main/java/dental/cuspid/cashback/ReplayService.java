package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.jspecify.annotations.Nullable;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Replays of past receipts under a rule: what it would have cost, who would have won and
 * lost, where a small difference in money makes a large one in reward. Only a version
 * that was replayed is switched on without a reason.
 */
@Service
@Transactional
public class ReplayService {

	private static final int LONGEST_YEARS = 10;

	private final ReplayStore replays;

	private final ReplayRunner runner;

	private final RuleStore rules;

	private final Scheduler scheduler;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final CurrentStaff current;

	private final AuditTrail audit;

	ReplayService(ReplayStore replays, ReplayRunner runner, RuleStore rules, Scheduler scheduler,
			ClinicSettingsService settings, ClinicTime time, CurrentStaff current, AuditTrail audit) {
		this.replays = replays;
		this.runner = runner;
		this.rules = rules;
		this.scheduler = scheduler;
		this.settings = settings;
		this.time = time;
		this.current = current;
		this.audit = audit;
	}

	/**
	 * Starts a replay of a rule's present version in the background.
	 * @param from first day of the period
	 * @param to last day, included
	 */
	@Requires(Right.EDIT_RULES)
	public UUID start(UUID rule, LocalDate from, LocalDate to) {
		UUID id = add(rule, from, to);
		this.scheduler.schedule(new TaskInstance<>(ReplayTask.NAME, id.toString()), this.time.now());
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				ReplayService.this.scheduler.triggerCheckForDueExecutions();
			}

		});
		return id;
	}

	/**
	 * Replays a rule's present version and waits for the answer.
	 */
	@Requires(Right.EDIT_RULES)
	public ReplayView replay(UUID rule, LocalDate from, LocalDate to) {
		UUID id = add(rule, from, to);
		this.runner.runNow(id);
		return get(id);
	}

	/**
	 * One replay.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public ReplayView get(UUID id) {
		return this.replays.find(id).orElseThrow(() -> new NotFound("shared.refusal.unknownId"));
	}

	/**
	 * The last replays of a rule, the newest first.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<ReplayView> ofRule(UUID rule) {
		return this.replays.ofRule(rule);
	}

	/**
	 * Who would have got more, or less, the largest difference first.
	 */
	@Requires(Right.EDIT_RULES)
	@Transactional(readOnly = true)
	public CursorPage<ReplayPatient> patients(UUID id, boolean winners, @Nullable String cursor) {
		return this.replays.patients(get(id).id(), winners, this.settings.current().currency(), cursor);
	}

	/**
	 * The receipts beside an edge.
	 */
	@Requires(Right.EDIT_RULES)
	@Transactional(readOnly = true)
	public CursorPage<ReplayReceipt> receipts(UUID id, BigDecimal edge, ReplayResult.Cliff.Kind kind,
			@Nullable String cursor) {
		return this.replays.receipts(get(id).id(), edge, kind, this.settings.current().currency(), cursor);
	}

	/**
	 * Stops a replay that still goes on.
	 */
	@Requires(Right.EDIT_RULES)
	public void cancel(UUID id) {
		if (!get(id).state().busy()) {
			throw new Conflict("cashback.refusal.replayEnded");
		}
		this.replays.askToCancel(id);
		this.audit.record("cashback_replay.cancelled", "cashback_replay", id, null);
	}

	private UUID add(UUID rule, LocalDate from, LocalDate to) {
		if (to.isBefore(from)) {
			throw new RuleViolation("cashback.refusal.dates").at("to");
		}
		long years = ChronoUnit.YEARS.between(from, to);
		if (years > LONGEST_YEARS || (years == LONGEST_YEARS && from.isBefore(to.minusYears(LONGEST_YEARS)))) {
			throw new RuleViolation("cashback.refusal.replayYears", LONGEST_YEARS).at("from");
		}
		RuleVersion version = this.rules.find(rule)
			.filter((kept) -> kept.archivedAt() == null)
			.map(RuleStore.Kept::version)
			.orElseThrow(() -> new NotFound("cashback.refusal.unknownRule"));
		UUID id = Ids.next();
		this.replays.add(id, version, from, to, this.current.actor().id(), this.time.now());
		this.audit.record("cashback_replay.started", "cashback_rule", rule,
				"version " + version.version() + ", " + from + " to " + to);
		return id;
	}

}
