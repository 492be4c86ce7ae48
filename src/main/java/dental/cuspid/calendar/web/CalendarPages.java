package dental.cuspid.calendar.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.BlockedTime;
import dental.cuspid.calendar.BlockedTimeService;
import dental.cuspid.calendar.DayAppointment;
import dental.cuspid.calendar.TimeRange;
import dental.cuspid.calendar.web.BoardRequest.Lane;
import dental.cuspid.calendar.web.BoardRequest.Proposal;
import dental.cuspid.calendar.web.CalendarPage.Choice;
import dental.cuspid.calendar.web.CalendarPage.Links;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.ChairService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Gathers what the calendar page shows: a day by practitioner or chair, or the week of
 * one practitioner.
 */
@Component
class CalendarPages {

	private static final int WEEK = 7;

	/** Practitioners of all branches who still fit beside each other. */
	private static final int MOST_LANES = 40;

	/** Years; a day further away in an address is nobody's day. */
	private static final int FARTHEST = 200;

	private final AppointmentService appointments;

	private final BlockedTimeService blocks;

	private final BranchService branches;

	private final PractitionerService practitioners;

	private final ChairService chairs;

	private final ClinicTime time;

	private final CurrentStaff current;

	private final StaffService staff;

	CalendarPages(AppointmentService appointments, BlockedTimeService blocks, BranchService branches,
			PractitionerService practitioners, ChairService chairs, ClinicTime time, CurrentStaff current,
			StaffService staff) {
		this.appointments = appointments;
		this.blocks = blocks;
		this.branches = branches;
		this.practitioners = practitioners;
		this.chairs = chairs;
		this.time = time;
		this.current = current;
		this.staff = staff;
	}

	CalendarPage page(CalendarQuery asked) {
		return page(asked, null, "", this.practitioners.all());
	}

	/**
	 * The calendar beside the booking panel.
	 * @param carry what a link to a free time takes along
	 * @param everybody all practitioners
	 */
	CalendarPage page(CalendarQuery asked, @Nullable Proposal proposal, String carry,
			List<PractitionerView> everybody) {
		Actor actor = this.current.actor();
		Optional<BranchView> branch = branch(asked, actor, everybody);
		LocalDate today = this.time.today();
		LocalDate date = (asked.date() != null && Math.abs(ChronoUnit.YEARS.between(today, asked.date())) <= FARTHEST)
				? asked.date() : today;
		List<PractitionerView> people = people(everybody, branch);
		CalendarQuery query = new CalendarQuery(date, branch.map(BranchView::code).orElse(CalendarQuery.ALL),
				asked.chairs() ? "chair" : null, asked.week() ? "week" : null, null);
		Optional<PractitionerView> person = person(asked, people);
		boolean week = asked.week() && person.isPresent();
		LocalDate first = week ? date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : date;
		int days = week ? WEEK : 1;
		BranchId place = week ? person.get().branch() : branch.map(BranchView::id).orElse(null);
		List<DayAppointment> rows = this.appointments.days(first, days, place);
		List<BlockedTime> blocked = asked.chairs() ? List.of() : this.blocks.days(first, days, place);
		List<Lane> lanes = week ? week(person.get(), first, blocked)
				: asked.chairs() ? chairs(branch, date) : day(branch, people, date, rows, blocked);
		if (week) {
			rows = rows.stream().filter((row) -> person.get().id().equals(row.practitioner())).toList();
		}
		boolean mayBook = actor.may(Right.EDIT_CALENDAR);
		var board = BoardDrawing.draw(
				new BoardRequest(lanes, this.time.now(), today, mayBook, bookableFrom(actor), proposal, carry), rows,
				this.time.zone());
		int total = (int) rows.stream().filter((row) -> row.state() != AppointmentState.CANCELLED).count();
		String shown = week ? person.get().id().toString() : null;
		CalendarQuery here = week ? query.range("week", shown) : query;
		return new CalendarPage(first, first.plusDays(days - 1L), query.chairs(), week, String.valueOf(query.branch()),
				branch.map(BranchView::name).orElse(null), shown, board, total,
				links(here, query, first, days, today, people), branches(here), people(here, people, shown),
				here.href(), here.at(CalendarQuery.ALL).href(), bookHref(here, date), mayBook);
	}

	/**
	 * The branch asked for, or the person's own choice; else all of them while they fit
	 * on a page, or the branch the person belongs to.
	 */
	private Optional<BranchView> branch(CalendarQuery asked, Actor actor, List<PractitionerView> everybody) {
		Optional<StaffView> person = this.staff.find(actor.id());
		String code = (asked.branch() != null) ? asked.branch() : person.map(StaffView::branchFilter).orElse(null);
		List<BranchView> active = this.branches.active();
		if (active.size() == 1) {
			return Optional.of(active.getFirst());
		}
		if (CalendarQuery.ALL.equals(code)) {
			return Optional.empty();
		}
		Optional<BranchView> branch = Optional.ofNullable(code).flatMap(this.branches::find);
		boolean fits = everybody.stream().filter(PractitionerView::active).count() <= MOST_LANES;
		if (fits || branch.isPresent() || asked.practitioner() != null) {
			return branch;
		}
		return person.map(StaffView::branch).flatMap(this.branches::find).or(() -> active.stream().findFirst());
	}

