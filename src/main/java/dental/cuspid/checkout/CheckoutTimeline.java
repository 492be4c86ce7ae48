package dental.cuspid.checkout;

import java.util.List;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.Row;

import org.springframework.stereotype.Component;

/**
 * Receipts, payments in money and refunds of money on the patient's timeline (BASE-4).
 * What is paid by a balance is told by the ledger's movement. Titles:
 * {@code checkout.timeline.receipt}, {@code checkout.timeline.payment},
 * {@code checkout.timeline.refund}, {@code checkout.timeline.paymentVoided},
 * {@code checkout.timeline.receiptVoided}.
 */
@Component
class CheckoutTimeline implements TimelineSource {

	private static final String MONEY = "('CASH', 'CARD', 'BANK_TRANSFER', 'INSURANCE')";

	private static final String ENTRIES = """
			select * from (
				(select r.id, r.occurred_at as at, 'receipt' as kind, r.number, r.id as receipt_id,
					r.gross - r.discounts as amount, null as tender, s.name as by, null as detail
				from receipt r join staff_user s on s.id = r.opened_by
				where r.patient_id = :patient and r.occurred_at < :before order by r.occurred_at desc limit :limit)
				union all
				(select r.id, r.voided_at, 'receiptVoided', r.number, r.id, r.gross - r.discounts, null, s.name, r.void_reason
				from receipt r join staff_user s on s.id = r.voided_by
				where r.patient_id = :patient and r.voided_at < :before order by r.voided_at desc limit :limit)
				union all
				(select p.id, p.received_at, 'payment', r.number, r.id, p.amount, p.tender, s.name, null
				from payment p join receipt r on r.id = p.receipt_id join staff_user s on s.id = p.recorded_by
				where r.patient_id = :patient and p.received_at < :before and p.tender in #money
				order by p.received_at desc limit :limit)
				union all
				(select p.id, p.voided_at, 'paymentVoided', r.number, r.id, -p.amount, p.tender, s.name, p.void_reason
				from payment p join receipt r on r.id = p.receipt_id join staff_user s on s.id = p.voided_by
				where r.patient_id = :patient and p.voided_at < :before and p.tender in #money
				order by p.voided_at desc limit :limit)
				union all
				(select f.id, f.refunded_at, 'refund', r.number, r.id, -f.amount, p.tender, s.name, f.reason
				from refund f join payment p on p.id = f.payment_id join receipt r on r.id = p.receipt_id
				join staff_user s on s.id = f.refunded_by
				where r.patient_id = :patient and f.refunded_at < :before and p.tender in #money
				order by f.refunded_at desc limit :limit)) e
			order by at desc, id desc limit :limit"""
		.replace("#money", MONEY);

	private final ClinicSettingsService settings;

	CheckoutTimeline(ClinicSettingsService settings) {
		this.settings = settings;
	}

	@Override
	public String select() {
		return ENTRIES;
	}

	@Override
	public TimelineEntry entry(Row row) {
		String kind = row.text("kind");
		String tender = row.optionalText("tender");
		Money amount = Money.of(row.number("amount"), this.settings.current().currency());
		List<Object> args = (tender != null) ? List.of(row.text("number"), Reason.of("checkout.tender." + tender))
				: List.of(row.text("number"));
		return new TimelineEntry(row.instant("at"), TimelineEntry.Kind.MONEY, icon(kind), "checkout.timeline." + kind,
				args, row.optionalText("detail"), amount, "/checkout/" + row.text("receipt_id"), row.text("by"),
				kind + row.text("id"));
	}

	private static String icon(String kind) {
		return switch (kind) {
			case "payment" -> "cash";
			case "refund", "paymentVoided" -> "arrow-back-up";
			default -> "receipt";
		};
	}

}
