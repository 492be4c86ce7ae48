package dental.cuspid.pipelines;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.pipelines.WhatIf.Setting;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks the past what a setting of the automation would have come to.
 */
@Component
class TrialQueries {

	private static final int EXAMPLES = 10;

	/** Entries of a stage with what was done (did) and what would have been (would). */
	private static final String SUMMED = """
			select count(*) as cases, count(*) filter (where did) as did, count(*) filter (where would) as would,
				(array_agg(deal_id order by at desc) filter (where would and not did))[1\\:%d] as examples from judged"""
		.formatted(EXAMPLES);

	private static final String ENTRIES = """
			entry as (select e.*, d.patient_id from deal_stage_entry e join deal d on d.id = e.deal_id
				where e.pipeline = :pipeline and e.stage = :stage and e.entered_at >= :from)
			""";

	private final DealTasks tasks;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final JdbcClient jdbc;

	TrialQueries(DealTasks tasks, ClinicSettingsService settings, ClinicTime time, JdbcClient jdbc) {
		this.tasks = tasks;
		this.settings = settings;
		this.time = time;
		this.jdbc = jdbc;
	}

	/** Tasks with the next step of a stage. */
	WhatIf task(StageView asked, Instant from) {
		boolean some = !this.tasks.step(asked, this.settings.current().language()).isEmpty();
		return entries(Setting.TASK, asked.ref(), from, """
				exists (select 1 from task t where t.kind = 'NEXT_STEP' and t.cause_type = 'deal'
					and t.cause_id = e.deal_id || ':' || e.move_id)""", ":some").param("some", some)
			.query((row, index) -> told(Setting.TASK, row))
			.single();
	}

	/** Texts to patients on entering a stage. */
	WhatIf message(StageView asked, Instant from) {
		Set<String> languages = asked.messages()
			.entrySet()
			.stream()
			.filter((text) -> !text.getValue().isEmpty())
			.map(java.util.Map.Entry::getKey)
			.collect(Collectors.toSet());
		return entries(Setting.MESSAGE, asked.ref(), from, """
				exists (select 1 from message m where m.event = 'pipelines.stage' and m.cause_type = 'deal'
					and m.cause_id = e.deal_id || ':' || e.move_id)""", """
				(:usual or exists (select 1 from patient p where p.id = e.patient_id
					and coalesce(p.language, :language) = any(cast(:languages as text[])))) and exists (
						select 1 from patient p where p.id = e.patient_id
							and (jsonb_array_length(p.phones) > 0 or cardinality(p.emails) > 0))""")
			.param("usual", languages.contains(this.settings.current().language()))
			.param("language", this.settings.current().language())
			.param("languages", languages.toArray(String[]::new))
			.query((row, index) -> told(Setting.MESSAGE, row))
			.single();
	}

	/**
	 * Entries that would have been held at the gate: what is asked for was missing still
	 * when the deal moved on, or is to this day.
	 */
	WhatIf required(StageRef stage, Set<DealField> fields, Instant from) {
		String missing = fields.stream().map(TrialQueries::missing).collect(Collectors.joining(" or "));
		return entries(Setting.REQUIRED, stage, from, "false", "(" + missing + ")")
			.query((row, index) -> told(Setting.REQUIRED, row))
			.single();
	}

	private JdbcClient.StatementSpec entries(Setting setting, StageRef stage, Instant from, String did, String would) {
		String next = (setting == Setting.REQUIRED) ? """
				left join lateral (select m.before from deal_move m where m.deal_id = e.deal_id and m.id > e.move_id
					order by m.id limit 1) n on true join deal d on d.id = e.deal_id""" : "";
		return this.jdbc
			.sql("with " + ENTRIES + ", judged as (select e.deal_id, e.entered_at as at, " + did + " as did, " + would
					+ " as would from entry e " + next + ") " + SUMMED)
			.param("pipeline", stage.pipeline().name())
			.param("stage", stage.code())
			.param("from", from.atOffset(ZoneOffset.UTC));
	}

	/** Whether a field was empty when the deal left the stage. */
	private static String missing(DealField field) {
		return switch (field) {
			case RESPONSIBLE -> kept("responsible", "responsible_id");
			case BRANCH -> kept("branch", "branch_id");
			case PRACTITIONER -> kept("practitioner", "practitioner_id");
			case SERVICE -> kept("service", "service_id");
			case STARTS_AT -> kept("startsAt", "starts_at");
			case AMOUNT -> kept("amount", "amount");
			case COMMENT -> "d.comment is null";
			case SOURCE -> "d.source is null";
			case REASON -> "false";
		};
	}

