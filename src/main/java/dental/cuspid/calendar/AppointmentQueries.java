package dental.cuspid.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads appointments into views.
 */
@Component
class AppointmentQueries {

	/**
	 * Primary where nothing was completed before. A last visit known from the file
	 * counts unless it is the only one and lies after this visit.
	 */
	private static final String VISIT_TYPE = """
			case when exists (select 1 from appointment e where e.patient_id = a.patient_id and e.state = 'COMPLETED'
					and e.starts_at < a.starts_at)
				or exists (select 1 from patient p where p.id = a.patient_id
					and (p.opening_visits > 0 or p.opening_last_visit_on is not null)
					and (p.opening_visits > 1 or p.opening_last_visit_on is null
						or p.opening_last_visit_on <= (a.starts_at at time zone :zone)::date))
				then 'REPEAT' else 'PRIMARY' end as visit_type""";

	private static final String ROWS = """
			select a.*, pr.name as practitioner_name, c.name as chair_name, s.name as service_name, %s
			from appointment a
			left join practitioner pr on pr.id = a.practitioner_id
			left join chair c on c.id = a.chair_id
			left join service s on s.id = a.service_id
			""".formatted(VISIT_TYPE);

	private final JdbcClient jdbc;

	private final ClinicTime time;

	private final PatientService patients;

	AppointmentQueries(JdbcClient jdbc, ClinicTime time, PatientService patients) {
		this.jdbc = jdbc;
		this.time = time;
		this.patients = patients;
	}

	/**
	 * Holds practitioner and chair against other bookings until the transaction ends,
	 * always in this order, so that nobody waits in a circle.
	 */
	void hold(PractitionerId practitioner, @Nullable ChairId chair) {
		lock(practitioner.value());
		if (chair != null) {
			lock(chair.value());
		}
	}

	private void lock(UUID id) {
		this.jdbc.sql("select pg_advisory_xact_lock(:key)")
			.param("key", id.getMostSignificantBits() ^ id.getLeastSignificantBits())
			.query((row, index) -> index)
			.list();
	}

	/**
	 * What takes the practitioner or the chair at a time, the practitioner's first.
	 */
	List<Taken> taken(PractitionerId practitioner, @Nullable ChairId chair, TimeRange range,
			@Nullable AppointmentId self) {
		return this.jdbc.sql("""
				select patient_id, practitioner_id, starts_at, ends_at from appointment
				where (practitioner_id = :practitioner or chair_id = :chair)
					and state in ('BOOKED', 'CONFIRMED', 'ARRIVED', 'COMPLETED') and not walk_in
					and starts_at < :to and ends_at > :from and starts_at > :since and id <> :self
				order by practitioner_id <> :practitioner, starts_at limit 5""")
			.param("practitioner", practitioner.value())
			.param("chair", (chair != null) ? chair.value() : new UUID(0, 0))
			.param("from", range.from().atOffset(ZoneOffset.UTC))
			.param("to", range.to().atOffset(ZoneOffset.UTC))
			.param("since", range.from().minusSeconds(BookingPolicy.LONGEST * 60L + 1).atOffset(ZoneOffset.UTC))
			.param("self", (self != null) ? self.value() : new UUID(0, 0))
			.query((row, index) -> new Taken(new PatientId(Rows.id(row, "patient_id")),
					new PractitionerId(Rows.id(row, "practitioner_id")), time(row)))
			.list();
	}

	/**
	 * The times a practitioner is taken or receives nobody within a stretch.
	 */
	List<TimeRange> busy(PractitionerId practitioner, TimeRange range) {
		return this.jdbc.sql("""
				select starts_at, ends_at from appointment where practitioner_id = :practitioner
					and state in ('BOOKED', 'CONFIRMED', 'ARRIVED', 'COMPLETED') and not walk_in
					and starts_at < :to and ends_at > :from and starts_at > :since
				union all
				select starts_at, ends_at from blocked_time where practitioner_id = :practitioner
					and starts_at < :to and ends_at > :from""")
			.param("practitioner", practitioner.value())
			.param("from", range.from().atOffset(ZoneOffset.UTC))
			.param("to", range.to().atOffset(ZoneOffset.UTC))
			.param("since", range.from().minusSeconds(BookingPolicy.LONGEST * 60L + 1).atOffset(ZoneOffset.UTC))
			.query((row, index) -> time(row))
			.list();
	}

	Optional<AppointmentView> find(AppointmentId id) {
		return this.jdbc.sql(ROWS + " where a.id = :id")
			.param("zone", this.time.zone().getId())
			.param("id", id.value())
			.query((row, index) -> view(row))
			.optional();
	}

