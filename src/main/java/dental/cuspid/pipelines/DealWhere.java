package dental.cuspid.pipelines;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
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
		if (filter.patient() == null) {
			this.sql.append(" and d.outcome is distinct from 'TAKEN_BACK'");
		}
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
		for (DealField field : filter.without()) {
			this.sql.append(switch (field) {
				case SOURCE -> " and d.source is null";
				case BRANCH -> " and d.branch_id is null";
				case RESPONSIBLE -> " and d.responsible_id is null";
				default -> "";
			});
		}
		DealFilter.Ended ended = filter.ended();
		if (ended != null) {
			and("d.outcome = :fOutcome", "fOutcome", (ended.outcome() != null) ? ended.outcome().name() : null);
			and("d.closed_at >= :fClosedFrom", "fClosedFrom", time(ended.from()));
			and("d.closed_at < :fClosedBefore", "fClosedBefore", time(ended.before()));
		}
		if (filter.entered() != null) {
			entered(filter.entered());
		}
		if (filter.says() != null) {
			says(filter.says());
		}
	}

	private void says(DealFilter.Says says) {
		String words = says.words();
		and("""
				(lower(d.title) like :fWords or lower(d.comment) like :fWords or lower(d.source) like :fWords
					or lower(d.source_detail) like :fWords or lower(d.utm::text) like :fWords
					or d.patient_id in (select w.id from patient w
						where lower(concat_ws(' ', w.last_name, w.first_name, w.middle_name)) like :fWords))""",
				"fWords",
				(words != null) ? "%" + words.toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + "%" : null);
		and("d.amount >= :fAmountFrom", "fAmountFrom", says.amountFrom());
		and("d.amount <= :fAmountTo", "fAmountTo", says.amountTo());
		and("d.starts_at >= :fStartsFrom", "fStartsFrom", time(says.startsFrom()));
		and("d.starts_at < :fStartsBefore", "fStartsBefore", time(says.startsBefore()));
	}

	private void entered(DealFilter.Entered entered) {
		var condition = new StringBuilder("""
				exists (select 1 from deal_stage_entry e where e.deal_id = d.id and e.pipeline = d.pipeline
					and e.entered_at >= :fEnteredFrom and e.entered_at < :fEnteredBefore""");
		if (entered.stage() != null) {
			condition.append(" and e.stage = :fEntered");
			this.params.put("fEntered", entered.stage());
		}
		if (entered.by() != null) {
			condition.append(" and e.staff_id = :fBy and not e.automatic");
			this.params.put("fBy", entered.by().value());
		}
		if (entered.onward()) {
			condition.append(" ").append("""
					and exists (select 1 from deal_stage_entry n
						join pipeline_stage t on t.pipeline = n.pipeline and t.code = n.stage
						join pipeline_stage s on s.pipeline = e.pipeline and s.code = e.stage
						where n.deal_id = e.deal_id and n.entered_at > e.entered_at
							and t.ending is distinct from 'REFUSAL' and t.position > s.position)""");
		}
		this.params.put("fEnteredBefore", java.util.Objects.requireNonNullElse(time(entered.before()),
				java.time.OffsetDateTime.parse("9999-01-01T00:00:00Z")));
		and(condition.append(")").toString(), "fEnteredFrom", java.util.Objects.requireNonNullElse(time(entered.from()),
				java.time.OffsetDateTime.parse("1970-01-01T00:00:00Z")));
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
