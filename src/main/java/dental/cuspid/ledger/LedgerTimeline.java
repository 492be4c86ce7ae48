package dental.cuspid.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Movements of the three balances on the patient's timeline (BASE-4, DCN-2).
 */
@Component
class LedgerTimeline implements TimelineSource {

	private final JdbcClient jdbc;

	private final MessageSource messages;

	LedgerTimeline(JdbcClient jdbc, MessageSource messages) {
		this.jdbc = jdbc;
		this.messages = messages;
	}

	@Override
	public List<TimelineEntry> entries(PatientId patient, Instant before, int limit) {
		return this.jdbc.sql("""
				select t.id, t.occurred_at, t.reason_code, t.reason_args, a.kind, p.amount, p.balance_after, t.unit,
					s.name
				from ledger_account a
				join ledger_posting p on p.account_id = a.id
				join ledger_transaction t on t.id = p.transaction_id
				join staff_user s on s.id = t.staff_id
				where a.patient_id = :patient and t.occurred_at < :before
				order by t.occurred_at desc, t.id desc limit :limit""")
			.param("patient", patient.value())
			.param("before", before.atOffset(ZoneOffset.UTC))
			.param("limit", limit)
			.query((row, index) -> {
				var kind = AccountKind.valueOf(row.getString("kind"));
				var amount = new Quantity(row.getBigDecimal("amount"), row.getString("unit"));
				var after = new Quantity(row.getBigDecimal("balance_after"), row.getString("unit"));
				String code = row.getString("reason_code");
				String title = ((amount.amount().signum() > 0) ? "ledger.timeline.credit." : "ledger.timeline.debit.")
						+ kind;
				return new TimelineEntry(row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
						kind.isMoney() ? TimelineEntry.Kind.MONEY : TimelineEntry.Kind.REWARD, icon(kind), title,
						List.of(Amounts.shown(amount.amount().abs(), amount.unit()),
								Amounts.shown(after.amount(), after.unit())),
						this.messages.getMessage(code, (String[]) row.getArray("reason_args").getArray(), code,
								LocaleContextHolder.getLocale()),
						amount.isMoney() ? amount.money() : null, "/patients/" + patient + "/ledger/" + kind,
						row.getString("name"), row.getString("id"));
			})
			.list();
	}

	private static String icon(AccountKind kind) {
		return switch (kind) {
			case INTERNAL -> "wallet";
			case BONUS -> "gift";
			case DENTACOIN -> "coin";
		};
	}

}
