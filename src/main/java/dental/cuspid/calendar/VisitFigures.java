package dental.cuspid.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.Figures;
import dental.cuspid.patients.Figures.NextAppointment;
import dental.cuspid.patients.PatientFigures;
import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the calendar knows of a patient (BASE-1): completed visits, the last of them, the
 * next appointment.
 */
@Component
class VisitFigures implements PatientFigures {

	private final JdbcClient jdbc;

	private final ClinicTime time;

	VisitFigures(JdbcClient jdbc, ClinicTime time) {
		this.jdbc = jdbc;
		this.time = time;
	}

	@Override
	public void add(PatientId patient, Figures figures) {
		Known known = this.jdbc.sql("""
				select v.visits, v.last_visit, n.id, n.starts_at, n.practitioner from
					(select count(*) as visits, max(starts_at) as last_visit from appointment
						where patient_id = :patient and state = 'COMPLETED') v
					left join lateral (select a.id, a.starts_at, p.name as practitioner
						from appointment a left join practitioner p on p.id = a.practitioner_id
						where a.patient_id = :patient and a.state in ('BOOKED', 'CONFIRMED') and a.starts_at >= :now
						order by a.starts_at limit 1) n on true""")
			.param("patient", patient.value())
			.param("now", this.time.now().atOffset(ZoneOffset.UTC))
			.query((row, index) -> {
				Instant next = Rows.optionalInstant(row, "starts_at");
				String practitioner = row.getString("practitioner");
				return new Known(row.getInt("visits"), Rows.optionalInstant(row, "last_visit"),
						(next != null) ? new NextAppointment(next, (practitioner != null) ? practitioner : "",
								"/calendar/" + Rows.id(row, "id")) : null);
			})
			.single();
		Instant last = known.last();
		LocalDate lastDay = (last != null) ? this.time.dayOf(last) : null;
		figures.visits(known.visits(), lastDay);
		if (known.next() != null) {
			figures.next(known.next());
		}
	}

	private record Known(int visits, @Nullable Instant last, @Nullable NextAppointment next) {

	}

}
