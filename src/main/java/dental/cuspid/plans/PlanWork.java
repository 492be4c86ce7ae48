package dental.cuspid.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.VisitCompleted;
import dental.cuspid.checkout.PaymentReceived;
import dental.cuspid.checkout.ReceiptSettled;
import dental.cuspid.clinic.ClinicTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Ticks items of signed plans by what completed visits did: an item booked for the visit
 * counts at least once, and every service on the visit's receipt as often as it says.
 * Counting a visit again gives the same.
 */
@Component
class PlanWork {

	private final JdbcClient jdbc;

	private final ClinicTime time;

	PlanWork(JdbcClient jdbc, ClinicTime time) {
		this.jdbc = jdbc;
		this.time = time;
	}

	@ApplicationModuleListener
	void on(VisitCompleted event) {
		reckon(event.appointment());
	}

	@ApplicationModuleListener
	void on(ReceiptSettled event) {
		reckon(event.appointment());
	}

	@ApplicationModuleListener
	void on(PaymentReceived event) {
		this.jdbc.sql("select appointment_id from receipt where id = :receipt")
			.param("receipt", event.receipt().value())
			.query(UUID.class)
			.optional()
			.map(AppointmentId::new)
			.ifPresent(this::reckon);
	}

	void reckon(AppointmentId appointment) {
		this.jdbc.sql("select patient_id, starts_at from appointment where id = :id and state = 'COMPLETED'")
			.param("id", appointment.value())
			.query((row, index) -> new Visit(appointment, row.getObject("patient_id", UUID.class),
					row.getObject("starts_at", OffsetDateTime.class).toInstant()))
			.optional()
			.ifPresent(this::reckon);
	}

	private void reckon(Visit visit) {
		LocalDate day = this.time.dayOf(visit.startsAt());
		List<UUID> plans = this.jdbc.sql("""
				select id from treatment_plan where patient_id = :patient and state = 'SIGNED' and signed_on <= :day
				order by signed_on, id for update""")
			.param("patient", visit.patient())
			.param("day", day)
			.query(UUID.class)
			.list();
		if (plans.isEmpty()) {
			return;
		}
		Map<UUID, Integer> charged = new HashMap<>();
		this.jdbc
			.sql("""
					select l.service_id, sum(l.quantity) as quantity from receipt r join receipt_line l on l.receipt_id = r.id
					where r.appointment_id = :visit and r.state <> 'VOID' and l.service_id is not null group by l.service_id""")
			.param("visit", visit.id().value())
			.query((row) -> {
				charged.put(row.getObject("service_id", UUID.class), row.getInt("quantity"));
			});
		Set<UUID> booked = new HashSet<>(this.jdbc.sql("select item_id from plan_booking where appointment_id = :visit")
			.param("visit", visit.id().value())
			.query(UUID.class)
			.list());
		this.jdbc.sql("delete from plan_item_done where appointment_id = :visit and plan_id in (:plans)")
			.param("visit", visit.id().value())
			.param("plans", plans)
			.update();
		List<Open> open = open(plans);
		open.stream()
			.filter((item) -> booked.contains(item.id()))
			.forEach((item) -> tick(item, visit, day, charged, 1));
		open.stream()
			.filter((item) -> !booked.contains(item.id()))
			.forEach((item) -> tick(item, visit, day, charged, 0));
	}

	/** Items that are not done yet, in the order of the plans. */
	private List<Open> open(List<UUID> plans) {
		return this.jdbc.sql("""
				select i.plan_id, i.item_id, i.service_id, i.quantity - coalesce(d.done, 0) as rest
				from treatment_plan t
				join plan_item i on i.plan_id = t.id and i.version = t.signed_version and i.alternative = t.alternative
				left join lateral (select sum(quantity) as done from plan_item_done where item_id = i.item_id) d on true
				where t.id in (:plans) and i.quantity > coalesce(d.done, 0)
				order by t.signed_on, t.id, i.position""")
			.param("plans", plans)
			.query((row, index) -> new Open(row.getObject("plan_id", UUID.class), row.getObject("item_id", UUID.class),
					row.getObject("service_id", UUID.class), row.getInt("rest")))
			.list();
	}

	private void tick(Open item, Visit visit, LocalDate day, Map<UUID, Integer> charged, int least) {
		int onReceipt = charged.getOrDefault(item.service(), 0);
		int quantity = Math.min(item.rest(), Math.max(onReceipt, least));
		if (quantity == 0) {
			return;
		}
		charged.put(item.service(), Math.max(0, onReceipt - quantity));
		this.jdbc.sql("""
				insert into plan_item_done (plan_id, item_id, appointment_id, quantity, done_on)
				values (:plan, :item, :visit, :quantity, :day)""")
			.param("plan", item.plan())
			.param("item", item.id())
			.param("visit", visit.id().value())
			.param("quantity", quantity)
			.param("day", day)
			.update();
	}

	private record Visit(AppointmentId id, UUID patient, Instant startsAt) {

	}

	/** An item with how much of it is left. */
	private record Open(UUID plan, UUID id, UUID service, int rest) {

	}

}
