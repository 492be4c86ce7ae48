package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.List;

import dental.cuspid.patients.PatientId;
import dental.cuspid.pipelines.PipelineReports.Asked;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs that somebody helped the figures along, for looking, not for blaming (complaint
 * 11).
 */
@Service
@Transactional(readOnly = true)
public class FigureSigns {

	private static final String COLUMNS = DealRows.NAME
			+ " as patient_name, d.patient_id from deal d join patient p on p.id = d.patient_id ";

	private static final String CAME = """
			where d.pipeline = :pipeline and d.stage = 'CAME' and not d.open and d.outcome = 'SUCCESS'
				and d.closed_at >= :from and d.closed_at < :to""";

	private static final String NO_VISIT = "select d.id, d.stage, d.closed_at as at, 'NO_VISIT' as kind, " + COLUMNS
			+ """
					left join appointment a on a.id = d.appointment_id
					""" + CAME + "\n" + """
					and (a.id is null or a.state not in ('ARRIVED', 'IN_CHAIR', 'COMPLETED'))""";

	/** A day later nothing was paid for the visit, with no money and with no balance. */
	private static final String NO_PAYMENT = "select d.id, d.stage, d.closed_at as at, 'NO_PAYMENT' as kind, " + COLUMNS
			+ """
					join appointment a on a.id = d.appointment_id and a.state = 'COMPLETED'
					""" + CAME + "\n" + """
					and d.closed_at < cast(:now as timestamptz) - interval '1 day' and not exists (
						select 1 from receipt r join payment y on y.receipt_id = r.id
						where r.appointment_id = a.id and y.voided_at is null)""";

	private static final String HOP = "select d.id, e.stage, e.left_at as at, 'HOP' as kind, " + COLUMNS + """
			join deal_stage_entry e on e.deal_id = d.id
			join deal_stage_entry n on n.deal_id = e.deal_id and n.entered_at = e.left_at
				and n.staff_id = e.staff_id and not n.automatic
			where e.pipeline = :pipeline and not e.automatic and e.entered_at >= :from and e.entered_at < :to
				and e.left_at < e.entered_at + interval '10 seconds'""";

	/**
	 * So many refusals for one reason by one person within a minute are no conversations.
	 */
	private static final String BULK = "select d.id, b.stage, b.at, 'BULK' as kind, " + COLUMNS
			+ """
					join (select e.deal_id, e.stage, e.entered_at as at, count(*) over (partition by e.staff_id, r.refusal_reason
							order by e.entered_at range between interval '30 seconds' preceding and interval '30 seconds' following) as many
						from deal_stage_entry e join deal r on r.id = e.deal_id and r.outcome = 'REFUSAL' and r.stage = e.stage
						where e.pipeline = :pipeline and not e.automatic and e.entered_at >= :from and e.entered_at < :to) b
						on b.deal_id = d.id and b.many >= 5
					where true""";

	private final PipelineReports reports;

	FigureSigns(PipelineReports reports) {
		this.reports = reports;
	}

	/**
	 * Signs, newest first: came without a visit or without payment, hops of one deal by
	 * hand within seconds, many refusals for one reason at once. Whoever hands them out
	 * as a file notes that.
	 */
	@Requires(Right.READ_REPORTS)
	public List<Sign> of(Asked asked) {
		String narrow = PipelineReports.narrow(asked);
		return this.reports
			.query(asked,
					"select * from (" + String.join(narrow + " union all ", NO_VISIT, NO_PAYMENT, HOP, BULK) + narrow
							+ ") found order by at desc, id limit :rows")
			.query((row, index) -> new Sign(new DealId(DealRows.id(row, "id")),
					new PatientId(DealRows.id(row, "patient_id")), row.getString("patient_name"),
					row.getString("stage"), DealRows.at(row, "at"), Kind.valueOf(row.getString("kind"))))
			.list();
	}

	/**
	 * Kinds of signs. Shown by {@code boards.report.sign.} + name.
	 */
	public enum Kind {

		NO_VISIT, NO_PAYMENT, HOP, BULK

	}

	/**
	 * Something to look at.
	 */
	public record Sign(DealId deal, PatientId patient, String name, String stage, Instant at, Kind kind) {

	}

}
