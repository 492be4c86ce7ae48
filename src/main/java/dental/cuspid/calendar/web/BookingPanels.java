package dental.cuspid.calendar.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
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
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientService;
import dental.cuspid.patients.SearchService;
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

	private static final int FOUND = 8;

	private static final int SHORTEST_SEARCH = 2;

	private static final int FREE_CHAIRS = 3;

	private final PatientService patients;

	private final SearchService search;

	private final ServiceCatalogue services;

	private final PractitionerService practitioners;

	private final ChairService chairs;

	private final FreeSlotService slots;

	private final AppointmentService appointments;

	private final ClinicTime time;

	BookingPanels(PatientService patients, SearchService search, ServiceCatalogue services,
			PractitionerService practitioners, ChairService chairs, FreeSlotService slots,
			AppointmentService appointments, ClinicTime time) {
		this.patients = patients;
		this.search = search;
		this.services = services;
		this.practitioners = practitioners;
		this.chairs = chairs;
		this.slots = slots;
		this.appointments = appointments;
		this.time = time;
	}

	Directory directory() {
		return new Directory(this.services.active(), this.practitioners.all(),
				this.chairs.all().stream().filter(ChairView::active).toList());
	}

	/**
	 * Fills in what a link to the panel left out: somebody of the branch, today, the
	 * first free time.
	 */
	Opened open(BookingForm form, @Nullable String branch, Directory directory) {
		String practitioner = form.practitioner();
		if (practitioner == null || practitioner.isBlank()) {
			String place = directory.chair(form.chair()).map(ChairView::branchCode).orElse(branch);
			practitioner = directory.people()
				.stream()
				.filter((person) -> place == null || person.branchCode().equals(place))
				.findFirst()
				.map((person) -> person.id().toString())
				.orElse(null);
		}
		List<Free> free = free(directory.person(practitioner), directory.minutes(form), form.date(), form.time());
		BookingForm filled = form.by(practitioner);
		if (form.time() == null && !free.isEmpty()) {
			return new Opened(filled.at(free.getFirst().date(), free.getFirst().time()), free.subList(1, free.size()));
		}
		return new Opened((form.date() != null) ? filled : filled.at(this.time.today(), form.time()), free);
	}

	BookingPanel panel(Opened opened, Directory directory) {
		return panel(opened.form(), false, directory, opened.free());
	}

	/**
	 * What is offered beside a booking.
	 * @param conflict whether the time was refused
	 */
	BookingPanel panel(BookingForm form, boolean conflict, Directory directory) {
		return panel(form, conflict, directory,
				free(directory.person(form.practitioner()), directory.minutes(form), form.date(), form.time()));
	}

	private BookingPanel panel(BookingForm form, boolean conflict, Directory directory, List<Free> free) {
		Optional<PractitionerView> person = directory.person(form.practitioner());
		BranchId branch = person.map(PractitionerView::branch).orElse(null);
		List<ChairView> chairs = directory.chairsAt(branch);
		boolean searched = form.find() != null && !form.find().isBlank();
		int minutes = directory.minutes(form);
		return new BookingPanel(chosen(form.patient()), searched ? find(form.find()) : List.of(), searched,
				Directory.services(directory.services()), Directory.people(directory.people()),
				Directory.chairs(chairs), free, conflict ? freeChairs(form, minutes, chairs) : Map.of(),
				conflict || form.overbookReason() != null && !form.overbookReason().isBlank(), minutes);
	}

	/**
	 * Patients who match.
	 */
	List<PatientBrief> find(@Nullable String text) {
		if (text == null || text.strip().length() < SHORTEST_SEARCH) {
			return List.of();
		}
		return this.search.search(text.strip(), FOUND)
			.stream()
			.map((hit) -> new PatientBrief(hit.id(), hit.cardNumber(), hit.name(), hit.birthDate(), hit.phone()))
			.toList();
	}

	/**
	 * Free times of a practitioner, from the day shown on.
	 * @param without the time that is chosen already
	 */
	List<Free> free(Optional<PractitionerView> person, int minutes, @Nullable LocalDate date,
			@Nullable LocalTime without) {
		if (person.isEmpty()) {
			return List.of();
		}
		LocalDate today = this.time.today();
		Instant from = (date != null && date.isAfter(today)) ? this.time.startOf(date) : this.time.now();
		return this.slots.next(person.get().id(), person.get().branch(), minutes, from, FREE_TIMES + 1)
			.stream()
			.map((instant) -> instant.atZone(this.time.zone()).toLocalDateTime())
			.filter((local) -> !(local.toLocalDate().equals(date) && local.toLocalTime().equals(without)))
			.limit(FREE_TIMES)
			.map((local) -> new Free(local.toLocalDate(), local.toLocalTime(), local.toLocalDate().equals(today),
					local.truncatedTo(ChronoUnit.MINUTES).toString()))
			.toList();
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
		return Directory
			.chairs(chairs.stream().filter((chair) -> !taken.contains(chair.id())).limit(FREE_CHAIRS).toList());
	}

	/**
	 * A form just opened, with the free times that were looked up for it.
	 */
	record Opened(BookingForm form, List<Free> free) {

	}

}
