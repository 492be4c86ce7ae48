package dental.cuspid.calendar.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.BlockedTime;
import dental.cuspid.calendar.DayAppointment;
import dental.cuspid.calendar.TimeRange;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.calendar.web.Board.Block;
import dental.cuspid.calendar.web.Board.Closed;
import dental.cuspid.calendar.web.Board.Column;
import dental.cuspid.calendar.web.Board.Hour;
import dental.cuspid.calendar.web.Board.Proposed;
import dental.cuspid.calendar.web.Board.Slot;
import dental.cuspid.calendar.web.BoardRequest.Lane;
import org.jspecify.annotations.Nullable;

/**
 * Puts appointments, free times and closed hours into rows of a quarter of an hour, by
 * the clock of the clinic.
 */
final class BoardDrawing {

	private static final int DAY = 24 * 60;

	private static final int ROW = 15;

	private static final int HALF_HOUR = 30;

	private static final int HOUR = 60;

	private static final int LANES = 4;

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

	private final BoardRequest request;

	private final ZoneId zone;

	private final int firstMinute;

	private final int lastMinute;

	private BoardDrawing(BoardRequest request, List<DayAppointment> appointments, ZoneId zone) {
		this.request = request;
		this.zone = zone;
		int first = DAY;
		int last = 0;
		for (Lane lane : request.lanes()) {
			for (TimeRange open : lane.open()) {
				first = Math.min(first, minute(open.from(), lane.date()));
				last = Math.max(last, minute(open.to(), lane.date()));
			}
		}
		for (DayAppointment appointment : appointments) {
			if (appointment.state() != AppointmentState.CANCELLED) {
				LocalDate date = day(appointment.startsAt());
				first = Math.min(first, minute(appointment.startsAt(), date));
				last = Math.max(last, minute(appointment.endsAt(), date));
			}
		}
		if (request.proposal() != null) {
			LocalDate date = day(request.proposal().time().from());
			first = Math.min(first, minute(request.proposal().time().from(), date));
			last = Math.max(last, minute(request.proposal().time().to(), date));
		}
		this.firstMinute = (first < last) ? Math.floorDiv(first, HOUR) * HOUR : 8 * HOUR;
		this.lastMinute = (first < last) ? Math.ceilDiv(last, HOUR) * HOUR : 18 * HOUR;
	}

	static Board draw(BoardRequest request, List<DayAppointment> appointments, ZoneId zone) {
		return new BoardDrawing(request, appointments, zone).board(appointments);
	}

	private Board board(List<DayAppointment> appointments) {
		List<Column> columns = this.request.lanes().stream().map((lane) -> column(lane, appointments)).toList();
		List<Hour> hours = new ArrayList<>();
		for (int minute = this.firstMinute; minute < this.lastMinute; minute += HOUR) {
			hours.add(new Hour("a" + row(minute), CLOCK.format(LocalTime.of(minute / HOUR, 0))));
		}
		List<Block> cancelled = appointments.stream()
			.filter((appointment) -> appointment.state() == AppointmentState.CANCELLED)
			.map((appointment) -> block(appointment, ""))
			.toList();
		return new Board(columns, hours, now(), cancelled, (this.lastMinute - this.firstMinute) / ROW, this.firstMinute,
				fine(columns));
	}

	private static boolean fine(List<Column> columns) {
		return columns.stream()
			.flatMap((column) -> column.blocks().stream())
			.anyMatch((block) -> block.place().endsWith(" l1"));
	}

	private @Nullable Hour now() {
		boolean today = this.request.lanes().stream().allMatch((lane) -> lane.date().equals(this.request.today()));
		int minute = minute(this.request.now(), this.request.today());
		if (!today || minute < this.firstMinute || minute >= this.lastMinute) {
			return null;
		}
		return new Hour("a" + row(minute), clock(this.request.now()));
	}

