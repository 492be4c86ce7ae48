package dental.cuspid.calendar.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.AppointmentView;
import dental.cuspid.calendar.BookAppointment;
import dental.cuspid.calendar.DayAppointment;
import dental.cuspid.calendar.MoveAppointment;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ChairService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Appointments for scripts and other systems.
 */
@RestController
@RequestMapping("/api/v1/appointments")
class AppointmentApi {

	private static final int USUAL_LIMIT = 100;

	private final AppointmentService appointments;

	private final PatientService patients;

	private final BranchService branches;

	private final PractitionerService practitioners;

	private final ChairService chairs;

	private final ServiceCatalogue services;

	private final ClinicTime time;

	private final BookingRight right;

	AppointmentApi(AppointmentService appointments, PatientService patients, BranchService branches,
			PractitionerService practitioners, ChairService chairs, ServiceCatalogue services, ClinicTime time,
			BookingRight right) {
		this.appointments = appointments;
		this.patients = patients;
		this.branches = branches;
		this.practitioners = practitioners;
		this.chairs = chairs;
		this.services = services;
		this.time = time;
		this.right = right;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer book(@Valid @RequestBody BookRequest request) {
		this.right.require();
		var command = new BookAppointment(patient(request.patient()),
				reference(request.practitioner(), "practitioner", this.practitioners::find).id(),
				reference(request.branch(), "branch", this.branches::find).id(),
				reference(request.service(), "service", this.services::find).id(), request.startsAt(),
				request.durationMinutes(),
				(request.chair() != null) ? reference(request.chair(), "chair", this.chairs::find).id() : null,
				request.overbookReason(), request.note());
		return answer(this.appointments.book(command));
	}

	@GetMapping("/{id}")
	Answer get(@PathVariable AppointmentId id) {
		return answer(id);
	}

	@GetMapping
	CursorPage<Row> list(@RequestParam(required = false) @Nullable LocalDate date,
			@RequestParam(required = false) @Nullable String branch,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		int size = Cursor.limit(limit, USUAL_LIMIT);
		List<String> after = Cursor.read(cursor, 1);
		var branchId = (branch != null) ? reference(branch, "branch", this.branches::find).id() : null;
		List<DayAppointment> day = this.appointments.day((date != null) ? date : this.time.today(), branchId);
		List<DayAppointment> rest = after.isEmpty() ? day
				: day.stream().dropWhile((row) -> !row.id().toString().equals(after.getFirst())).skip(1).toList();
		var codes = new Codes(this.branches, this.practitioners, this.chairs, this.services);
		return CursorPage.of(rest.stream().limit(size + 1L).toList(), size, (row) -> Cursor.of(row.id()))
			.map((row) -> Row.of(row, codes));
	}

	@PostMapping("/{id}/confirm")
	Answer confirm(@PathVariable AppointmentId id) {
		this.appointments.confirm(id);
		return answer(id);
	}

	@PostMapping("/{id}/arrive")
	Answer arrive(@PathVariable AppointmentId id) {
		this.appointments.arrive(id);
		return answer(id);
	}

	@PostMapping("/{id}/complete")
	Answer complete(@PathVariable AppointmentId id) {
		this.appointments.complete(id);
		return answer(id);
	}

	@PostMapping("/{id}/take-back")
	Answer takeBack(@PathVariable AppointmentId id) {
		this.appointments.takeBack(id);
		return answer(id);
	}

	@PostMapping("/{id}/cancel")
	Answer cancel(@PathVariable AppointmentId id, @RequestBody(required = false) @Nullable ReasonRequest request) {
		this.appointments.cancel(id, (request != null) ? request.reason() : null);
		return answer(id);
	}

	@PostMapping("/{id}/no-show")
	Answer noShow(@PathVariable AppointmentId id, @RequestBody(required = false) @Nullable ReasonRequest request) {
		this.appointments.noShow(id, (request != null) ? request.reason() : null);
		return answer(id);
	}

	@PostMapping("/{id}/reschedule")
	Answer reschedule(@PathVariable AppointmentId id, @Valid @RequestBody RescheduleRequest request) {
		this.right.require();
		var practitioner = (request.practitioner() != null)
				? reference(request.practitioner(), "practitioner", this.practitioners::find).id() : null;
		var chair = (request.chair() != null) ? reference(request.chair(), "chair", this.chairs::find).id() : null;
		this.appointments.move(id, new MoveAppointment(request.startsAt(), practitioner, chair,
				request.durationMinutes(), request.overbookReason()));
		return answer(id);
	}

	private Answer answer(AppointmentId id) {
		AppointmentView view = this.appointments.get(id);
		return new Answer(id, view.state(), view.visitType(), this.patients.brief(view.patient()).cardNumber(),
				code(view.practitioner(), (key) -> this.practitioners.get(key).code()),
				this.branches.get(view.branch()).code(), code(view.chair(), (key) -> this.chairs.get(key).code()),
				code(view.service(), (key) -> this.services.get(key).code()), view.startsAt(), view.endsAt(),
				Duration.between(view.startsAt(), view.endsAt()).toMinutes(), view.walkIn(), view.overbookReason(),
				view.reason(), view.arrivedAt(), view.completedAt(), view.backdated());
	}

	private PatientId patient(String reference) {
		try {
			return this.patients.resolve(reference);
		}
		catch (NotFound ex) {
			throw new RuleViolation("calendar.refusal.reference", reference).at("patient");
		}
	}

	private static <T> T reference(String code, String field, Function<String, Optional<T>> finder) {
		return finder.apply(code).orElseThrow(() -> new RuleViolation("calendar.refusal.reference", code).at(field));
	}

	private static <T> @Nullable String code(@Nullable T key, Function<T, String> code) {
		return (key != null) ? code.apply(key) : null;
	}

	record BookRequest(@NotBlank String patient, @NotBlank String practitioner, @NotBlank String branch,
			@NotBlank String service, @NotNull Instant startsAt, @Nullable Integer durationMinutes,
			@Nullable String chair, @Nullable String overbookReason, @Nullable String note) {

	}

	record RescheduleRequest(@NotNull Instant startsAt, @Nullable String practitioner, @Nullable String chair,
			@Nullable Integer durationMinutes, @Nullable String overbookReason) {

	}

	record ReasonRequest(@Nullable String reason) {

	}

	/**
	 * An appointment; references are card number and codes.
	 */
	record Answer(AppointmentId id, AppointmentState state, VisitType visitType, @Nullable String patient,
			@Nullable String practitioner, String branch, @Nullable String chair, @Nullable String service,
			Instant startsAt, Instant endsAt, long durationMinutes, boolean walkIn, @Nullable String overbookReason,
			@Nullable String reason, @Nullable Instant arrivedAt, @Nullable Instant completedAt, boolean backdated) {

	}

	/**
	 * A line of the day's list.
	 */
	record Row(AppointmentId id, AppointmentState state, VisitType visitType, @Nullable String patient, String name,
			@Nullable String practitioner, String branch, @Nullable String chair, @Nullable String service,
			Instant startsAt, Instant endsAt, boolean walkIn) {

		static Row of(DayAppointment row, Codes codes) {
			return new Row(row.id(), row.state(), row.visitType(), row.patient().cardNumber(), row.patient().name(),
					codes.of(row.practitioner()), String.valueOf(codes.of(row.branch())), codes.of(row.chair()),
					codes.of(row.service()), row.startsAt(), row.endsAt(), row.walkIn());
		}

	}

	/**
	 * The codes of all directory entries, read once for a list.
	 */
	private static final class Codes {

		private final Map<Object, String> codes = new HashMap<>();

		Codes(BranchService branches, PractitionerService practitioners, ChairService chairs,
				ServiceCatalogue services) {
			branches.all().forEach((entry) -> this.codes.put(entry.id(), entry.code()));
			practitioners.all().forEach((entry) -> this.codes.put(entry.id(), entry.code()));
			chairs.all().forEach((entry) -> this.codes.put(entry.id(), entry.code()));
			services.all().forEach((entry) -> this.codes.put(entry.id(), entry.code()));
		}

		@Nullable String of(@Nullable Object id) {
			return (id != null) ? this.codes.get(id) : null;
		}

	}

}
