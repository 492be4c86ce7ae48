package dental.cuspid.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of the ledger: accounts that are locked and moved, transactions and postings
 * that are only ever added.
 */
@Component
class Books {

	private static final String ACCOUNT = """
			select id, patient_id, kind, unit, balance, last_seq from ledger_account
			where patient_id = :patient and kind = :kind""";

	private final JdbcClient jdbc;

	Books(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The account with its row locked until the end of the transaction; opened when it is
	 * first used.
	 */
	Account lock(PatientId patient, AccountKind kind, String unit) {
		return locked(patient, kind).orElseGet(() -> {
			this.jdbc.sql("""
					insert into ledger_account (id, patient_id, kind, unit, balance, last_seq)
					values (:id, :patient, :kind, :unit, 0, 0)
					on conflict on constraint uq_ledger_account_patient_kind do nothing""")
				.param("id", Ids.next())
				.param("patient", patient.value())
				.param("kind", kind.name())
				.param("unit", unit)
				.update();
			return locked(patient, kind).orElseThrow();
		});
	}

	private Optional<Account> locked(PatientId patient, AccountKind kind) {
		return this.jdbc.sql(ACCOUNT + " for update")
			.param("patient", patient.value())
			.param("kind", kind.name())
			.query(Books::account)
			.optional();
	}

	List<Account> accounts(PatientId patient) {
		return this.jdbc
			.sql("select id, patient_id, kind, unit, balance, last_seq from ledger_account where patient_id = :patient")
			.param("patient", patient.value())
			.query(Books::account)
			.list();
	}

	/** The balances of all patients together. */
	Map<AccountKind, BigDecimal> sums() {
		var sums = new EnumMap<AccountKind, BigDecimal>(AccountKind.class);
		this.jdbc.sql("select kind, sum(balance) as total from ledger_account where balance <> 0 group by kind")
			.query((row) -> {
				sums.put(AccountKind.valueOf(row.getString("kind")), row.getBigDecimal("total"));
			});
		return sums;
	}

	private void head(Transaction transaction) {
		this.jdbc.sql("""
				insert into ledger_transaction (id, account_kind, unit, cause_type, cause_id, leg, reason_code,
					reason_args, occurred_at, clinic_day, posted_at, staff_id, reverses)
				values (:id, :kind, :unit, :causeType, :causeId, :leg, :reasonCode, :reasonArgs, :occurredAt, :day,
					:postedAt, :staff, :reverses)""")
			.param("id", transaction.id().value())
			.param("kind", transaction.kind().name())
			.param("unit", transaction.unit())
			.param("causeType", transaction.cause().type())
			.param("causeId", transaction.cause().id())
			.param("leg", transaction.leg())
			.param("reasonCode", transaction.reasonCode())
			.param("reasonArgs", transaction.reasonArgs().toArray(String[]::new))
			.param("occurredAt", transaction.occurredAt().atOffset(ZoneOffset.UTC))
			.param("day", transaction.clinicDay())
			.param("postedAt", transaction.postedAt().atOffset(ZoneOffset.UTC))
			.param("staff", transaction.by().value())
			.param("reverses", (transaction.reverses() != null) ? transaction.reverses().value() : null, Types.OTHER)
			.update();
	}

	/**
	 * Writes a movement: its head, the patient's side with the balance after it, the
	 * clinic's side, and the new balance.
	 * @throws Conflict when there is too little
	 */
	EntryId write(Transaction transaction, Account account, String clinicAccount, BigDecimal amount,
			boolean mayGoBelowZero) {
		account.move(amount, mayGoBelowZero);
		head(transaction);
		posting(transaction, account, null, amount, mayGoBelowZero);
		posting(transaction, null, clinicAccount, amount.negate(), false);
		this.jdbc.sql("update ledger_account set balance = :balance, last_seq = :seq where id = :id")
			.param("balance", account.balance())
			.param("seq", account.lastSeq())
			.param("id", account.id())
			.update();
		return transaction.id();
	}

	private void posting(Transaction transaction, @Nullable Account account, @Nullable String clinicAccount,
			BigDecimal amount, boolean mayGoBelowZero) {
		this.jdbc.sql("""
				insert into ledger_posting (id, transaction_id, unit, account_id, clinic_account, amount, seq,
					balance_after, below_zero_allowed)
				values (:id, :transaction, :unit, :account, :clinicAccount, :amount, :seq, :balance, :belowZero)""")
			.param("id", Ids.next())
			.param("transaction", transaction.id().value())
			.param("unit", transaction.unit())
			.param("account", (account != null) ? account.id() : null, Types.OTHER)
			.param("clinicAccount", clinicAccount, Types.VARCHAR)
			.param("amount", amount)
			.param("seq", (account != null) ? account.lastSeq() : null, Types.BIGINT)
			.param("balance", (account != null) ? account.balance() : null, Types.NUMERIC)
			.param("belowZero", mayGoBelowZero)
			.update();
	}

	/**
	 * An entry as it was written.
	 */
	Optional<Original> original(EntryId entry) {
		return this.jdbc.sql("""
				select a.patient_id, t.account_kind, p.amount, c.clinic_account, t.reverses
				from ledger_transaction t
				join ledger_posting p on p.transaction_id = t.id and p.account_id is not null
				join ledger_account a on a.id = p.account_id
				join ledger_posting c on c.transaction_id = t.id and c.account_id is null
				where t.id = :entry""")
			.param("entry", entry.value())
			.query((row, index) -> new Original(new PatientId(row.getObject("patient_id", UUID.class)),
					AccountKind.valueOf(row.getString("account_kind")), row.getBigDecimal("amount"),
					row.getString("clinic_account"), row.getObject("reverses") != null))
			.optional();
	}

	boolean isReversed(EntryId entry) {
		return this.jdbc.sql("select exists (select 1 from ledger_transaction where reverses = :entry)")
			.param("entry", entry.value())
			.query(Boolean.class)
			.single();
	}

	List<EntryId> entriesOf(Cause cause) {
		return this.jdbc.sql("""
				select id from ledger_transaction where cause_type = :type and cause_id = :id order by posted_at, id""")
			.param("type", cause.type())
			.param("id", cause.id())
			.query((row, index) -> new EntryId(row.getObject("id", UUID.class)))
			.list();
	}

	private static Account account(ResultSet row, int index) throws SQLException {
		return new Account(row.getObject("id", UUID.class), new PatientId(row.getObject("patient_id", UUID.class)),
				AccountKind.valueOf(row.getString("kind")), row.getString("unit"), row.getBigDecimal("balance"),
				row.getLong("last_seq"));
	}

	/**
	 * An entry as it was written.
	 *
	 * @param reversal whether it reverses another one
	 */
	record Original(PatientId patient, AccountKind kind, BigDecimal amount, String clinicAccount, boolean reversal) {

	}

}
