package dental.cuspid.checkout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.AppointmentView;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * How a receipt comes to be: its visit, its lines, what the programs say, its number.
 */
@Component
class ReceiptOpening {

	private final ReceiptRepository receipts;

	private final LinePricing pricing;

	private final PaymentHistory paidBefore;

	private final Programs programs;

	private final Occurrences occurrences;

	private final AppointmentService appointments;

	private final BranchService branches;

	private final StaffService staff;

	private final CurrentStaff current;

	private final ClinicSettingsService settings;

	private final ReceiptNumbers numbers;

	ReceiptOpening(ReceiptRepository receipts, LinePricing pricing, PaymentHistory paidBefore, Programs programs,
			Occurrences occurrences, AppointmentService appointments, BranchService branches, StaffService staff,
			CurrentStaff current, ClinicSettingsService settings, ReceiptNumbers numbers) {
		this.receipts = receipts;
		this.pricing = pricing;
		this.paidBefore = paidBefore;
		this.programs = programs;
		this.occurrences = occurrences;
		this.appointments = appointments;
		this.branches = branches;
		this.staff = staff;
		this.current = current;
		this.settings = settings;
		this.numbers = numbers;
	}

	Receipt open(OpenReceipt command) {
		Occurrence occurred = this.occurrences.of(command.occurredAt(), "occurredAt");
		AppointmentView booked = (command.appointment() != null) ? booked(command.appointment(), command.patient())
				: null;
		List<ReceiptLine> lines = this.pricing.price(command.lines(), (booked != null) ? booked.practitioner() : null);
		Visit visit = Visit.of((booked != null) ? booked : walkIn(command, occurred));
		Money paidEarlier = this.paidBefore.moneyPaidOnEarlierVisits(visit.patient(), visit.startsAt());
		Receipt receipt = Receipt.open(visit, occurred, this.current.actor().id(), paidEarlier.amount());
		assess(receipt, visit.startsAt(), lines);
		receipt.numbered(this.numbers.next(occurred.day()));
		return this.receipts.saveAndFlush(receipt);
	}

	void rewrite(Receipt receipt, List<OpenReceipt.Line> asked) {
		receipt.requireLinesOpen();
		AppointmentView visit = this.appointments.get(receipt.appointment());
		List<ReceiptLine> lines = keepRates(receipt.lines(), this.pricing.price(asked, visit.practitioner()));
		assess(receipt, visit.startsAt(), lines);
		this.receipts.saveAndFlush(receipt);
	}

	private void assess(Receipt receipt, Instant visitStartsAt, List<ReceiptLine> lines) {
		Currency currency = this.settings.current().currency();
		var facts = new ArrayList<ReceiptFacts.Line>();
		Money gross = Money.zero(currency);
		for (int i = 0; i < lines.size(); i++) {
			ReceiptFacts.Line line = line(i, lines.get(i), currency);
			facts.add(line);
			gross = gross.plus(line.amount());
		}
		this.programs.assess(receipt,
				new ReceiptFacts(receipt.id(), receipt.patient(), receipt.appointment(), receipt.branch(),
						receipt.visitType(), visitStartsAt, receipt.occurredAt(), List.copyOf(facts), gross,
						Money.of(receipt.paidEarlier(), currency)),
				lines);
	}

	private static ReceiptFacts.Line line(int position, ReceiptLine line, Currency currency) {
		return new ReceiptFacts.Line(position, (line.service() != null) ? new ServiceId(line.service()) : null,
				line.serviceCode(), line.serviceName(), line.category(), line.quantity(),
				Money.of(line.price(), currency), Money.of(line.discount(), currency),
				Money.of(line.amount(), currency), new CashbackSetting(line.cashbackType(), line.cashbackValue()),
				(line.practitioner() != null) ? new PractitionerId(line.practitioner()) : null);
	}

	/** A service that was on the receipt when it was opened keeps its rate of then. */
	private static List<ReceiptLine> keepRates(List<ReceiptLine> before, List<ReceiptLine> now) {
		return now.stream()
			.map((line) -> before.stream()
				.filter((old) -> Objects.equals(old.service(), line.service()))
				.findFirst()
				.map(line::withRateOf)
				.orElse(line))
			.toList();
	}

	private AppointmentView booked(AppointmentId id, PatientId patient) {
		AppointmentView visit = this.appointments.get(id);
		if (!visit.patient().equals(patient)) {
			throw new RuleViolation("checkout.refusal.otherPatient").at("appointment");
		}
		if (visit.state() == AppointmentState.CANCELLED || visit.state() == AppointmentState.NO_SHOW) {
			throw new Conflict("checkout.refusal.noVisit").at("appointment");
		}
		this.receipts.numberOf(id.value()).ifPresent((number) -> {
			throw new Conflict("checkout.refusal.hasReceipt", number).at("appointment");
		});
		return visit;
	}

	private AppointmentView walkIn(OpenReceipt command, Occurrence occurred) {
		OpenReceipt.Line first = command.lines().getFirst();
		AppointmentId id = this.appointments.openWalkIn(command.patient(), branch(command.branch()),
				first.practitioner(), first.service(), occurred.at());
		return this.appointments.get(id);
	}

	private BranchId branch(@Nullable BranchId asked) {
		if (asked != null) {
			return asked;
		}
		Optional<BranchView> own = this.staff.find(this.current.actor().id())
			.map(StaffView::branch)
			.flatMap(this.branches::find);
		if (own.isPresent()) {
			return own.get().id();
		}
		List<BranchView> open = this.branches.all().stream().filter(BranchView::active).toList();
		if (open.size() != 1) {
			throw new RuleViolation("checkout.refusal.branch").at("branch");
		}
		return open.getFirst().id();
	}

}