	private Column column(Lane lane, List<DayAppointment> all) {
		List<DayAppointment> own = all.stream()
			.filter((appointment) -> appointment.state() != AppointmentState.CANCELLED)
			.filter((appointment) -> day(appointment.startsAt()).equals(lane.date()))
			.filter((appointment) -> belongs(appointment, lane))
			.toList();
		return new Column(lane.head(), lane.branchName(), lane.named() ? null : lane.date(), lane.date().toString(),
				(lane.practitioner() != null) ? lane.practitioner().toString() : null,
				(lane.chair() != null) ? lane.chair().toString() : null, own.size(), book(lane), blocks(own),
				slots(lane, own), closed(lane), proposed(lane));
	}

	private String book(Lane lane) {
		return "/calendar/new?date=" + lane.date()
				+ ((lane.practitioner() != null) ? "&practitioner=" + lane.practitioner() : "")
				+ ((lane.chair() != null) ? "&chair=" + lane.chair() : "") + this.request.carry() + "&time=";
	}

	private @Nullable Proposed proposed(Lane lane) {
		var proposal = this.request.proposal();
		if (proposal == null || !proposal.practitioner().equals(lane.practitioner())
				|| !day(proposal.time().from()).equals(lane.date())) {
			return null;
		}
		TimeRange time = proposal.time();
		String text = clock(time.from()) + "\u2013" + clock(time.to());
		return new Proposed(place(minute(time.from(), lane.date()), minute(time.to(), lane.date())), text,
				proposal.label());
	}

	private static boolean belongs(DayAppointment appointment, Lane lane) {
		if (lane.chair() != null) {
			return lane.chair().equals(appointment.chair());
		}
		return Objects.equals(lane.practitioner(), appointment.practitioner());
	}

	/** Those at the same time share the width. */
	private List<Block> blocks(List<DayAppointment> own) {
		List<Block> blocks = new ArrayList<>();
		List<DayAppointment> together = new ArrayList<>();
		int until = 0;
		for (DayAppointment appointment : own) {
			LocalDate date = day(appointment.startsAt());
			if (!together.isEmpty() && row(minute(appointment.startsAt(), date)) >= until) {
				blocks.addAll(side(together));
				together.clear();
				until = 0;
			}
			together.add(appointment);
			until = Math.max(until, endRow(appointment));
		}
		blocks.addAll(side(together));
		return blocks;
	}

	private List<Block> side(List<DayAppointment> together) {
		int[] until = new int[LANES];
		int[] lanes = new int[together.size()];
		int used = 0;
		for (int i = 0; i < lanes.length; i++) {
			int start = row(minute(together.get(i).startsAt(), day(together.get(i).startsAt())));
			int lane = 0;
			while (lane < LANES - 1 && until[lane] > start) {
				lane++;
			}
			lanes[i] = lane;
			until[lane] = endRow(together.get(i));
			used = Math.max(used, lane + 1);
		}
		// a missed appointment leaves room to book its time again
		boolean missed = lanes.length == 1 && together.getFirst().state() == AppointmentState.NO_SHOW;
		int width = missed ? 2 : used;
		List<Block> blocks = new ArrayList<>();
		for (int i = 0; i < lanes.length; i++) {
			blocks.add(block(together.get(i), (width == 1) ? "" : "k" + width + "-" + (lanes[i] + 1)));
		}
		return blocks;
	}

	private Block block(DayAppointment appointment, String lane) {
		LocalDate date = day(appointment.startsAt());
		int start = minute(appointment.startsAt(), date);
		return new Block(appointment.id(), place(start, minute(appointment.endsAt(), date)), lane, appointment.state(),
				appointment.patient().name(), appointment.serviceName(), clock(appointment.startsAt()),
				clock(appointment.endsAt()), appointment.movable(), appointment.walkIn(),
				appointment.overbookReason() != null, appointment.visitType() == VisitType.PRIMARY, start,
				(int) Duration.between(appointment.startsAt(), appointment.endsAt()).toMinutes());
	}

