package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the entries of a bonus account with what lots and the history need, in one
 * statement.
 */
@Repository
class BonusRows {

	private final JdbcClient jdbc;

	BonusRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * All entries, in the order they were posted.
	 */
	List<Row> of(PatientId patient) {
		return this.jdbc.sql("""
				select t.id, p.amount, p.balance_after, t.clinic_day, t.occurred_at, t.reason_code, t.reason_args,
					own.spendable_on, own.expires_on, own.parts, target.entry_id as takes_from,
					coalesce(t.reverses, paid.ledger_entry_id) as undoes,
					coalesce(own.receipt_id, target.receipt_id, paid.receipt_id, direct.receipt_id) as receipt_id
				from ledger_account a
				join ledger_posting p on p.account_id = a.id
				join ledger_transaction t on t.id = p.transaction_id
				left join cashback_accrual own on own.entry_id = t.id
				left join cashback_accrual_entry e on e.entry_id = t.id
				left join cashback_accrual target on target.id = e.accrual_id
				left join refund f on f.id = case when t.cause_type = 'REFUND' and t.leg = 'TENDER'
					then cast(t.cause_id as uuid) end
				left join payment paid on paid.id = f.payment_id
				left join payment direct on direct.id = case when t.cause_type = 'PAYMENT'
					then cast(t.cause_id as uuid) end
				where a.patient_id = :patient and a.kind = 'BONUS' order by p.seq""")
			.param("patient", patient.value())
			.query(BonusRows::row)
			.list();
	}

	/** The lots of a patient's bonus. */
	BonusLots lots(PatientId patient) {
		return BonusLots.of(of(patient).stream().map(Row::entry).toList());
	}

	private static Row row(ResultSet row, int index) throws SQLException {
		Instant at = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
		var entry = new BonusEntry(row.getObject("id", UUID.class), row.getBigDecimal("amount"),
				row.getObject("clinic_day", LocalDate.class), at, row.getObject("takes_from", UUID.class),
				row.getObject("undoes", UUID.class), row.getObject("spendable_on", LocalDate.class),
				row.getObject("expires_on", LocalDate.class));
		return new Row(entry, row.getBigDecimal("balance_after"), row.getString("reason_code"),
				List.of((String[]) row.getArray("reason_args").getArray()), row.getString("parts"),
				row.getObject("receipt_id", UUID.class));
	}

	/**
	 * An entry.
	 *
	 * @param parts of an accrual, as JSON
	 * @param receipt it has to do with, null for none
	 */
	record Row(BonusEntry entry, BigDecimal balanceAfter, String reasonCode, List<String> reasonArgs,
			@Nullable String parts, @Nullable UUID receipt) {

	}

}
