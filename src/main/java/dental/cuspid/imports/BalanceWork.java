package dental.cuspid.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.EntryId;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.ledger.PostEntry;
import dental.cuspid.patients.DuplicateFinder;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.NotFound;

import org.springframework.stereotype.Component;

import static dental.cuspid.imports.ImportField.ACCOUNT;
import static dental.cuspid.imports.ImportField.AMOUNT;
import static dental.cuspid.imports.ImportField.DATE;

/**
 * Takes opening balances over, each as a ledger entry with the import as its cause;
 * undone, each is reversed by an entry that names it.
 */
@Component
class BalanceWork implements RowWork {

	private final LedgerService ledger;

	private final DuplicateFinder accounts;

	private final ImportRows rows;

	private final ClosedDays closed;

	private final ClinicTime time;

	BalanceWork(LedgerService ledger, DuplicateFinder accounts, ImportRows rows, ClosedDays closed, ClinicTime time) {
		this.ledger = ledger;
		this.accounts = accounts;
		this.rows = rows;
		this.closed = closed;
		this.time = time;
	}

	@Override
	public ImportKind kind() {
		return ImportKind.BALANCES;
	}

	@Override
	public RowJudge judge(CellReader reader, ImportOptions options, OnDuplicate onDuplicate) {
		return new LineJudge(new BalanceCells(reader), this.accounts, this.rows, this::when, this.closed::reason,
				(patient, values) -> String.join("|", "BALANCE", patient.toString(), values.textOr(ACCOUNT, ""),
						values.textOr(AMOUNT, ""), values.textOr(DATE, "")));
	}

	@Override
	public List<Applied> apply(Context context, List<StoredRow> rows) {
		return this.ledger.post(rows.stream().map((row) -> entry(context, row)).toList())
			.stream()
			.map((entry) -> new Applied(entry.value(), null))
			.toList();
	}

	private PostEntry entry(Context context, StoredRow row) {
		PatientId patient = new PatientId(Objects.requireNonNull(row.match()));
		BigDecimal amount = row.values().number(AMOUNT);
		if (amount == null) {
			throw new NotFound("imports.reason.noAmount");
		}
		return new PostEntry(patient, AccountKind.valueOf(row.values().textOr(ACCOUNT, "")), amount, "OPENING",
				context.cause(), "ROW " + row.number(), when(row.values()), true, "imports.ledger.opening",
				List.of(context.fileName()));
	}

	@Override
	public Optional<Reason> undo(Context context, StoredRow row) {
		this.ledger.reverse(new EntryId(Objects.requireNonNull(row.result())), context.cause(),
				"imports.ledger.undone");
		return Optional.empty();
	}

	/** Noon of its day, or now where the file names none. */
	private Instant when(RowValues values) {
		LocalDate date = values.date(DATE);
		if (date == null || date.equals(this.time.today())) {
			return this.time.now();
		}
		return date.atTime(12, 0).atZone(this.time.zone()).toInstant();
	}

}
