package dental.cuspid.ledger;

import java.util.List;

import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;
import dental.cuspid.shared.Row;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Movements of the three balances on the patient's timeline (BASE-4, DCN-2).
 */
@Component
class LedgerTimeline implements TimelineSource {

	private final MessageSource messages;

	LedgerTimeline(MessageSource messages) {
		this.messages = messages;
	}

	@Override
	public String select() {
		return """
				select t.id, t.occurred_at, t.reason_code, t.reason_args, a.patient_id, a.kind, p.amount, p.balance_after, t.unit,
					s.name
				from ledger_account a
				join ledger_posting p on p.account_id = a.id
				join ledger_transaction t on t.id = p.transaction_id
				join staff_user s on s.id = t.staff_id
				where a.patient_id = :patient and t.occurred_at < :before
				order by t.occurred_at desc, t.id desc limit :limit""";
	}

	@Override
	public TimelineEntry entry(Row row) {
		var kind = AccountKind.valueOf(row.text("kind"));
		var amount = new Quantity(row.number("amount"), row.text("unit"));
		var after = new Quantity(row.number("balance_after"), row.text("unit"));
		String code = row.text("reason_code");
		String title = ((amount.amount().signum() > 0) ? "ledger.timeline.credit." : "ledger.timeline.debit.") + kind;
		return new TimelineEntry(row.instant("occurred_at"),
				kind.isMoney() ? TimelineEntry.Kind.MONEY : TimelineEntry.Kind.REWARD, icon(kind), title,
				List.of(Amounts.shown(amount.amount().abs(), amount.unit()),
						Amounts.shown(after.amount(), after.unit())),
				this.messages.getMessage(code, row.texts("reason_args").toArray(), code,
						LocaleContextHolder.getLocale()),
				amount.isMoney() ? amount.money() : null, "/patients/" + row.text("patient_id") + "/ledger/" + kind,
				row.text("name"), row.text("id"));
	}

	private static String icon(AccountKind kind) {
		return switch (kind) {
			case INTERNAL -> "wallet";
			case BONUS -> "gift";
			case DENTACOIN -> "coin";
		};
	}

}
