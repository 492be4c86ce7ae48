package dental.cuspid.plans;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who did what to a plan and when; rows are only ever added.
 */
@Component
class PlanLog {

	private final JdbcClient jdbc;

	private final ClinicSettingsService settings;

	private final CurrentStaff current;

	private final AuditTrail audit;

	private final StepMoments moments;

	PlanLog(JdbcClient jdbc, ClinicSettingsService settings, CurrentStaff current, AuditTrail audit,
			StepMoments moments) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.current = current;
		this.audit = audit;
		this.moments = moments;
	}

	void note(Plan plan, PlanStep.Kind kind, @Nullable PlanState from, Instant at, @Nullable String note) {
		this.jdbc
			.sql("""
					insert into plan_step (id, plan_id, kind, at, recorded_at, staff_id, version, fingerprint, total, from_state, note)
					values (:id, :plan, :kind, :at, :recorded, :by, :version, :fingerprint, :total, :from, :note)""")
			.param("id", Ids.next())
			.param("plan", plan.id().value())
			.param("kind", kind.name())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("recorded", this.moments.now().atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.param("version", plan.version())
			.param("fingerprint", plan.fingerprint())
			.param("total", plan.total())
			.param("from", (from != null) ? from.name() : null)
			.param("note", note)
			.update();
		this.audit.record("plan." + kind.name().toLowerCase(java.util.Locale.ROOT), "plan", plan.id(),
				"version " + plan.version());
	}

	void changed(Plan plan) {
		this.audit.record("plan.changed", "plan", plan.id(), "version " + plan.version());
	}

	/** When the last step of a kind was. */
	Instant last(PlanId plan, PlanStep.Kind kind) {
		return this.jdbc.sql("select max(at) from plan_step where plan_id = :plan and kind = :kind")
			.param("plan", plan.value())
			.param("kind", kind.name())
			.query(OffsetDateTime.class)
			.single()
			.toInstant();
	}

	List<PlanStep> of(PlanId plan) {
		Currency currency = this.settings.current().currency();
		return this.jdbc.sql("""
				select t.*, t.at < t.recorded_at - interval '5 minutes' as backdated, s.name, s.username
				from plan_step t join staff_user s on s.id = t.staff_id
				where t.plan_id = :plan order by t.recorded_at, t.id""")
			.param("plan", plan.value())
			.query((row, index) -> new PlanStep(PlanStep.Kind.valueOf(row.getString("kind")),
					row.getObject("at", OffsetDateTime.class).toInstant(), row.getBoolean("backdated"),
					row.getString("name"), row.getString("username"), row.getInt("version"),
					row.getString("fingerprint"), Money.of(row.getBigDecimal("total"), currency),
					row.getString("note")))
			.list();
	}

}
