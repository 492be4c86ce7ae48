package dental.cuspid.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.patients.DuplicateFinder;
import dental.cuspid.patients.DuplicateProbe;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import static dental.cuspid.imports.ImportField.RECOMMENDED_BY;

/**
 * Links patients with who recommended the clinic to them, once all rows are in: the
 * referrer may stand further down in the file. Such a link is for display and credits
 * nobody.
 */
@Component
class PatientReferrers {

	private static final int BATCH = 200;

	private final PatientService patients;

	private final DuplicateFinder accounts;

	private final ImportRows rows;

	private final TransactionTemplate transaction;

	PatientReferrers(PatientService patients, DuplicateFinder accounts, ImportRows rows,
			TransactionTemplate transaction) {
		this.patients = patients;
		this.accounts = accounts;
		this.rows = rows;
		this.transaction = transaction;
	}

	void link(RowWork.Context context) {
		int number = 0;
		for (List<StoredRow> page = this.rows.recommended(context.id(), number, BATCH); !page
			.isEmpty(); page = this.rows.recommended(context.id(), number, BATCH)) {
			List<StoredRow> batch = page;
			this.transaction.executeWithoutResult((status) -> link(context, batch));
			number = page.getLast().number();
		}
	}

	private void link(RowWork.Context context, List<StoredRow> batch) {
		Map<String, UUID> referrers = referrers(context, batch);
		for (StoredRow row : batch) {
			UUID referrer = referrers.get(row.values().textOr(RECOMMENDED_BY, ""));
			boolean free = row.action() == RowAction.CREATE
					|| row.before() != null && row.before().contains(RECOMMENDED_BY.key());
			boolean named = row.values().has(RECOMMENDED_BY) && row.state() == RowState.DONE;
			if (!named || !free || row.result() == null || row.result().equals(referrer)) {
				continue;
			}
			if (referrer == null) {
				this.rows.explain(context.id(), row.number(), row.values(), RowWork.with(row.reasons(), Reason
					.of(RECOMMENDED_BY, "imports.reason.referrerUnknown", row.values().textOr(RECOMMENDED_BY, ""))));
			}
			else {
				this.patients.linkRecommendedBy(new PatientId(row.result()), new PatientId(referrer));
			}
		}
	}

	/**
	 * By the card numbers in use, else by those the file gave to a person a second time.
	 */
	private Map<String, UUID> referrers(RowWork.Context context, List<StoredRow> batch) {
		List<String> cards = batch.stream().map((row) -> row.values().textOr(RECOMMENDED_BY, "")).distinct().toList();
		var found = this.accounts.findAll(cards.stream()
			.map((card) -> new DuplicateProbe(null, null, null, List.of(), List.of(), card, null))
			.toList());
		var referrers = new HashMap<String, UUID>();
		for (int i = 0; i < cards.size(); i++) {
			String card = cards.get(i);
			Optional<UUID> account = found.get(i)
				.stream()
				.filter((one) -> card.equals(one.patient().cardNumber()))
				.map((one) -> one.patient().id().value())
				.findFirst()
				.or(() -> this.rows.resultOfCard(context.id(), card));
			account.ifPresent((id) -> referrers.put(card, id));
		}
		return referrers;
	}

}