	private static List<PractitionerView> people(List<PractitionerView> everybody, Optional<BranchView> branch) {
		return everybody.stream()
			.filter((person) -> branch.isEmpty() || person.branch().equals(branch.get().id()))
			.toList();
	}

	private static Optional<PractitionerView> person(CalendarQuery asked, List<PractitionerView> people) {
		if (!asked.week()) {
			return Optional.empty();
		}
		return people.stream()
			.filter((person) -> person.id().toString().equals(asked.practitioner()))
			.findFirst()
			.or(() -> people.stream().filter(PractitionerView::active).findFirst());
	}

	private List<Lane> day(Optional<BranchView> branch, List<PractitionerView> people, LocalDate date,
			List<DayAppointment> rows, List<BlockedTime> blocked) {
		List<Lane> lanes = new ArrayList<>();
		for (PractitionerView person : people) {
			boolean seen = rows.stream().anyMatch((row) -> person.id().equals(row.practitioner()));
			if (person.active() || seen) {
				String place = branch.isPresent() ? null : this.branches.get(person.branch()).name();
				lanes.add(new Lane(person.name(), place, person.branch(), date, true, person.id(), null,
						open(person.branch(), date), of(person, blocked)));
			}
		}
		boolean alone = rows.stream()
			.anyMatch((row) -> row.practitioner() == null && row.state() != AppointmentState.CANCELLED);
		if (alone) {
			BranchId place = rows.stream().filter((row) -> row.practitioner() == null).findFirst().get().branch();
			lanes.add(new Lane("", null, place, date, true, null, null, open(place, date), List.of()));
		}
		return lanes;
	}

	private List<Lane> chairs(Optional<BranchView> branch, LocalDate date) {
		return this.chairs.all()
			.stream()
			.filter((chair) -> chair.active() && (branch.isEmpty() || chair.branch().equals(branch.get().id())))
			.map((chair) -> new Lane(chair.name(), branch.isPresent() ? null : this.branches.get(chair.branch()).name(),
					chair.branch(), date, true, null, chair.id(), open(chair.branch(), date), List.of()))
			.toList();
	}

	private List<Lane> week(PractitionerView person, LocalDate monday, List<BlockedTime> blocked) {
		List<Lane> lanes = new ArrayList<>();
		for (int i = 0; i < WEEK; i++) {
			LocalDate date = monday.plusDays(i);
			lanes.add(new Lane(person.name(), null, person.branch(), date, false, person.id(), null,
					open(person.branch(), date), of(person, blocked)));
		}
		return lanes;
	}

	private static List<BlockedTime> of(PractitionerView person, List<BlockedTime> blocked) {
		return blocked.stream().filter((block) -> block.practitioner().equals(person.id())).toList();
	}

	private List<TimeRange> open(BranchId branch, LocalDate date) {
		return this.branches.periods(branch, date)
			.stream()
			.map((period) -> new TimeRange(period.from(), period.to()))
			.toList();
	}

	private static String bookHref(CalendarQuery here, LocalDate date) {
		var uri = UriComponentsBuilder.fromPath("/calendar/new").queryParam("date", date);
		if (here.practitioner() != null) {
			uri.queryParam("practitioner", here.practitioner());
		}
		else if (!CalendarQuery.ALL.equals(here.branch())) {
			uri.queryParam("branch", here.branch());
		}
		return uri.encode().toUriString();
	}

	private Instant bookableFrom(Actor actor) {
		return actor.mayBackdate() ? Instant.EPOCH : this.time.now();
	}

	private static Links links(CalendarQuery here, CalendarQuery query, LocalDate first, int days, LocalDate today,
			List<PractitionerView> people) {
		String someone = people.stream()
			.filter(PractitionerView::active)
			.findFirst()
			.map((person) -> person.id().toString())
			.orElse(null);
		String week = query.range("week", (here.practitioner() != null) ? here.practitioner() : someone).href();
		return new Links(here.on(first.minusDays(days)).href(), here.on(today).href(),
				here.on(first.plusDays(days)).href(), query.by(null).href(), query.by("chair").href(),
				query.range(null, null).href(), week);
	}

	private List<Choice> branches(CalendarQuery here) {
		List<Choice> choices = new ArrayList<>();
		for (BranchView branch : this.branches.active()) {
			choices.add(new Choice(branch.code(), branch.name(), here.at(branch.code()).href(),
					branch.code().equals(here.branch())));
		}
		return choices;
	}

	private static List<Choice> people(CalendarQuery here, List<PractitionerView> people, @Nullable String shown) {
		return people.stream()
			.filter(PractitionerView::active)
			.map((person) -> new Choice(person.id().toString(), person.name(),
					here.range("week", person.id().toString()).href(), person.id().toString().equals(shown)))
			.toList();
	}

}
