package dental.cuspid.ledger.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.EntryId;
import dental.cuspid.ledger.Quantity;
import dental.cuspid.ledger.StatementLine;
import dental.cuspid.ledger.StatementService;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.CursorPage;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Statements of a patient's accounts, newest entry first.
 */
@RestController
@RequestMapping("/api/v1/patients/{cardNumber}/ledger")
class LedgerApi {

	private final StatementService statements;

	private final PatientService patients;

	LedgerApi(StatementService statements, PatientService patients) {
		this.statements = statements;
		this.patients = patients;
	}

	@GetMapping
	CursorPage<Entry> statement(@PathVariable String cardNumber,
			@RequestParam(defaultValue = "INTERNAL") AccountKind account,
			@RequestParam(required = false) @Nullable String cursor,
			@RequestParam(required = false) @Nullable Integer limit) {
		return this.statements.statement(this.patients.resolve(cardNumber), account, cursor, limit).map(Entry::of);
	}

	/**
	 * One entry.
	 *
	 * @param at when its cause happened
	 * @param by user name
	 * @param reverses the entry it takes back, or null
	 */
	record Entry(EntryId id, Instant at, Instant postedAt, boolean backdated, Quantity amount, Quantity balanceAfter,
			String reason, Cause cause, String by, @Nullable EntryId reverses, @Nullable EntryId reversedBy) {

		static Entry of(StatementLine line) {
			return new Entry(line.id(), line.at(), line.postedAt(), line.backdated(), line.amount(),
					line.balanceAfter(), line.reason(), line.cause(), line.by(), line.reverses(), line.reversedBy());
		}

	}

}
