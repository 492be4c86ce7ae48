package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dental.cuspid.patients.PatientId;
import dental.cuspid.plans.PlanContents.Written;
import dental.cuspid.plans.PlanStep.Kind;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffId;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes plans out under their lock, for whom and as what a step needs them, and puts them
 * back with what they say and what happened.
 */
@Component
class PlanBook {

	private final PlanRepository plans;

	private final PlanContents contents;

	private final PlanGates gates;

	private final PlanLog log;

	private final StaffService staff;

	private final CurrentStaff current;

	private final JdbcClient jdbc;

	PlanBook(PlanRepository plans, PlanContents contents, PlanGates gates, PlanLog log, StaffService staff,
			CurrentStaff current, JdbcClient jdbc) {
		this.plans = plans;
		this.contents = contents;
		this.gates = gates;
		this.log = log;
		this.staff = staff;
		this.current = current;
		this.jdbc = jdbc;
	}

	/** A new plan with its number. */
	Plan open(PatientId patient, Content content, Instant at) {
		long next = this.jdbc.sql("select nextval('treatment_plan_number')").query(Long.class).single();
		var plan = Plan.draw(PlanId.next(), "TP-%05d".formatted(next), patient, by(), at);
		says(plan, 1, content);
		this.plans.saveAndFlush(plan);
		write(plan, content, false, at);
		this.log.note(plan, Kind.DRAWN_UP, null, at, null);
		return plan;
	}

	Plan locked(PlanId id) {
		return this.plans.lock(id.value()).orElseThrow(() -> new NotFound("plans.refusal.unknown"));
	}

	/** The plan, provided that the state allows the step. */
	Plan locked(PlanId id, PlanState next) {
		Plan plan = locked(id);
		plan.require(next);
		return plan;
	}

	/** The plan for whoever may change what it says. */
	Plan changeable(PlanId id, @Nullable Integer seen) {
		Plan plan = locked(id);
		plan.requireChangeable();
		requireSeen(plan, seen);
		return plan;
	}

	/** The plan for whoever may judge it. */
	Plan judged(PlanId id, PlanState next, @Nullable Integer seen) {
		Plan plan = locked(id, next);
		requireSeen(plan, seen);
		Actor actor = this.current.actor();
		Set<StaffId> involved = new HashSet<>(List.of(plan.author(), plan.submittedBy()));
		involved.addAll(this.contents.writersSince(id, plan.wasApproved() ? plan.approvedVersion() : 0));
		Set<StaffId> headPhysicians = this.staff.all()
			.stream()
			.filter((person) -> person.enabled() && person.roles().contains(Role.HEAD_PHYSICIAN)
					&& !person.roles().contains(Role.ADMINISTRATOR))
			.map(StaffView::id)
			.collect(Collectors.toSet());
		ApprovalPolicy.refusal(actor.id(), actor.roles(), involved, headPhysicians).ifPresent((refusal) -> {
			throw new RuleViolation(refusal);
		});
		return plan;
	}

	/** The plan, provided that its content is still the one that was approved. */
	Plan unchanged(PlanId id, PlanState next) {
		Plan plan = locked(id, next);
		this.gates.requireUnchanged(plan);
		return plan;
	}

	/** What the plan says from now on; the same again changes nothing. */
	void rewrite(Plan plan, Content content, Instant at) {
		String now = this.gates.fingerprint(plan, content);
		if (now.equals(plan.fingerprint())) {
			return;
		}
		boolean submitted = plan.wasSubmitted();
		boolean other = !this.contents.writer(plan.id(), plan.version()).equals(by());
		says(plan, (submitted || other) ? plan.version() + 1 : plan.version(), content);
		write(plan, content, submitted, at);
		this.plans.saveAndFlush(plan);
		this.log.changed(plan);
	}

	void says(Plan plan, int version, Content content) {
		Integer alternative = plan.alternative();
		BigDecimal total = content.total((alternative != null && content.offers(alternative)) ? alternative : 1);
		plan.says(version, this.gates.fingerprint(plan, content), total);
	}

	private void write(Plan plan, Content content, boolean sealed, Instant at) {
		this.contents.write(plan.id(), new Written(plan.version(), plan.fingerprint(), sealed, at, by()), content);
	}

	/** Keeps a step that was taken. */
	void done(Plan plan, Kind kind, PlanState from, Instant at, @Nullable String note) {
		this.plans.saveAndFlush(plan);
		this.log.note(plan, kind, from, at, note);
	}

	private static void requireSeen(Plan plan, @Nullable Integer seen) {
		if (seen != null && seen != plan.version()) {
			throw new Conflict("plans.refusal.stale", plan.version());
		}
	}

	/** Who is acting. */
	StaffId by() {
		return this.current.actor().id();
	}

}
