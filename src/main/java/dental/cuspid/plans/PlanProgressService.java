package dental.cuspid.plans;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.plans.PlanProgress.ItemProgress;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far accepted plans are, and what of them nobody has booked yet.
 */
@Service
@Transactional(readOnly = true)
public class PlanProgressService {

	private static final int PAGE = 50;

	private final JdbcClient jdbc;

	private final ClinicSettingsService settings;

	PlanProgressService(JdbcClient jdbc, ClinicSettingsService settings) {
		this.jdbc = jdbc;
		this.settings = settings;
	}

	/**
	 * What is done and booked of a plan.
	 */
	@Requires(Right.READ_PATIENTS)
	public PlanProgress of(PlanView plan) {
		Map<PlanItemId, ItemProgress> items = new HashMap<>();
		this.jdbc
			.sql("""
					select i.item_id, coalesce(d.done, 0) as done, d.last_on, n.id as next_id, n.starts_at
					from plan_item i
					left join lateral (select sum(quantity) as done, max(done_on) as last_on from plan_item_done
						where item_id = i.item_id) d on true
					left join lateral (select a.id, a.starts_at from plan_booking b join appointment a on a.id = b.appointment_id
						where b.item_id = i.item_id and a.state in ('BOOKED', 'CONFIRMED', 'ARRIVED')
						order by a.starts_at limit 1) n on true
					where i.plan_id = :plan and i.version = :version and (d.done is not null or n.id is not null)""")
			.param("plan", plan.id().value())
			.param("version", plan.version())
			.query((row) -> {
				items.put(new PlanItemId(row.getObject("item_id", UUID.class)), item(row));
			});
		int pieces = 0;
		int done = 0;
		Money value = Money.zero(currency());
		for (PlanView.Item item : plan.counting().items()) {
			ItemProgress progress = items.getOrDefault(item.id(), ItemProgress.NOTHING);
			pieces += item.quantity();
			done += progress.done();
			value = value.plus(item.price().times(progress.done()));
		}
		return new PlanProgress(pieces, done, plan.counting().total(), value, items);
	}

	/**
	 * Items patients agreed to that nobody has booked, those waiting longest first.
	 */
	@Requires(Right.READ_PATIENTS)
	public CursorPage<UnscheduledItem> unscheduled(@Nullable String cursor, @Nullable Integer limit) {
		List<String> after = Cursor.read(cursor, 3);
		int most = Cursor.limit(limit, PAGE);
		List<Placed> found = this.jdbc
			.sql("""
					select t.id, t.number, t.state, t.state_since, i.item_id, i.position, i.service_id, i.service_name, i.site,
						i.phase, i.quantity - coalesce(d.done, 0) as rest, i.price, i.practitioner_id, q.name as practitioner,
						p.id as patient_id, p.card_number, p.birth_date, p.phones -> 0 ->> 'e164' as phone,
						coalesce(nullif(concat_ws(', ', nullif(p.last_name, ''), nullif(concat_ws(' ', nullif(p.first_name, ''),
							nullif(p.middle_name, '')), '')), ''), p.phones -> 0 ->> 'e164') as patient_name
					from treatment_plan t
					join plan_item i on i.plan_id = t.id and i.version = t.version and i.alternative = t.alternative
					join patient p on p.id = t.patient_id
					left join practitioner q on q.id = i.practitioner_id
					left join lateral (select sum(quantity) as done from plan_item_done where item_id = i.item_id) d on true
					where t.state in ('CONSENTED', 'CONTRACTED', 'SIGNED') and i.quantity > coalesce(d.done, 0)
						and not exists (select 1 from plan_booking b join appointment a on a.id = b.appointment_id
							where b.item_id = i.item_id and a.state in ('BOOKED', 'CONFIRMED', 'ARRIVED'))
						and (t.state_since, t.id, i.position) > (:since, :plan, :position)
					order by t.state_since, t.id, i.position limit :limit""")
			.param("since", since(after))
			.param("plan", after.isEmpty() ? new UUID(0, 0) : Ids.parse(after.get(1)))
			.param("position", after.isEmpty() ? -1 : Cursor.key(after.get(2), Integer::parseInt))
			.param("limit", most + 1)
			.query(this::unscheduled)
			.list();
		return CursorPage.of(found, most, (row) -> Cursor.of(row.item().since(), row.item().plan(), row.position()))
			.map(Placed::item);
	}

	private Placed unscheduled(ResultSet row, int index) throws SQLException {
		var patient = new PatientBrief(new PatientId(row.getObject("patient_id", UUID.class)),
				row.getString("card_number"), row.getString("patient_name"),
				row.getObject("birth_date", LocalDate.class), row.getString("phone"));
		int rest = row.getInt("rest");
		UUID person = row.getObject("practitioner_id", UUID.class);
		BigDecimal price = row.getBigDecimal("price");
		return new Placed(
				new UnscheduledItem(new PlanId(row.getObject("id", UUID.class)), row.getString("number"), patient,
						PlanState.valueOf(row.getString("state")),
						row.getObject("state_since", OffsetDateTime.class).toInstant(),
						new PlanItemId(row.getObject("item_id", UUID.class)),
						new ServiceId(row.getObject("service_id", UUID.class)), row.getString("service_name"),
						row.getString("site"), row.getString("phase"), rest, Money.of(price, currency()).times(rest),
						(person != null) ? new PractitionerId(person) : null, row.getString("practitioner")),
				row.getInt("position"));
	}

	private static ItemProgress item(ResultSet row) throws SQLException {
		UUID next = row.getObject("next_id", UUID.class);
		OffsetDateTime at = row.getObject("starts_at", OffsetDateTime.class);
		return new ItemProgress(row.getInt("done"), row.getObject("last_on", LocalDate.class),
				(next != null) ? new AppointmentId(next) : null, (at != null) ? at.toInstant() : null);
	}

	private static OffsetDateTime since(List<String> after) {
		return (after.isEmpty() ? Instant.EPOCH : Cursor.instant(after.getFirst())).atOffset(ZoneOffset.UTC);
	}

	private Currency currency() {
		return this.settings.current().currency();
	}

	/** A row with its place in the plan. */
	private record Placed(UnscheduledItem item, int position) {

	}

}
