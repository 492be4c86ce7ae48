package dental.cuspid.plans;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.BookingPurpose;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Books straight from an item of a plan: the booking form says which, and the appointment
 * is remembered with it.
 */
@Component
class PlanBookings implements BookingPurpose {

	static final String KIND = "plan-item";

	private final JdbcClient jdbc;

	private final StepMoments moments;

	private final CurrentStaff current;

	PlanBookings(JdbcClient jdbc, StepMoments moments, CurrentStaff current) {
		this.jdbc = jdbc;
		this.moments = moments;
		this.current = current;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<Told> told(String id) {
		return find(id).map((item) -> new Told("plans.booking.told", List.of(item.number(), item.service()),
				"/plans/" + item.plan()));
	}

	@Override
	public String booked(String id, AppointmentId appointment) {
		Booked item = find(id).orElseThrow(() -> new RuleViolation("plans.refusal.unknownItem"));
		int kept = this.jdbc.sql("""
				insert into plan_booking (plan_id, item_id, appointment_id, booked_at, booked_by)
				select t.id, :item, a.id, :now, :by from treatment_plan t, appointment a
				where t.id = :plan and a.id = :appointment and a.patient_id = t.patient_id""")
			.param("item", item.item())
			.param("now", this.moments.now().atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.param("plan", item.plan())
			.param("appointment", appointment.value())
			.update();
		if (kept == 0) {
			throw new RuleViolation("plans.refusal.otherPatient").at("find");
		}
		return "/plans/" + item.plan();
	}

	/** An item the patient agreed to, by its id. */
	private Optional<Booked> find(String id) {
		if (!id.matches("[0-9a-fA-F-]{36}")) {
			return Optional.empty();
		}
		return this.jdbc.sql("""
				select t.id, t.number, i.item_id, i.service_name || coalesce(' · ' || i.site, '') as service
				from plan_item i join treatment_plan t on t.id = i.plan_id and t.version = i.version
				where i.item_id = :item and t.state in ('CONSENTED', 'CONTRACTED', 'SIGNED')""")
			.param("item", UUID.fromString(id))
			.query((row, index) -> new Booked(row.getObject("id", UUID.class), row.getString("number"),
					row.getObject("item_id", UUID.class), row.getString("service")))
			.optional();
	}

	private record Booked(UUID plan, String number, UUID item, String service) {

	}

}
