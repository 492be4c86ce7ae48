package dental.cuspid.pipelines;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A filter as conditions; what was typed goes in as values only.
 */
final class DealWhere {

	private final StringBuilder sql = new StringBuilder();

	private final Map<String, Object> params = new HashMap<>();

	DealWhere(DealFilter filter, Instant now) {
		and("d.pipeline = :fPipeline", "fPipeline", (filter.pipeline() != null) ? filter.pipeline().name() : null);
		and("d.stage in (:fStages)", "fStages", filter.stages().isEmpty() ? null : filter.stages());
		and("d.patient_id = :fPatient", "fPatient", (filter.patient() != null) ? filter.patient().value() : null);
		and("d.open = :fOpen", "fOpen", filter.open());
		and("d.responsible_id = :fResponsible", "fResponsible",
				(filter.responsible() != null) ? filter.responsible().value() : null);
		and("d.branch_id = :fBranch", "fBranch", (filter.branch() != null) ? filter.branch().value() : null);
		and("d.practitioner_id = :fPractitioner", "fPractitioner",
				(filter.practitioner() != null) ? filter.practitioner().value() : null);
		and("d.service_id = :fService", "fService", (filter.service() != null) ? filter.service().value() : null);
		and("d.visit_type = :fVisitType", "fVisitType",
				(filter.visitType() != null) ? filter.visitType().name() : null);
		and("d.source = :fSource", "fSource", filter.source());
		and("d.refusal_reason = :fReason", "fReason", filter.refusalReason());
		if (filter.stalled()) {
			and("d.open and d.stall_at < :fNow and (d.snoozed_until is null or d.snoozed_until < :fNow)", "fNow",
					now.atOffset(ZoneOffset.UTC));
		}
		and("d.due_at < :fDue", "fDue", time(filter.dueBefore()));
		and("d.created_at >= :fFrom", "fFrom", time(filter.createdFrom()));
		and("d.created_at < :fBefore", "fBefore", time(filter.createdBefore()));
		DealFilter.Entered entered = filter.entered();
		if (entered != null) {
			and("""
					exists (select 1 from deal_stage_entry e where e.deal_id = d.id and e.pipeline = d.pipeline
						and e.stage = :fEntered and e.entered_at >= :fEnteredFrom and e.entered_at < :fEnteredBefore)""",
					"fEntered", entered.stage());
			this.params.put("fEnteredFrom", java.util.Objects.requireNonNullElse(time(entered.from()),
					java.time.OffsetDateTime.parse("1970-01-01T00:00:00Z")));
			this.params.put("fEnteredBefore", java.util.Objects.requireNonNullElse(time(entered.before()),
					java.time.OffsetDateTime.parse("9999-01-01T00:00:00Z")));
		}
	}

	private static java.time.@Nullable OffsetDateTime time(@Nullable Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

	private void and(String condition, String name, @Nullable Object value) {
		if (value != null) {
			this.sql.append(" and ").append(condition);
			this.params.put(name, value);
		}
	}

	/** Conditions, each beginning with {@code and}. */
	String sql() {
		return this.sql.toString();
	}

	Map<String, Object> params() {
		return this.params;
	}

}
