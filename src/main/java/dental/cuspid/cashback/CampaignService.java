package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.messaging.Medium;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Patients by what they have paid and by their bonus, for campaigns (CB-12): only who
 * agreed to campaigns of that kind is named; the others are counted.
 */
@Service
@Transactional
public class CampaignService {

	private static final int PAGE = 50;

	private static final int MOST = 20_000;

	private static final String PEOPLE = """
			with paid as (select t.id, t.opening_paid + coalesce(sum(r.money_paid - r.money_refunded), 0) as money
				from patient t left join receipt r on r.patient_id = t.id group by t.id),
			agreed as (select distinct on (patient_id) patient_id, given from patient_consent where kind = :kind
				order by patient_id, id desc),
			visits as (select patient_id, max(cast(starts_at at time zone :zone as date)) as day from appointment
				where state = 'COMPLETED' group by patient_id)
			""";

	private final JdbcClient jdbc;

	private final ClinicSettingsService settings;

	private final AuditTrail audit;

	CampaignService(JdbcClient jdbc, ClinicSettingsService settings, AuditTrail audit) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.audit = audit;
	}

	/**
	 * The patients of a list, by name.
	 */
	@Requires(Right.READ_REPORTS)
	@Transactional(readOnly = true)
	public CursorPage<CampaignPatient> list(CampaignFilter filter, @Nullable String cursor) {
		List<String> after = Cursor.read(cursor, 2);
		var rows = read(filter, after.isEmpty() ? "" : after.get(0),
				after.isEmpty() ? new UUID(0, 0) : Ids.parse(after.get(1)), PAGE + 1);
		return CursorPage.of(rows, PAGE, (row) -> Cursor.of(row.sortName(), row.patient().id())).map(Sorted::patient);
	}

	/**
	 * All of a list, to be handed out as a file: noted for each patient.
	 */
	@Requires(Right.READ_REPORTS)
	public List<CampaignPatient> export(CampaignFilter filter) {
		List<CampaignPatient> patients = read(filter, "", new UUID(0, 0), MOST).stream().map(Sorted::patient).toList();
		this.audit.patientsViewed(patients.stream().map(CampaignPatient::id).toList(), "campaign list");
		this.audit.record("cashback.campaignExported", "campaign", filter.medium().name(),
				patients.size() + " patients");
		return patients;
	}

	/**
	 * How many patients have paid how much so far, by the intervals of a rule, or by
	 * usual steps without one.
	 */
	@Requires(Right.READ_REPORTS)
	@Transactional(readOnly = true)
	public List<CashbackReport.Bracket> brackets(@Nullable RuleTerms rule, Medium medium) {
		var edges = new TreeSet<BigDecimal>(List.of(BigDecimal.ZERO));
		if (rule != null) {
			rule.intervals().forEach((interval) -> {
				edges.add(interval.from());
				if (interval.to() != null) {
					edges.add(interval.to());
				}
			});
		}
		else {
			List.of(500, 1000, 2000, 5000).forEach((edge) -> edges.add(BigDecimal.valueOf(edge)));
		}
		List<BigDecimal> from = List.copyOf(edges);
		long[] all = new long[from.size()];
		long[] reachable = new long[from.size()];
		this.jdbc.sql(PEOPLE + """
				select width_bucket(paid.money, cast(:edges as numeric[])) as place, count(*) as patients,
					count(*) filter (where agreed.given) as reachable
				from paid left join agreed on agreed.patient_id = paid.id
				left join visits on visits.patient_id = paid.id group by place""")
			.param("kind", medium.name())
			.param("zone", this.settings.current().timeZone().getId())
			.param("edges", from.toArray(BigDecimal[]::new))
			.query((row) -> {
				int place = Math.max(1, row.getInt("place")) - 1;
				all[place] += row.getLong("patients");
				reachable[place] += row.getLong("reachable");
			});
		var brackets = new ArrayList<CashbackReport.Bracket>();
		for (int i = 0; i < from.size(); i++) {
			brackets.add(new CashbackReport.Bracket(from.get(i), (i + 1 < from.size()) ? from.get(i + 1) : null, all[i],
					reachable[i]));
		}
		return brackets;
	}

	private List<Sorted> read(CampaignFilter filter, String afterName, UUID afterId, int limit) {
		Currency currency = this.settings.current().currency();
		return this.jdbc.sql(PEOPLE + """
				select t.id, t.sort_name, t.card_number, t.language, paid.money, coalesce(a.balance, 0) as bonus,
					greatest(visits.day, t.opening_last_visit_on) as last_visit,
					coalesce(nullif(concat_ws(', ', nullif(t.last_name, ''), nullif(t.first_name, '')), ''),
						t.card_number, '') as patient_name,
					case when :kind = 'SMS' then t.phones -> 0 ->> 'e164' else t.emails[1] end as address
				from patient t join paid on paid.id = t.id join agreed on agreed.patient_id = t.id and agreed.given
				left join visits on visits.patient_id = t.id
				left join ledger_account a on a.patient_id = t.id and a.kind = 'BONUS'
				where (cast(:paidFrom as numeric) is null or paid.money >= :paidFrom)
					and (cast(:paidBelow as numeric) is null or paid.money < :paidBelow)
					and (cast(:bonusFrom as numeric) is null or coalesce(a.balance, 0) >= :bonusFrom)
					and (cast(:before as date) is null
						or greatest(visits.day, t.opening_last_visit_on) < :before)
					and (cast(:lapses as date) is null or exists (select from cashback_accrual c
						where c.patient_id = t.id and c.expires_on < :lapses and c.lapsed_at is null
							and c.reversed_at is null) and coalesce(a.balance, 0) > 0)
					and case when :kind = 'SMS' then t.phones -> 0 ->> 'e164' else t.emails[1] end is not null
					and (t.sort_name, t.id) > (:afterName collate "C", :afterId)
				order by t.sort_name, t.id limit :limit""")
			.param("kind", filter.medium().name())
			.param("zone", this.settings.current().timeZone().getId())
			.param("paidFrom", filter.paidFrom(), Types.NUMERIC)
			.param("paidBelow", filter.paidBelow(), Types.NUMERIC)
			.param("bonusFrom", filter.bonusFrom(), Types.NUMERIC)
			.param("before", filter.lastVisitBefore(), Types.DATE)
			.param("lapses", filter.lapsesBefore(), Types.DATE)
			.param("afterName", afterName)
			.param("afterId", afterId)
			.param("limit", limit)
			.query((row, index) -> new Sorted(row.getString("sort_name"), new CampaignPatient(
					row.getObject("id", UUID.class), row.getString("patient_name"), row.getString("card_number"),
					row.getString("language"), row.getString("address"), Money.of(row.getBigDecimal("money"), currency),
					Money.of(row.getBigDecimal("bonus"), currency), row.getObject("last_visit", LocalDate.class))))
			.list();
	}

	private record Sorted(String sortName, CampaignPatient patient) {

	}

}
