package dental.cuspid.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Ids;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of the ledger: accounts that are locked and moved, transactions and postings
 * that are only ever added.
 */
@Component
class Books {

	private static final int BATCH = 500;

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	Books(JdbcClient jdbc, JdbcTemplate batches) {
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/**
	 * The accounts with their rows locked until the end of the transaction, in the order
	 * everyone locks them in, so that nobody waits in a circle; opened when they are
	 * first used.
	 */
	Map<Reference, Account> lock(Collection<Reference> references, Currency currency) {
		Map<Reference, Account> locked = locked(references);
		List<Reference> missing = references.stream()
			.distinct()
			.filter((reference) -> !locked.containsKey(reference))
			.toList();
		if (!missing.isEmpty()) {
			open(missing, currency);
			locked.putAll(locked(missing));
		}
		return locked;
	}

	private Map<Reference, Account> locked(Collection<Reference> references) {
		var locked = new HashMap<Reference, Account>();
		this.jdbc.sql("""
				select a.id, a.patient_id, a.kind, a.unit, a.balance, a.last_seq
				from unnest(cast(:patients as uuid[]), cast(:kinds as text[])) as asked (patient_id, kind)
				join ledger_account a on a.patient_id = asked.patient_id and a.kind = asked.kind
				order by a.id for update of a""")
			.param("patients", patients(references))
			.param("kinds", kinds(references))
			.query(Books::account)
			.list()
			.forEach((account) -> locked.put(new Reference(account.patient(), account.kind()), account));
		return locked;
	}

	private void open(List<Reference> references, Currency currency) {
		this.jdbc
			.sql("""
					insert into ledger_account (id, patient_id, kind, unit, balance, last_seq)
					select id, patient_id, kind, unit, 0, 0
					from unnest(cast(:ids as uuid[]), cast(:patients as uuid[]), cast(:kinds as text[]), cast(:units as text[]))
						as opened (id, patient_id, kind, unit)
					order by patient_id, kind
					on conflict on constraint uq_ledger_account_patient_kind do nothing""")
			.param("ids", references.stream().map((reference) -> Ids.next().toString()).toArray(String[]::new))
			.param("patients", patients(references))
			.param("kinds", kinds(references))
			.param("units",
					references.stream().map((reference) -> reference.kind().unit(currency)).toArray(String[]::new))
			.update();
	}

	private static String[] patients(Collection<Reference> references) {
		return references.stream().map((reference) -> reference.patient().toString()).toArray(String[]::new);
	}

	private static String[] kinds(Collection<Reference> references) {
		return references.stream().map((reference) -> reference.kind().name()).toArray(String[]::new);
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

	/**
	 * Writes movements one after the other: the head of each, the patient's side with the
	 * balance after it, the clinic's side; and the new balances.
	 * @throws Conflict when there is too little
	 */
	List<EntryId> write(List<Movement> movements) {
		var postings = new ArrayList<Posting>();
		Map<UUID, Account> moved = new LinkedHashMap<>();
		for (Movement one : movements) {
			Account account = one.account();
			account.move(one.amount(), one.mayGoBelowZero());
			moved.put(account.id(), account);
			postings.add(new Posting(one.transaction(), account.id(), null, one.amount(), account.lastSeq(),
					account.balance(), one.mayGoBelowZero()));
			postings.add(new Posting(one.transaction(), null, one.clinicAccount(), one.amount().negate(), null, null,
					false));
		}
		heads(movements.stream().map(Movement::transaction).toList());
		postings(postings);
		balances(moved.values());
		return movements.stream().map((one) -> one.transaction().id()).toList();
	}

	private void heads(List<Transaction> transactions) {
		this.batches.batchUpdate("""
				insert into ledger_transaction (id, account_kind, unit, cause_type, cause_id, leg, reason_code,
					reason_args, occurred_at, clinic_day, posted_at, staff_id, reverses)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", transactions, BATCH, (row, one) -> {
			row.setObject(1, one.id().value());
			row.setString(2, one.kind().name());
			row.setString(3, one.unit());
			row.setString(4, one.cause().type());
			row.setString(5, one.cause().id());
			row.setString(6, one.leg());
			row.setString(7, one.reasonCode());
			row.setArray(8, row.getConnection().createArrayOf("text", one.reasonArgs().toArray(String[]::new)));
			row.setObject(9, one.occurredAt().atOffset(ZoneOffset.UTC));
			row.setObject(10, one.clinicDay());
			row.setObject(11, one.postedAt().atOffset(ZoneOffset.UTC));
			row.setObject(12, one.by().value());
			row.setObject(13, (one.reverses() != null) ? one.reverses().value() : null, Types.OTHER);
		});
	}

	private void postings(List<Posting> postings) {
		this.batches.batchUpdate("""
				insert into ledger_posting (id, transaction_id, unit, account_id, clinic_account, amount, seq,
					balance_after, below_zero_allowed)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", postings, BATCH, (row, one) -> {
			row.setObject(1, Ids.next());
			row.setObject(2, one.transaction().id().value());
			row.setString(3, one.transaction().unit());
			row.setObject(4, one.account(), Types.OTHER);
			row.setString(5, one.clinicAccount());
			row.setBigDecimal(6, one.amount());
			row.setObject(7, one.seq(), Types.BIGINT);
			row.setBigDecimal(8, one.balanceAfter());
			row.setBoolean(9, one.mayGoBelowZero());
		});
	}

	private void balances(Collection<Account> accounts) {
		this.jdbc.sql("""
				update ledger_account a set balance = moved.balance, last_seq = moved.seq
				from unnest(cast(:ids as uuid[]), cast(:balances as numeric[]), cast(:seqs as bigint[]))
					as moved (id, balance, seq)
				where a.id = moved.id""")
			.param("ids", accounts.stream().map((account) -> account.id().toString()).toArray(String[]::new))
			.param("balances",
					accounts.stream().map((account) -> account.balance().toPlainString()).toArray(String[]::new))
			.param("seqs", accounts.stream().map((account) -> String.valueOf(account.lastSeq())).toArray(String[]::new))
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

	/**
	 * Which account of a patient.
	 */
	record Reference(PatientId patient, AccountKind kind) {

	}

	/**
	 * What is to be written.
	 *
	 * @param clinicAccount the other side
	 * @param amount of the patient's side
	 */
	record Movement(Transaction transaction, Account account, String clinicAccount, BigDecimal amount,
			boolean mayGoBelowZero) {

	}

	private record Posting(Transaction transaction, @Nullable UUID account, @Nullable String clinicAccount,
			BigDecimal amount, @Nullable Long seq, @Nullable BigDecimal balanceAfter, boolean mayGoBelowZero) {

	}

}
