package dental.cuspid.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.Books.Movement;
import dental.cuspid.ledger.Books.Reference;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Reason;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Posts movements of the three balances and keeps the balances equal to them (BASE-7,
 * COUP-17). Every movement is a double entry that is never changed or removed; what was
 * wrong is reversed by an entry that names it. The database enforces all of it: insert
 * only, sums of zero, one entry for a cause, nothing dated into a closed period.
 */
@Service
@Transactional
public class LedgerService {

	/** Cause and leg of a correction by hand. */
	static final String CORRECTION = "CORRECTION";

	private static final String CORRECTIONS = "CORRECTIONS";

	private final Books books;

	private final ClosedPeriods periods;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final CurrentStaff current;

	private final AuditTrail audit;

	LedgerService(Books books, ClosedPeriods periods, ClinicSettingsService settings, ClinicTime time,
			CurrentStaff current, AuditTrail audit) {
		this.books = books;
		this.periods = periods;
		this.settings = settings;
		this.time = time;
		this.current = current;
		this.audit = audit;
	}

	/**
	 * Posts a movement.
	 * @throws RuleViolation when the amount is zero or too fine, or the day is in a
	 * closed period
	 * @throws Conflict when the balance would fall below zero, naming the present balance
	 */
	public EntryId post(PostEntry entry) {
		return post(List.of(entry)).getFirst();
	}

	/**
	 * Posts several movements together, in as many statements as one, locking their
	 * accounts in the common order. Use it where one cause moves more than one account.
	 * @return the entries in the order given
	 */
	public List<EntryId> post(List<PostEntry> entries) {
		if (entries.isEmpty()) {
			return List.of();
		}
		entries.stream()
			.map((entry) -> this.time.dayOf(entry.occurredAt()))
			.distinct()
			.forEach(this.periods::requireOpen);
		Map<Reference, Account> accounts = lock(
				entries.stream().map((entry) -> new Reference(entry.patient(), entry.account())).toList());
		return this.books.write(entries.stream().map((entry) -> {
			Account account = accounts.get(new Reference(entry.patient(), entry.account()));
			return movement(entry, Objects.requireNonNull(account), null);
		}).toList());
	}

	/**
	 * Takes an entry back by one that names it. What was spent since stays spent: the
	 * balance may fall below zero by it.
	 * @throws Conflict when it was reversed already
	 */
	public EntryId reverse(EntryId entry, Cause cause, String reasonCode) {
		Books.Original original = this.books.original(entry)
			.orElseThrow(() -> new NotFound("ledger.refusal.unknownEntry"));
		if (original.reversal()) {
			throw new RuleViolation("ledger.refusal.isReversal");
		}
		this.periods.requireOpen(this.time.today());
		Account account = lock(new Reference(original.patient(), original.kind()));
		if (this.books.isReversed(entry)) {
			throw new Conflict("constraint.uq_ledger_transaction_reverses");
		}
		var reversal = new PostEntry(original.patient(), original.kind(), original.amount().negate(),
				original.clinicAccount(), cause, "REVERSES " + entry, this.time.now(), true, reasonCode, List.of());
		return this.books.write(List.of(movement(reversal, account, entry))).getFirst();
	}

	/**
	 * Corrects an internal account or a bonus by hand, listed in the weekly check.
	 * @param amount signed: plus credits the patient
	 * @param reason why, in words, at most 1000 characters
	 */
	@Requires(Right.CORRECT_BALANCES)
	public EntryId correct(PatientId patient, AccountKind account, BigDecimal amount, String reason) {
		if (!account.isMoney()) {
			throw new RuleViolation("ledger.refusal.correctDentacoin").at("account");
		}
		String why = Reason.required(reason);
		EntryId entry = post(
				new PostEntry(patient, account, amount, CORRECTIONS, new Cause(CORRECTION, Ids.next().toString()),
						CORRECTION, this.time.now(), false, "ledger.reason.correction", List.of(why)));
		this.audit.record("ledger.corrected", "patient", patient, account + " " + amount.toPlainString());
		return entry;
	}

	/**
	 * The balances of a patient; an account never used is zero.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public Balances balances(PatientId patient) {
		var balances = new EnumMap<AccountKind, BigDecimal>(AccountKind.class);
		this.books.accounts(patient).forEach((account) -> balances.put(account.kind(), account.balance()));
		return balances(balances);
	}

	/**
	 * What all patients have on their balances together: what the clinic owes them
	 * (BASE-10).
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_BOOKS)
	public Balances outstanding() {
		return balances(this.books.sums());
	}

	private Balances balances(Map<AccountKind, BigDecimal> balances) {
		Currency currency = this.settings.current().currency();
		return new Balances(money(balances, AccountKind.INTERNAL, currency),
				money(balances, AccountKind.BONUS, currency),
				balances.getOrDefault(AccountKind.DENTACOIN, BigDecimal.ZERO).toBigIntegerExact());
	}

	/**
	 * The balance with its row locked until the end of the transaction, for callers that
	 * decide by it.
	 */
	public BigDecimal lockedBalance(PatientId patient, AccountKind account) {
		Account locked = lock(new Reference(patient, account));
		return Amounts.scaled(locked.balance(), locked.unit());
	}

	/**
	 * The entries a cause has made, oldest first.
	 */
	@Transactional(readOnly = true)
	public List<EntryId> entriesOf(Cause cause) {
		return this.books.entriesOf(cause);
	}

	/**
	 * Refuses a moment whose day lies in a closed period, and keeps that day open until
	 * the end of the transaction. For whatever a seal covers: postings, payments, coupon
	 * issues and presentations.
	 */
	public void requireOpen(Instant occurredAt) {
		this.periods.requireOpen(this.time.dayOf(occurredAt));
	}

	/**
	 * Closes a period that has ended, both days included: nothing is dated into it any
	 * more.
	 * @throws Conflict when a part of it is closed already
	 */
	public void closePeriod(LocalDate from, LocalDate to) {
		this.periods.close(from, to, this.current.actor().id());
		this.audit.record("ledger.closed", "closed_period", from + "/" + to, null);
	}

	private Movement movement(PostEntry entry, Account account, @Nullable EntryId reverses) {
		BigDecimal amount = Amounts.checked(entry.amount(), account.unit());
		return new Movement(
				new Transaction(EntryId.next(), entry.account(), account.unit(), entry.cause(), entry.leg(),
						entry.reasonCode(), entry.reasonArgs(), entry.occurredAt(), this.time.dayOf(entry.occurredAt()),
						this.time.now(), this.current.actor().id(), reverses),
				account, entry.counterAccount(), amount, entry.mayGoBelowZero());
	}

	private Account lock(Reference reference) {
		return Objects.requireNonNull(lock(List.of(reference)).get(reference));
	}

	private Map<Reference, Account> lock(Collection<Reference> references) {
		Currency currency = this.settings.current().currency();
		Map<Reference, Account> accounts = this.books.lock(references, currency);
		accounts.values().forEach((account) -> {
			String unit = account.kind().unit(currency);
			if (!account.unit().equals(unit)) {
				throw new Conflict("ledger.refusal.currency", account.unit(), unit);
			}
		});
		return accounts;
	}

	private static Money money(Map<AccountKind, BigDecimal> balances, AccountKind kind, Currency currency) {
		return Money.of(balances.getOrDefault(kind, BigDecimal.ZERO), currency);
	}

}
