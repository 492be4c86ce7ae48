package dental.cuspid.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.ChairService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What a time must fulfil before it can be booked: shape, past, place, opening hours,
 * other bookings. The database has the last word on overlaps; this says first, and in
 * words, who is in the way.
 */
@Component
class BookingPolicy {

	static final int SHORTEST = 5;

	static final int LONGEST = 600;

	static final int NOTE_LENGTH = 1000;

	private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);

	private static final int YEARS_AHEAD = 3;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

	private final ClinicTime time;

	private final CurrentStaff current;

	private final BranchService branches;

	private final PractitionerService practitioners;

	private final ChairService chairs;

	private final PatientService patients;

	private final AppointmentQueries queries;

	private final BlockedTimeService blocks;

	BookingPolicy(ClinicTime time, CurrentStaff current, BranchService branches, PractitionerService practitioners,
			ChairService chairs, PatientService patients, AppointmentQueries queries, BlockedTimeService blocks) {
		this.time = time;
		this.current = current;
		this.branches = branches;
		this.practitioners = practitioners;
		this.chairs = chairs;
		this.patients = patients;
		this.queries = queries;
		this.blocks = blocks;
	}

	/**
	 * The time asked for, where start and length are possible.
	 */
	TimeRange range(Instant startsAt, int minutes) {
		if (minutes < SHORTEST || minutes > LONGEST) {
			throw new RuleViolation("calendar.refusal.duration", SHORTEST, LONGEST).at("durationMinutes");
		}
		LocalDate today = this.time.today();
		if (startsAt.isBefore(this.time.startOf(EARLIEST))
				|| startsAt.isAfter(this.time.startOf(today.plusYears(YEARS_AHEAD)))) {
			throw new RuleViolation("calendar.refusal.tooFar", YEARS_AHEAD).at("startsAt");
		}
		return new TimeRange(startsAt, startsAt.plus(Duration.ofMinutes(minutes)));
	}

	/**
	 * A start in the past is for those who may enter history.
	 */
	void requireMayStart(Instant startsAt) {
		if (startsAt.isBefore(this.time.now()) && !this.current.actor().mayBackdate()) {
			throw new RuleViolation("calendar.refusal.past").at("startsAt");
		}
	}

	/**
	 * The service's own length, as far as a booking can take it.
	 */
	static int usualMinutes(ServiceView service) {
		return Math.clamp(service.durationMinutes(), SHORTEST, LONGEST);
	}

	void requireOffered(ServiceView service) {
		if (!service.active()) {
			throw new RuleViolation("calendar.refusal.retired", service.name()).at("service");
		}
	}

	/**
	 * Practitioner and chair work at the branch.
	 */
	void requirePlace(BranchId branch, @Nullable PractitionerId practitioner, @Nullable ChairId chair) {
		var place = this.branches.get(branch);
		if (!place.active()) {
			throw new RuleViolation("calendar.refusal.retired", place.name()).at("branch");
		}
		if (practitioner != null) {
			PractitionerView person = this.practitioners.get(practitioner);
			if (!person.active()) {
				throw new RuleViolation("calendar.refusal.retired", person.name()).at("practitioner");
			}
			if (!person.branch().equals(branch)) {
				throw new RuleViolation("calendar.refusal.elsewhere", person.name(), place.name()).at("practitioner");
			}
		}
		if (chair != null) {
			var unit = this.chairs.get(chair);
			if (!unit.active()) {
				throw new RuleViolation("calendar.refusal.retired", unit.name()).at("chair");
			}
			if (!unit.branch().equals(branch)) {
				throw new RuleViolation("calendar.refusal.elsewhere", unit.name(), place.name()).at("chair");
			}
		}
	}

	/**
	 * The time is within opening hours and free. Holds practitioner and chair until the
	 * transaction ends, so that of two people at once the second sees the first one's
	 * booking.
	 * @param self the appointment being moved, which is not in its own way
	 * @return the reason to keep: null where the time fits without one
	 */
	@Nullable String requireFree(BranchId branch, PractitionerId practitioner, @Nullable ChairId chair, TimeRange range,
			@Nullable String overbookReason, @Nullable AppointmentId self) {
		this.queries.hold(practitioner, chair);
		Refusal.Problem problem = problem(branch, practitioner, chair, range, self);
		if (problem == null) {
			return null;
		}
		if (overbookReason == null) {
			throw new Conflict(List.of(problem));
		}
		return overbookReason;
	}

	private Refusal.@Nullable Problem problem(BranchId branch, PractitionerId practitioner, @Nullable ChairId chair,
			TimeRange range, @Nullable AppointmentId self) {
		for (AppointmentQueries.Taken taken : this.queries.taken(practitioner, chair, range, self)) {
			PatientBrief patient = this.patients.brief(taken.patient());
			boolean person = Objects.equals(practitioner, taken.practitioner());
			String name = person ? this.practitioners.get(practitioner).name()
					: this.chairs.get(Objects.requireNonNull(chair)).name();
			return new Refusal.Problem(person ? "startsAt" : "chair",
					person ? "calendar.refusal.practitionerTaken" : "calendar.refusal.chairTaken", name,
					clock(taken.time().from()), clock(taken.time().to()), patient.name());
		}
		for (BlockedTime block : this.blocks.of(practitioner, range)) {
			return new Refusal.Problem("startsAt", "calendar.refusal.blocked", block.practitionerName(),
					block.reason());
		}
		if (!this.branches.open(branch, range.from(), range.to())) {
			return new Refusal.Problem("startsAt", "calendar.refusal.closed", this.branches.get(branch).name());
		}
		return null;
	}

	private String clock(Instant instant) {
		ZoneId zone = this.time.zone();
		return TIME.format(instant.atZone(zone));
	}

	/**
	 * A text as typed, trimmed, null where nothing was typed.
	 */
	static @Nullable String text(@Nullable String typed, int longest, String field) {
		if (typed == null || typed.isBlank()) {
			return null;
		}
		String text = typed.strip();
		if (text.length() > longest) {
			throw new RuleViolation("calendar.refusal.tooLong", longest).at(field);
		}
		return text;
	}

}
