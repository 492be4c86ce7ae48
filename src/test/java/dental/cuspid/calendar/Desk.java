package dental.cuspid.calendar;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dental.cuspid.TestStaff;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.ChairService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.NewBranch;
import dental.cuspid.clinic.NewMember;
import dental.cuspid.clinic.NewService;
import dental.cuspid.clinic.OpeningHours;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * A branch with people and chairs of its own for each test, open every day from 7 to 22.
 */
public class Desk {

	private static final AtomicInteger NUMBER = new AtomicInteger();

	private final BranchService branches;

	private final PractitionerService practitioners;

	private final ChairService chairs;

	private final ServiceCatalogue services;

	private final PatientService patients;

	private final ClinicTime time;

	private final TestStaff staff;

	Desk(BranchService branches, PractitionerService practitioners, ChairService chairs, ServiceCatalogue services,
			PatientService patients, ClinicTime time, TestStaff staff) {
		this.branches = branches;
		this.practitioners = practitioners;
		this.chairs = chairs;
		this.services = services;
		this.patients = patients;
		this.time = time;
		this.staff = staff;
	}

	public static Desk in(ApplicationContext application) {
		return application.getAutowireCapableBeanFactory().createBean(Desk.class);
	}

	public Place open() {
		String code = "CAL" + NUMBER.incrementAndGet();
		return this.staff.asAdmin(() -> {
			Map<DayOfWeek, List<OpeningHours.Interval>> week = Stream.of(DayOfWeek.values())
				.collect(Collectors.toMap((day) -> day,
						(day) -> List.of(new OpeningHours.Interval(LocalTime.of(7, 0), LocalTime.of(22, 0)))));
			BranchId branch = this.branches
				.add(new NewBranch(code, "Branch " + code, null, null, new OpeningHours(week), Set.of(day(20))));
			PractitionerId berger = this.practitioners.add(new NewMember(code + "-B", "Dr. Berger " + code, code));
			PractitionerId keller = this.practitioners.add(new NewMember(code + "-K", "Dr. Keller " + code, code));
			ChairId chair = this.chairs.add(new NewMember(code + "-1", "Chair 1 " + code, code));
			ChairId other = this.chairs.add(new NewMember(code + "-2", "Chair 2 " + code, code));
			ServiceId filling = this.services
				.add(new NewService(code + "-F", "Filling " + code, "KONS_CHIR", new BigDecimal("100"), 45, null));
			return new Place(code, branch, berger, keller, chair, other, filling);
		});
	}

	public PatientId patient(String lastName) {
		return this.staff
			.asAdmin(() -> this.patients.register(NewPatient.named(lastName, "Ada").allowDuplicate(true).build()));
	}

	public PatientId lead(String lastName) {
		return this.staff.asAdmin(
				() -> this.patients.register(NewPatient.named(lastName, "Ada").allowDuplicate(true).lead().build()));
	}

	/** A day after today. */
	public LocalDate day(int after) {
		return this.time.today().plusDays(after);
	}

	public Instant at(LocalDate day, int hour, int minute) {
		return day.atTime(hour, minute).atZone(zone()).toInstant();
	}

	public ZoneId zone() {
		return this.time.zone();
	}

	/** What the place has. */
	public record Place(String code, BranchId branch, PractitionerId berger, PractitionerId keller, ChairId chair,
			ChairId otherChair, ServiceId filling) {

		public BookAppointment booking(PatientId patient, Instant startsAt) {
			return booking(patient, this.berger, startsAt, null, null);
		}

		public BookAppointment booking(PatientId patient, PractitionerId practitioner, Instant startsAt,
				@Nullable ChairId chair, @Nullable String overbookReason) {
			return new BookAppointment(patient, practitioner, this.branch, this.filling, startsAt, null, chair,
					overbookReason, null);
		}

	}

}