	Optional<DayAppointment> findForDisplay(AppointmentId id) {
		return withPatients(this.jdbc.sql(ROWS + " where a.id = :id")
			.param("zone", this.time.zone().getId())
			.param("id", id.value())
			.query((row, index) -> new DayRow(row))
			.list()).stream().findFirst();
	}

	List<DayAppointment> between(TimeRange range, @Nullable BranchId branch, boolean bookedOnly, int limit) {
		return withPatients(this.jdbc
			.sql(ROWS
					+ """
							where a.starts_at >= :from and a.starts_at < :to and (:branch::uuid is null or a.branch_id = :branch::uuid)
								and (not :bookedOnly or a.state = 'BOOKED')
							order by a.starts_at, a.id limit :limit""")
			.param("zone", this.time.zone().getId())
			.param("from", range.from().atOffset(ZoneOffset.UTC))
			.param("to", range.to().atOffset(ZoneOffset.UTC))
			.param("branch", (branch != null) ? branch.value() : null)
			.param("bookedOnly", bookedOnly)
			.param("limit", limit)
			.query((row, index) -> new DayRow(row))
			.list());
	}

	DaySummary summary(TimeRange range, @Nullable BranchId branch) {
		return this.jdbc.sql("""
				select count(*) filter (where state = 'BOOKED') as booked,
					count(*) filter (where state = 'CONFIRMED') as confirmed,
					count(*) filter (where state = 'ARRIVED') as arrived,
					count(*) filter (where state = 'COMPLETED') as completed,
					count(*) filter (where state = 'NO_SHOW') as no_show,
					count(*) filter (where state = 'CANCELLED') as cancelled
				from appointment where starts_at >= :from and starts_at < :to
					and (:branch::uuid is null or branch_id = :branch::uuid)""")
			.param("from", range.from().atOffset(ZoneOffset.UTC))
			.param("to", range.to().atOffset(ZoneOffset.UTC))
			.param("branch", (branch != null) ? branch.value() : null)
			.query((row, index) -> new DaySummary(row.getInt("booked"), row.getInt("confirmed"), row.getInt("arrived"),
					row.getInt("completed"), row.getInt("no_show"), row.getInt("cancelled")))
			.single();
	}

	private List<DayAppointment> withPatients(List<DayRow> rows) {
		Map<PatientId, PatientBrief> briefs = this.patients
			.briefs(rows.stream().map((row) -> row.view.patient()).distinct().toList());
		return rows.stream().map((row) -> row.with(briefs)).toList();
	}

	private static AppointmentView view(ResultSet row) throws SQLException {
		UUID practitioner = Rows.id(row, "practitioner_id");
		UUID chair = Rows.id(row, "chair_id");
		UUID service = Rows.id(row, "service_id");
		return new AppointmentView(new AppointmentId(Rows.id(row, "id")), new PatientId(Rows.id(row, "patient_id")),
				(practitioner != null) ? new PractitionerId(practitioner) : null,
				new BranchId(Rows.id(row, "branch_id")), (chair != null) ? new ChairId(chair) : null,
				(service != null) ? new ServiceId(service) : null, Rows.instant(row, "starts_at"),
				Rows.instant(row, "ends_at"), AppointmentState.valueOf(row.getString("state")),
				VisitType.valueOf(row.getString("visit_type")), row.getBoolean("walk_in"),
				row.getString("overbook_reason"), row.getString("reason"), Rows.optionalInstant(row, "arrived_at"),
				Rows.optionalInstant(row, "completed_at"), row.getBoolean("backdated"));
	}

	private static TimeRange time(ResultSet row) throws SQLException {
		return new TimeRange(Rows.instant(row, "starts_at"), Rows.instant(row, "ends_at"));
	}

	/**
	 * Something that is in the way.
	 */
	record Taken(PatientId patient, PractitionerId practitioner, TimeRange time) {

	}

	private static final class DayRow {

		private final AppointmentView view;

		private final @Nullable String practitioner;

		private final @Nullable String chair;

		private final @Nullable String service;

		private final @Nullable String note;

		private final long version;

		DayRow(ResultSet row) throws SQLException {
			this.view = view(row);
			this.practitioner = row.getString("practitioner_name");
			this.chair = row.getString("chair_name");
			this.service = row.getString("service_name");
			this.note = row.getString("note");
			this.version = row.getLong("version");
		}

		DayAppointment with(Map<PatientId, PatientBrief> briefs) {
			AppointmentView a = this.view;
			PatientBrief patient = briefs.getOrDefault(a.patient(),
					new PatientBrief(a.patient(), null, "", null, null));
			return new DayAppointment(a.id(), patient, a.branch(), a.practitioner(), this.practitioner, a.chair(),
					this.chair, a.service(), this.service, a.startsAt(), a.endsAt(), a.state(), a.visitType(),
					a.walkIn(), a.overbookReason(), this.note, a.arrivedAt(), this.version);
		}

	}

}
