package dental.cuspid.calendar.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.FreeSlotService;
import dental.cuspid.calendar.TimeRange;
import dental.cuspid.calendar.web.BookingPanel.Free;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ChairService;
import dental.cuspid.clinic.ChairView;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.NotFound;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Gathers what the forms for booking and moving offer: patients found, directories, free
 * times.
 */
@Component
class BookingPanels {

	private static final int FREE_TIMES = 5;

	private static final int USUAL_MINUTES = 30;

	private final PatientService patients;

	private final ServiceCatalogue services;

	private final PractitionerService practitioners;

	private final ChairService chairs;

	private final FreeSlotService slots;

	private final AppointmentService appointments;

	private final ClinicTime time;

	BookingPanels(PatientService patients, ServiceCatalogue services, PractitionerService practitioners,
			ChairService chairs, FreeSlotService slots, AppointmentService appointments, ClinicTime time) {
		this.patients = patients;
		this.services = services;
		this.practitioners = practitioners;
		this.chairs = chairs;
		this.slots = slots;
		this.appointments = appointments;
		this.time = time;
	}

	/**
	 * What is offered beside a booking.
	 * @param conflict whether the time was refused
	 */
	BookingPanel panel(BookingForm form, boolean conflict) {
		List<ServiceView> services = this.services.active();
		List<PractitionerView> people = this.practitioners.active();
		Optional<PractitionerView> person = person(people, form.practitioner());
		BranchId branch = person.map(PractitionerView::branch).orElse(null);
		List<ChairView> chairs = chairs(branch);
		boolean searched = form.find() != null && !form.find().isBlank();
		int minutes = minutes(form, services);
		return new BookingPanel(chosen(form.patient()), searched ? find(form.find()) : List.of(), searched,
				options(services, (service) -> service.id().toString(), ServiceView::name), people(people),
				options(chairs, (chair) -> chair.id().toString(), ChairView::name),
				free(person, minutes, form.date(), form.time()),
				conflict ? freeChairs(form, minutes, chairs) : Map.of(),
				conflict || form.overbookReason() != null && !form.overbookReason().isBlank());
	}

	/**
	 * The length asked for, else that of the service.
	 */
	int minutes(BookingForm form, List<ServiceView> services) {
		if (form.minutes() != null) {
			return Math.clamp(form.minutes(), 1, 24 * 60);
		}
		return services.stream()
			.filter((service) -> service.id().toString().equals(form.service()))
			.findFirst()
			.map(ServiceView::durationMinutes)
			.orElse(USUAL_MINUTES);
	}

	/**
	 * Patients who match.
	 */
	List<PatientBrief> find(@Nullable String text) {
		return List.of();
	}

	/**
	 * Free times of a practitioner, from the day shown on.
	 */
	List<Free> free(Optional<PractitionerView> person, int minutes, @Nullable LocalDate date,
			@Nullable LocalTime without) {
		if (person.isEmpty()) {
			return List.of();
		}
		Instant from = (date != null && date.isAfter(this.time.today())) ? this.time.startOf(date) : this.time.now();
		return this.slots.next(person.get().id(), minutes, from, FREE_TIMES + 1)
			.stream()
			.map((instant) -> instant.atZone(this.time.zone()).toLocalDateTime())
			.filter((local) -> !(local.toLocalDate().equals(date) && local.toLocalTime().equals(without)))
			.limit(FREE_TIMES)
			.map((local) -> new Free(local.toLocalDate(), local.toLocalTime(),
					local.truncatedTo(ChronoUnit.MINUTES).toString()))
			.toList();
	}

	Optional<PractitionerView> person(List<PractitionerView> people, @Nullable String id) {
		return people.stream().filter((person) -> person.id().toString().equals(id)).findFirst();
	}

	List<PractitionerView> people() {
		return this.practitioners.active();
	}

	List<ChairView> chairs(@Nullable BranchId branch) {
		return this.chairs.all()
			.stream()
			.filter((chair) -> chair.active() && (branch == null || chair.branch().equals(branch)))
			.toList();
	}

	static Map<String, String> people(List<PractitionerView> people) {
		return options(people, (person) -> person.id().toString(), PractitionerView::name);
	}

	static <T> Map<String, String> options(List<T> entries, java.util.function.Function<T, String> key,
			java.util.function.Function<T, String> text) {
		Map<String, String> options = new LinkedHashMap<>();
		entries.forEach((entry) -> options.put(key.apply(entry), text.apply(entry)));
		return options;
	}

	/**
	 * When a time typed by date and clock begins.
	 */
	Instant instant(LocalDate date, LocalTime time) {
		return LocalDateTime.of(date, time).atZone(this.time.zone()).toInstant();
	}

	private @Nullable PatientBrief chosen(@Nullable String patient) {
		if (patient == null || patient.isBlank()) {
			return null;
		}
		try {
			return this.patients.brief(this.patients.resolve(patient));
		}
		catch (NotFound ex) {
			return null;
		}
	}

	/** Chairs nobody sits in at the time. */
	private Map<String, String> freeChairs(BookingForm form, int minutes, List<ChairView> chairs) {
		if (form.chair() == null || form.chair().isBlank() || form.date() == null || form.time() == null) {
			return Map.of();
		}
		Instant from = instant(form.date(), form.time());
		var wanted = new TimeRange(from, from.plus(Duration.ofMinutes(minutes)));
		var taken = this.appointments.day(form.date(), null)
			.stream()
			.filter((other) -> other.state().occupies() && !other.walkIn() && other.time().overlaps(wanted))
			.map((other) -> other.chair())
			.toList();
		return options(chairs.stream().filter((chair) -> !taken.contains(chair.id())).limit(3).toList(),
				(chair) -> chair.id().toString(), ChairView::name);
	}

}
