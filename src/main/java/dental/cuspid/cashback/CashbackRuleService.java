package dental.cuspid.cashback;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Reason;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules of the bonus system (CB-4 to CB-13): made, reworded as new versions,
 * archived. One active rule switches the rates of the services off (CB-11).
 */
@Service
@Transactional
public class CashbackRuleService {

	private final RuleStore rules;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final CurrentStaff current;

	private final AuditTrail audit;

	CashbackRuleService(RuleStore rules, ClinicSettingsService settings, ClinicTime time, CurrentStaff current,
			AuditTrail audit) {
		this.rules = rules;
		this.settings = settings;
		this.time = time;
		this.current = current;
		this.audit = audit;
	}

	/**
	 * Makes a rule.
	 * @param reason why it is switched on without a replay of past receipts
	 * @throws RuleViolation when the terms cannot be used, each problem at its field
	 */
	@Requires(Right.EDIT_RULES)
	public UUID add(RuleTerms terms, @Nullable String reason) {
		check(terms, reason, false);
		var rule = new RuleVersion(Ids.next(), 1, this.time.now(), terms);
		String why = Reason.optional(reason);
		this.rules.add(rule, why, this.current.actor().id());
		this.audit.record("cashback_rule.added", "cashback_rule", rule.rule(), why);
		return rule.rule();
	}

	/**
	 * Rewords a rule: a new version, in force from now on. Receipts already opened keep
	 * what they were opened with.
	 * @param reason why it is switched on; needed only where exactly these terms were not
	 * replayed on past receipts
	 * @param seen the version the person looked at, or null where nobody looked
	 * @throws Conflict when somebody else reworded it meanwhile
	 */
	@Requires(Right.EDIT_RULES)
	public void change(UUID id, RuleTerms terms, @Nullable String reason, @Nullable Integer seen) {
		RuleVersion before = this.rules.locked(id).orElseThrow(CashbackRuleService::unknown);
		if (seen != null && seen != before.version()) {
			throw new Conflict("cashback.refusal.stale", before.version());
		}
		if (before.terms().equals(terms.inOrder())) {
			return;
		}
		check(terms, reason, terms.enabled() && this.rules.replayed(id, terms));
		String why = Reason.optional(reason);
		this.rules.change(new RuleVersion(id, before.version() + 1, before.createdAt(), terms), why,
				this.current.actor().id(), now());
		this.audit.record("cashback_rule.changed", "cashback_rule", id, why);
	}

	/**
	 * Takes a rule away. Accruals keep the version that made them.
	 */
	@Requires(Right.EDIT_RULES)
	public void archive(UUID id) {
		this.rules.locked(id).orElseThrow(CashbackRuleService::unknown);
		this.rules.archive(id, now());
		this.audit.record("cashback_rule.archived", "cashback_rule", id, null);
	}

	/**
	 * Every rule that is not archived, oldest first.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<RuleView> all() {
		return this.rules.present().stream().map((rule) -> view(rule, null)).toList();
	}

	/**
	 * The rules that were archived, the last one first.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<RuleView> archived() {
		return this.rules.archived().stream().map((rule) -> view(rule.version(), rule.archivedAt())).toList();
	}

	/**
	 * What counts today, and why (CB-11).
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public CashbackMode mode() {
		List<RuleView> all = all();
		List<RuleView> active = all.stream().filter(RuleView::active).toList();
		return new CashbackMode(active, all.size() - active.size());
	}

	/**
	 * One rule, archived or not.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public RuleView get(UUID id) {
		return this.rules.find(id)
			.map((rule) -> view(rule.version(), rule.archivedAt()))
			.orElseThrow(CashbackRuleService::unknown);
	}

	/**
	 * All versions of a rule, the newest first.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<RuleHistory> history(UUID id) {
		return this.rules.history(id);
	}

	private RuleView view(RuleVersion rule, @Nullable Instant archivedAt) {
		return new RuleView(rule.rule(), rule.version(), rule.terms(),
				archivedAt == null && rule.terms().active(this.time.today()), rule.createdAt(), archivedAt);
	}

	private void check(RuleTerms terms, @Nullable String reason, boolean replayed) {
		var problems = new ArrayList<Problem>(
				terms.problems(this.settings.current().currency().getDefaultFractionDigits()));
		if (terms.enabled() && !replayed && Reason.optional(reason) == null) {
			problems.add(new Problem("reason", "cashback.refusal.reason"));
		}
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
	}

	private OffsetDateTime now() {
		return this.time.now().atOffset(ZoneOffset.UTC);
	}

	private static NotFound unknown() {
		return new NotFound("cashback.refusal.unknownRule");
	}

}
