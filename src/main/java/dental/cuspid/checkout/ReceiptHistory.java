package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Receipts of the time before this product: a settled visit and the money paid for it,
 * without any effect besides.
 */
@Component
class ReceiptHistory {

	private final ReceiptRepository receipts;

	private final PaymentRepository payments;

	private final AppointmentService appointments;

	private final ServiceCatalogue catalogue;

	private final ClinicSettingsService settings;

	private final Occurrences occurrences;

	private final ReceiptNumbers numbers;

	private final CurrentStaff current;

	ReceiptHistory(ReceiptRepository receipts, PaymentRepository payments, AppointmentService appointments,
			ServiceCatalogue catalogue, ClinicSettingsService settings, Occurrences occurrences, ReceiptNumbers numbers,
			CurrentStaff current) {
		this.receipts = receipts;
		this.payments = payments;
		this.appointments = appointments;
		this.catalogue = catalogue;
		this.settings = settings;
		this.occurrences = occurrences;
		this.numbers = numbers;
		this.current = current;
	}

	ReceiptId record(PatientId patient, BranchId branch, @Nullable ServiceId service, Instant occurredAt,
			BigDecimal paid, Tender tender) {
		if (paid.signum() < 0) {
			throw new RuleViolation("checkout.refusal.amountRange").at("paid");
		}
		if (!tender.isMoney()) {
			throw new RuleViolation("checkout.refusal.historyInMoney").at("tender");
		}
		Money amount = Money.of(paid, this.settings.current().currency());
		Occurrence occurred = this.occurrences.past(occurredAt, "occurredAt");
		this.occurrences.requireOpen(occurredAt, "occurredAt");
		var by = this.current.actor().id();
		AppointmentId visit = this.appointments.recordPastVisit(patient, branch, null, service, occurred.at());
		Receipt receipt = Receipt
			.open(new Visit(visit, patient, branch, null, occurred.at(), occurred.at()), occurred, by, BigDecimal.ZERO)
			.asHistory();
		receipt.write(List.of(line(service, amount)), List.of());
		receipt.numbered(this.numbers.next(occurred.day()));
		Payment payment = amount.isPositive() ? receipt.take(PaymentId.next(), tender, amount, occurred, by, null)
				: null;
		receipt.settle(occurred.at(), null);
		this.receipts.saveAndFlush(receipt);
		if (payment != null) {
			this.payments.saveAndFlush(payment);
		}
		return receipt.id();
	}

	void remove(Receipt receipt) {
		if (!receipt.isHistory()) {
			throw new Conflict("checkout.refusal.notHistory");
		}
		if (!receipt.isUntouched()) {
			throw new Conflict("checkout.refusal.historyChanged", receipt.number());
		}
		this.payments.deleteOfReceipt(receipt.id().value());
		this.receipts.delete(receipt);
		this.receipts.flush();
		this.appointments.removePastVisit(receipt.appointment());
	}

	private ReceiptLine line(@Nullable ServiceId service, Money paid) {
		if (service == null) {
			return line(null, "", "", "", paid);
		}
		ServiceView known = this.catalogue.get(service);
		return line(service, known.code(), known.name(), known.category(), paid);
	}

	private static ReceiptLine line(@Nullable ServiceId service, String code, String name, String category,
			Money paid) {
		return new ReceiptLine((service != null) ? service.value() : null, code, name, category, 1, paid.amount(),
				BigDecimal.ZERO, paid.amount(), CashbackSetting.Type.NONE, null, null);
	}

}
