package dental.cuspid.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.EntryId;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.ledger.PostEntry;
import dental.cuspid.ledger.StatementService;
import dental.cuspid.patients.DuplicateFinder;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.patients.PersonName;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.NotFound;

import org.springframework.stereotype.Component;

import static dental.cuspid.imports.ImportField.BIRTH_DATE;
import static dental.cuspid.imports.ImportField.BONUS;
import static dental.cuspid.imports.ImportField.CARD_NUMBER;
import static dental.cuspid.imports.ImportField.COMMENT;
import static dental.cuspid.imports.ImportField.DENTACOIN;
import static dental.cuspid.imports.ImportField.EMAIL;
import static dental.cuspid.imports.ImportField.FIRST_NAME;
import static dental.cuspid.imports.ImportField.INTERNAL_ACCOUNT;
import static dental.cuspid.imports.ImportField.LANGUAGE;
import static dental.cuspid.imports.ImportField.LAST_NAME;
import static dental.cuspid.imports.ImportField.LAST_VISIT;
import static dental.cuspid.imports.ImportField.MIDDLE_NAME;
import static dental.cuspid.imports.ImportField.PAID;
import static dental.cuspid.imports.ImportField.PHONE;
import static dental.cuspid.imports.ImportField.SALUTATION;
import static dental.cuspid.imports.ImportField.SOURCE;
import static dental.cuspid.imports.ImportField.TITLE;
import static dental.cuspid.imports.ImportField.VISIT_COUNT;
import static dental.cuspid.imports.ImportField.WALLET_ADDRESS;

/**
 * Takes patients over: account, opening history, opening balances as ledger entries with
 * the import as their cause. Nothing else follows: no deal, message or reward.
 */
@Component
class PatientWork implements RowWork {

	private static final Map<ImportField, AccountKind> ACCOUNTS = Map.of(INTERNAL_ACCOUNT, AccountKind.INTERNAL, BONUS,
			AccountKind.BONUS, DENTACOIN, AccountKind.DENTACOIN);

	private final PatientService patients;

	private final DuplicateFinder accounts;

	private final PatientUpdates updates;

	private final PatientReferrers referrers;

	private final LedgerService ledger;

	private final StatementService statements;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final ImportRows rows;

	private final WorkingMemory memory;

	private final JsonMapper json;

	PatientWork(PatientService patients, DuplicateFinder accounts, PatientUpdates updates, PatientReferrers referrers,
			LedgerService ledger, StatementService statements, ClinicSettingsService settings, ClinicTime time,
			ImportRows rows, WorkingMemory memory, JsonMapper json) {
		this.patients = patients;
		this.accounts = accounts;
		this.updates = updates;
		this.referrers = referrers;
		this.ledger = ledger;
		this.statements = statements;
		this.settings = settings;
		this.time = time;
		this.rows = rows;
		this.memory = memory;
		this.json = json;
	}

	@Override
	public ImportKind kind() {
		return ImportKind.PATIENTS;
	}

	@Override
	public RowJudge judge(CellReader reader, ImportOptions options, OnDuplicate onDuplicate) {
		return new PatientJudge(new PatientCells(reader, options.treatedHere()), onDuplicate, this.accounts);
	}

	@Override
	public List<Applied> apply(Context context, List<StoredRow> rows) {
		Map<Integer, Applied> applied = new HashMap<>();
		List<StoredRow> fresh = rows.stream().filter((row) -> row.action() != RowAction.UPDATE).toList();
		List<PatientId> patients = this.patients.register(fresh.stream().map((row) -> account(row.values())).toList());
		List<PostEntry> balances = new ArrayList<>();
		List<List<PostEntry>> own = new ArrayList<>();
		for (int i = 0; i < fresh.size(); i++) {
			own.add(balances(context, fresh.get(i), patients.get(i)));
			balances.addAll(own.getLast());
		}
		Iterator<EntryId> entries = this.ledger.post(balances).iterator();
		for (int i = 0; i < fresh.size(); i++) {
			List<EntryId> opened = own.get(i).stream().map((balance) -> entries.next()).toList();
			applied.put(fresh.get(i).number(), new Applied(patients.get(i).value(),
					opened.isEmpty() ? null : this.json.writeValueAsString(opened)));
		}
		for (StoredRow row : rows) {
			if (row.action() == RowAction.UPDATE) {
				PatientId patient = new PatientId(existing(context, row, applied));
				applied.put(row.number(), new Applied(patient.value(), this.updates.write(patient, row.values())));
				this.memory.clear();
			}
		}
		return rows.stream().map((row) -> Objects.requireNonNull(applied.get(row.number()))).toList();
	}

