package dental.cuspid.overview;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.DayAppointment;
import org.jspecify.annotations.Nullable;

/**
 * The visits of a day by practitioner, with the figures of the strip above them.
 *
 * @param booked all but the cancelled
 * @param here in the house now
 * @param groups those shown, by practitioner
 * @param more visits of practitioners who are left to the calendar, where the day is too
 * large for one page
 * @param whole whether those that are over are shown as well
 */
public record DayView(int booked, int completed, int here, int noShow, List<Group> groups, int more, boolean whole) {

	private static final int MOST_ROWS = 200;

	static DayView of(List<DayAppointment> appointments, boolean whole) {
		List<DayAppointment> booked = appointments.stream()
			.filter((appointment) -> appointment.state() != AppointmentState.CANCELLED)
			.toList();
		Map<String, List<DayAppointment>> byPractitioner = new LinkedHashMap<>();
		booked.stream()
			.sorted(java.util.Comparator.comparing((appointment) -> name(appointment)))
			.forEach((appointment) -> byPractitioner.computeIfAbsent(name(appointment), (name) -> new ArrayList<>())
				.add(appointment));
		List<Group> groups = new ArrayList<>();
		int rows = 0;
		int more = 0;
		for (List<DayAppointment> visits : byPractitioner.values()) {
			Group group = Group.of(visits, whole);
			rows += group.rows().size();
			if (groups.isEmpty() || rows <= MOST_ROWS) {
				groups.add(group);
			}
			else {
				more += group.rows().size();
			}
		}
		return new DayView(booked.size(), count(booked, AppointmentState.COMPLETED),
				count(booked, AppointmentState.ARRIVED), count(booked, AppointmentState.NO_SHOW), groups, more, whole);
	}

	private static String name(DayAppointment appointment) {
		return (appointment.practitionerName() != null) ? appointment.practitionerName() : "";
	}

	private static int count(Collection<DayAppointment> appointments, AppointmentState state) {
		return (int) appointments.stream().filter((appointment) -> appointment.state() == state).count();
	}

	/**
	 * The visits of one practitioner.
	 *
	 * @param practitioner name, null for visits without one
	 * @param chair name of the chair, where all visits have the same
	 * @param visits how many there are on the day
	 * @param over how many are over and not among the rows
	 */
	public record Group(@Nullable String practitioner, @Nullable String chair, int visits, int completed, int over,
			List<DayAppointment> rows) {

		static Group of(List<DayAppointment> all, boolean whole) {
			List<DayAppointment> rows = all.stream().filter((visit) -> whole || !over(visit)).toList();
			List<String> chairs = all.stream().map((visit) -> String.valueOf(visit.chairName())).distinct().toList();
			return new Group(all.getFirst().practitionerName(),
					(chairs.size() == 1) ? all.getFirst().chairName() : null, all.size(),
					count(all, AppointmentState.COMPLETED), all.size() - rows.size(), rows);
		}

		private static boolean over(DayAppointment visit) {
			return visit.state() == AppointmentState.COMPLETED || visit.state() == AppointmentState.NO_SHOW;
		}

	}

}
