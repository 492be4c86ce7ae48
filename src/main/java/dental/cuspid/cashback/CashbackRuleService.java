package dental.cuspid.cashback;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
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

	private static final int SHORTEST_REASON = 3;

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
		check(terms, reason);
		var rule = new RuleVersion(Ids.next(), 1, this.time.now(), terms);
		this.rules.add(rule, reason, this.current.actor().id());
		this.audit.record("cashback_rule.added", "cashback_rule", rule.rule(), reason);
		return rule.rule();
	}

	/**
	 * Rewords a rule: a new version, in force from now on. Receipts already opened keep
	 * what they were opened with.
	 */
	@Requires(Right.EDIT_RULES)
	public void change(UUID id, RuleTerms terms, @Nullable String reason) {
		check(terms, reason);
		RuleVersion before = this.rules.locked(id).orElseThrow(CashbackRuleService::unknown);
		if (before.terms().equals(terms)) {
			return;
		}
		this.rules.change(new RuleVersion(id, before.version() + 1, before.createdAt(), terms), reason,
				this.current.actor().id(), now());
		this.audit.record("cashback_rule.changed", "cashback_rule", id, reason);
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
	 * Every rule, oldest first.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<RuleView> all() {
		var today = this.time.today();
		return this.rules.present()
			.stream()
			.map((rule) -> new RuleView(rule.rule(), rule.version(), rule.terms(), rule.terms().active(today),
					rule.createdAt()))
			.toList();
	}

	/**
	 * One rule.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public RuleView get(UUID id) {
		return all().stream()
			.filter((rule) -> rule.id().equals(id))
			.findFirst()
			.orElseThrow(CashbackRuleService::unknown);
	}

	private void check(RuleTerms terms, @Nullable String reason) {
		var problems = new ArrayList<Problem>(
				terms.problems(this.settings.current().currency().getDefaultFractionDigits()));
		if (terms.enabled() && (reason == null || reason.strip().length() < SHORTEST_REASON)) {
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
