package dental.cuspid.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.DayAppointment;
import dental.cuspid.checkout.ReceiptList;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.OpenPeriod;
import dental.cuspid.clinic.SetUpStep;
import dental.cuspid.ledger.BooksService;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.overview.TodayView.Books;
import dental.cuspid.overview.TodayView.Unpaid;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.StaffView;
import dental.cuspid.staff.Waiting;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts together what waits for a person today, from what each module offers and the
 * person may see (BASE-11): the day and its confirmations for the desk, unpaid receipts
 * for whoever takes money, the books for finance and the director, the set-up for the
 * administrator (BASE-19).
 */
@Service
@Transactional(readOnly = true)
public class TodayService {

	private static final int SHOWN = 6;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final BranchService branches;

	private final List<SetUpStep> steps;

	private final AppointmentService appointments;

	private final ReceiptList receipts;

	private final LedgerService ledger;

	private final BooksService books;

	private final List<Waiting> waiting;

	private volatile boolean complete;

	TodayService(CurrentStaff current, ClinicTime time, BranchService branches, List<SetUpStep> steps,
			AppointmentService appointments, ReceiptList receipts, LedgerService ledger, BooksService books,
			List<Waiting> waiting) {
		this.current = current;
		this.time = time;
		this.branches = branches;
		this.steps = steps.stream().sorted(Comparator.comparingInt(SetUpStep::order)).toList();
		this.appointments = appointments;
		this.receipts = receipts;
		this.ledger = ledger;
		this.books = books;
		this.waiting = waiting;
	}

	/**
	 * The day of the acting person, at the branch this person looks at.
	 * @param whole whether visits that are over are listed as well
	 */
	public TodayView today(boolean whole) {
		Actor actor = this.current.actor();
		LocalDate day = this.time.today();
		BranchView branch = this.current.person()
			.map(StaffView::branchFilter)
			.flatMap(this.branches::find)
			.orElse(null);
		List<DayAppointment> twoDays = actor.may(Right.READ_PATIENTS)
				? this.appointments.days(day, 2, (branch != null) ? branch.id() : null) : List.of();
		Instant tomorrow = this.time.startOf(day.plusDays(1));
		List<DayAppointment> unconfirmed = actor.may(Right.EDIT_CALENDAR) ? twoDays.stream()
			.filter((visit) -> !visit.startsAt().isBefore(tomorrow) && visit.state() == AppointmentState.BOOKED)
			.toList() : List.of();
		return new TodayView(PartOfDay.at(this.time.now().atZone(this.time.zone()).toLocalTime()), actor.name(), day,
				(branch != null) ? branch.name() : null, closesAt(branch, day), waiting(actor),
				actor.may(Right.READ_PATIENTS) ? DayView
					.of(twoDays.stream().filter((visit) -> visit.startsAt().isBefore(tomorrow)).toList(), whole) : null,
				unconfirmed.stream().limit(SHOWN).toList(), unconfirmed.size(), unpaid(actor, branch), books(actor),
				nextStep(actor), actor.may(Right.EDIT_CALENDAR), actor.may(Right.TAKE_MONEY));
	}

	private List<Waiting.Item> waiting(Actor actor) {
		return this.waiting.stream()
			.flatMap((module) -> module.items(actor).stream())
			.sorted(Comparator.comparing(Waiting.Item::late).reversed().thenComparing(Waiting.Item::order))
			.toList();
	}

	private @Nullable Instant closesAt(@Nullable BranchView branch, LocalDate day) {
		List<OpenPeriod> periods = (branch != null) ? this.branches.periods(branch.id(), day) : List.of();
		return periods.isEmpty() ? null : periods.getLast().to();
	}

	private @Nullable Unpaid unpaid(Actor actor, @Nullable BranchView branch) {
		if (!actor.may(Right.TAKE_MONEY) && !actor.may(Right.READ_BOOKS)) {
			return null;
		}
		String code = (branch != null) ? branch.code() : null;
		ReceiptList.Total total = this.receipts.unpaidTotal(code);
		return new Unpaid(total.count(), total.due(),
				(total.count() > 0) ? this.receipts.unpaid(code, null, SHOWN).items() : List.of());
	}

	private @Nullable Books books(Actor actor) {
		if (!actor.may(Right.READ_BOOKS)) {
			return null;
		}
		return new Books(this.ledger.outstanding(), this.books.recent(1).stream().findFirst().orElse(null));
	}

	/** The first step that is still to be done; once all are, none is looked at again. */
	private @Nullable OpenStep nextStep(Actor actor) {
		if (this.complete || !actor.may(Right.EDIT_DIRECTORIES)) {
			return null;
		}
		Optional<SetUpStep> open = this.steps.stream().filter((step) -> !step.done()).findFirst();
		this.complete = open.isEmpty();
		return open.map((step) -> new OpenStep(step.textKey(), step.href())).orElse(null);
	}

}
