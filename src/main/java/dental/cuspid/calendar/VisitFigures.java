package dental.cuspid.calendar;

import java.time.Instant;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.Figures;
import dental.cuspid.patients.Figures.NextAppointment;
import dental.cuspid.patients.PatientFigures;
import dental.cuspid.shared.Row;

import org.springframework.stereotype.Component;

/**
 * What the calendar knows of a patient (BASE-1): completed visits, the last of them, the
 * next appointment.
 */
@Component
class VisitFigures implements PatientFigures {

	private final ClinicTime time;

	VisitFigures(ClinicTime time) {
		this.time = time;
	}

	@Override
	public String select() {
		return """
				select v.visits, v.last_visit, n.id, n.starts_at, n.practitioner from
					(select count(*) as visits, max(starts_at) as last_visit from appointment
						where patient_id = :patient and state = 'COMPLETED') v
					left join lateral (select a.id, a.starts_at, p.name as practitioner
						from appointment a left join practitioner p on p.id = a.practitioner_id
						where a.patient_id = :patient and a.state in ('BOOKED', 'CONFIRMED') and a.starts_at >= :now
						order by a.starts_at limit 1) n on true""";
	}

	@Override
	public void add(Row row, Figures figures) {
		Instant last = row.optionalInstant("last_visit");
		figures.visits(row.whole("visits"), (last != null) ? this.time.dayOf(last) : null);
		Instant next = row.optionalInstant("starts_at");
		if (next != null) {
			String practitioner = row.optionalText("practitioner");
			figures.next(new NextAppointment(next, (practitioner != null) ? practitioner : "",
					"/calendar/" + row.text("id")));
		}
	}

}