	/** Free times where nothing is drawn: a walk-in takes no time but covers it. */
	private List<Slot> slots(Lane lane, List<DayAppointment> own) {
		List<Slot> slots = new ArrayList<>();
		if (!this.request.mayBook() || lane.practitioner() == null && lane.chair() == null) {
			return slots;
		}
		List<TimeRange> busy = new ArrayList<>(lane.blocked().stream().map(BlockedTime::time).toList());
		own.stream()
			.filter((appointment) -> appointment.state().occupies())
			.forEach((appointment) -> busy.add(appointment.time()));
		for (TimeRange open : lane.open()) {
			boolean first = true;
			int minute = Math.ceilDiv(minute(open.from(), lane.date()), ROW) * ROW;
			int end = minute(open.to(), lane.date());
			while (minute + ROW <= end) {
				int length = (minute % HALF_HOUR == 0 && free(lane, minute, HALF_HOUR, end, busy)) ? HALF_HOUR : ROW;
				if (length == HALF_HOUR || free(lane, minute, ROW, end, busy)) {
					slots.add(new Slot(place(minute, minute + length), LocalTime.of(minute / HOUR, minute % HOUR),
							first && length == HALF_HOUR));
					first = first && length != HALF_HOUR;
				}
				else {
					first = true;
				}
				minute += length;
			}
		}
		return slots;
	}

	private boolean free(Lane lane, int minute, int length, int end, List<TimeRange> busy) {
		if (minute + length > end) {
			return false;
		}
		Instant from = lane.date().atTime(minute / HOUR, minute % HOUR).atZone(this.zone).toInstant();
		var wanted = new TimeRange(from, from.plus(Duration.ofMinutes(length)));
		return !from.isBefore(this.request.bookableFrom()) && busy.stream().noneMatch(wanted::overlaps);
	}

	private List<Closed> closed(Lane lane) {
		List<Closed> closed = new ArrayList<>();
		int from = this.firstMinute;
		for (TimeRange open : lane.open()) {
			int until = minute(open.from(), lane.date());
			if (from < until) {
				closed.add(new Closed(place(from, until), null));
			}
			from = minute(open.to(), lane.date());
		}
		if (from < this.lastMinute) {
			closed.add(new Closed(place(from, this.lastMinute), null));
		}
		for (BlockedTime block : lane.blocked()) {
			int start = Math.max(minute(block.time().from(), lane.date()), this.firstMinute);
			int end = Math.min(minute(block.time().to(), lane.date()), this.lastMinute);
			if (start < end) {
				closed.add(new Closed(place(start, end), block.reason()));
			}
		}
		return closed;
	}

	private String place(int from, int to) {
		int start = row(from);
		int end = Math.ceilDiv(Math.min(to, this.lastMinute) - this.firstMinute, ROW) + 1;
		return "a" + start + " l" + Math.max(1, end - start);
	}

	private int endRow(DayAppointment appointment) {
		int start = row(minute(appointment.startsAt(), day(appointment.startsAt())));
		int end = Math.ceilDiv(minute(appointment.endsAt(), day(appointment.startsAt())) - this.firstMinute, ROW) + 1;
		return Math.max(start + 1, end);
	}

	private int row(int minute) {
		return Math.max(0, minute - this.firstMinute) / ROW + 1;
	}

	/** Minutes the clock shows, within the day. */
	private int minute(Instant instant, LocalDate date) {
		var local = instant.atZone(this.zone);
		if (local.toLocalDate().isAfter(date)) {
			return DAY;
		}
		return local.toLocalDate().isBefore(date) ? 0 : local.getHour() * HOUR + local.getMinute();
	}

	private LocalDate day(Instant instant) {
		return instant.atZone(this.zone).toLocalDate();
	}

	private String clock(Instant instant) {
		return CLOCK.format(instant.atZone(this.zone));
	}

}