	@Override
	public void complete(Context context) {
		this.referrers.link(context);
	}

	@Override
	public Optional<Reason> undo(Context context, StoredRow row) {
		PatientId patient = new PatientId(Objects.requireNonNull(row.result()));
		if (row.action() == RowAction.UPDATE) {
			return this.updates.restore(patient, row.before());
		}
		if (this.patients.briefs(List.of(patient)).isEmpty()) {
			return Optional.empty();
		}
		List<EntryId> entries = entries(row.before());
		if (this.statements.movedBesides(patient, entries)) {
			return Optional.of(Reason.row("imports.reason.keptMoved"));
		}
		entries.forEach((entry) -> this.ledger.reverse(entry, context.cause(), "imports.ledger.undone"));
		this.patients.removeImported(patient);
		return Optional.empty();
	}

	/** Who was there before, or came with an earlier row of these or of the file. */
	private UUID existing(Context context, StoredRow row, Map<Integer, Applied> applied) {
		UUID match = row.match();
		if (match == null && row.matchRow() != null) {
			Applied earlier = applied.get(row.matchRow());
			match = (earlier != null) ? earlier.result()
					: this.rows.resultOf(context.id(), row.matchRow()).orElse(null);
		}
		if (match == null) {
			throw new NotFound("imports.reason.matchGone");
		}
		return match;
	}

	private NewPatient account(RowValues values) {
		return NewPatient.named(name(values))
			.cardNumber(values.text(CARD_NUMBER))
			.birthDate(values.date(BIRTH_DATE))
			.phones(values.list(PHONE))
			.emails(values.list(EMAIL))
			.language(values.text(LANGUAGE))
			.comment(values.text(COMMENT))
			.source(values.text(SOURCE), null)
			.wallet(values.text(WALLET_ADDRESS))
			.opening(opening(values))
			.allowDuplicate(true)
			.imported()
			.build();
	}

	static PersonName name(RowValues values) {
		return new PersonName(values.text(SALUTATION), values.text(TITLE), values.textOr(LAST_NAME, ""),
				values.textOr(FIRST_NAME, ""), values.text(MIDDLE_NAME));
	}

	private OpeningHistory opening(RowValues values) {
		BigDecimal visits = values.number(VISIT_COUNT);
		BigDecimal paid = values.number(PAID);
		return new OpeningHistory((visits != null) ? visits.intValue() : 0, values.date(LAST_VISIT),
				Money.of((paid != null) ? paid : BigDecimal.ZERO, this.settings.current().currency()));
	}

	private List<PostEntry> balances(Context context, StoredRow row, PatientId patient) {
		List<PostEntry> balances = new ArrayList<>();
		ACCOUNTS.forEach((field, account) -> {
			BigDecimal amount = row.values().number(field);
			if (amount != null) {
				balances.add(new PostEntry(patient, account, amount, "OPENING", context.cause(), "ROW " + row.number(),
						this.time.now(), true, "imports.ledger.opening", List.of(context.fileName())));
			}
		});
		return balances;
	}

	private List<EntryId> entries(@Nullable String before) {
		if (before == null) {
			return List.of();
		}
		return java.util.Arrays.stream(this.json.readValue(before, String[].class)).map(EntryId::of).toList();
	}

}