	private static String kept(String name, String column) {
		return "case when n.before is null then d." + column + " is null else n.before ->> '" + name + "' is null end";
	}

	/**
	 * Patients of the base who would have gone over to reactivation: after so many months
	 * there was no visit, no booking was open, and they stood in the base.
	 */
	WhatIf inactivity(int months, Instant from) {
		return this.jdbc
			.sql("""
					with visit as (
						select a.patient_id, (a.starts_at at time zone :zone)::date as day from appointment a
						where a.state in ('ARRIVED', 'COMPLETED') and a.starts_at between :earliest and :now
						union select p.id, p.opening_last_visit_on from patient p
						where p.opening_last_visit_on between cast(:earliest as date) and cast(:now as date)),
					due as (
						select v.patient_id, v.day, (v.day + make_interval(months => :months))::date as due from visit v),
					judged as (
						select e.deal_id, due.due as at, true as would, d.refusal_reason = 'INACTIVE' and d.closed_at >= :from as did
						from due join deal d on d.patient_id = due.patient_id and d.pipeline = 'PATIENT_BASE'
						join deal_stage_entry e on e.deal_id = d.id and e.stage in ('UNDER_TREATMENT', 'BASE')
							and e.entered_at < due.due + 1
							and (e.left_at is null or e.left_at >= due.due or d.refusal_reason = 'INACTIVE' and e.left_at = d.closed_at)
						where due.due between cast(:from as date) and cast(:now as date) and not exists (
							select 1 from appointment a where a.patient_id = due.patient_id and a.state <> 'CANCELLED'
								and (a.starts_at at time zone :zone)::date > due.day
								and ((a.starts_at at time zone :zone)::date <= due.due and a.state in ('ARRIVED', 'COMPLETED')
									or a.created_at < due.due and (a.starts_at at time zone :zone)::date > due.due))
						union all
						select d.id, d.closed_at, false, true from deal d where d.pipeline = 'PATIENT_BASE' and not d.open
							and d.refusal_reason = 'INACTIVE' and d.closed_at >= :from)
					select (select count(*) from deal d where d.pipeline = 'PATIENT_BASE'
							and (d.open or d.closed_at >= :from) and d.created_at <= :now) as cases,
						count(distinct deal_id) filter (where did) as did, count(distinct deal_id) filter (where would) as would,
						(array_agg(distinct deal_id) filter (where would and not coalesce(did, false)))[1\\:10] as examples from judged""")
			.param("zone", this.time.zone().getId())
			.param("months", months)
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("earliest", from.atZone(this.time.zone()).minusMonths(months).minusDays(1).toOffsetDateTime())
			.param("now", this.time.now().atOffset(ZoneOffset.UTC))
			.query((row, index) -> told(Setting.INACTIVITY, row))
			.single();
	}

	/** Bookings whose patient was asked, or would have been, to confirm. */
	WhatIf confirmations(boolean on, Instant from) {
		return this.jdbc
			.sql("""
					with judged as (
						select d.id as deal_id, a.starts_at as at, exists (select 1 from confirmation_request c
								where c.appointment_id = a.id and c.medium is not null) as did,
							:on and (jsonb_array_length(p.phones) > 0 or cardinality(p.emails) > 0)
								and (a.created_at at time zone :zone)::date < (a.starts_at at time zone :zone)::date as would
						from appointment a join patient p on p.id = a.patient_id
						left join deal d on d.appointment_id = a.id and d.outcome is distinct from 'TAKEN_BACK'
						where a.starts_at between :from and :now and a.state <> 'CANCELLED')
					"""
					+ SUMMED.replace("would and not did", "would and not did and deal_id is not null"))
			.param("on", on)
			.param("zone", this.time.zone().getId())
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("now", this.time.now().atOffset(ZoneOffset.UTC))
			.query((row, index) -> told(Setting.CONFIRMATIONS, row))
			.single();
	}

	private static WhatIf told(Setting setting, java.sql.ResultSet row) throws java.sql.SQLException {
		java.sql.Array examples = row.getArray("examples");
		List<DealId> deals = (examples == null) ? List.of()
				: java.util.Arrays.stream((UUID[]) examples.getArray()).map(DealId::new).toList();
		return new WhatIf(setting, row.getInt("cases"), row.getInt("did"), row.getInt("would"), deals);
	}

}
