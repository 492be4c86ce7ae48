package dental.cuspid.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dental.cuspid.patients.DuplicateFinder;
import dental.cuspid.patients.DuplicateProbe;
import dental.cuspid.patients.DuplicateView;

import static dental.cuspid.imports.ImportField.BIRTH_DATE;
import static dental.cuspid.imports.ImportField.CARD_NUMBER;
import static dental.cuspid.imports.ImportField.EMAIL;
import static dental.cuspid.imports.ImportField.FIRST_NAME;
import static dental.cuspid.imports.ImportField.LAST_NAME;
import static dental.cuspid.imports.ImportField.PHONE;
import static dental.cuspid.imports.ImportField.RECOMMENDED_BY;

/**
 * Decides about rows with patients: who is new, who is in the file twice, who has an
 * account already.
 */
final class PatientJudge implements RowJudge {

	private final PatientTwins twins = new PatientTwins();

	private final PatientCells cells;

	private final OnDuplicate onDuplicate;

	private final DuplicateFinder accounts;

	PatientJudge(PatientCells cells, OnDuplicate onDuplicate, DuplicateFinder accounts) {
		this.cells = cells;
		this.onDuplicate = onDuplicate;
		this.accounts = accounts;
	}

	@Override
	public RowRules rules() {
		return this.cells;
	}

	@Override
	public void judge(List<Draft> rows) {
		List<Draft> open = new ArrayList<>();
		for (Draft row : rows) {
			String card = row.values().text(CARD_NUMBER);
			if (row.open() && card != null && this.twins.cardTaken(card)) {
				row.refuse(Reason.of(CARD_NUMBER, "imports.reason.cardTwice", card));
			}
			if (row.open()) {
				open.add(row);
			}
		}
		List<List<DuplicateView>> known = this.accounts.findAll(open.stream().map(PatientJudge::probe).toList());
		for (int i = 0; i < open.size(); i++) {
			decide(open.get(i), known.get(i));
		}
	}

	private void decide(Draft row, List<DuplicateView> known) {
		RowValues values = row.values();
		Optional<DuplicateView> account = known.stream()
			.filter((one) -> holdsCard(one, values) || isSame(one, values))
			.findFirst();
		if (account.isPresent()) {
			boolean taken = known.stream().anyMatch((one) -> holdsCard(one, values));
			if (taken && this.onDuplicate == OnDuplicate.CREATE) {
				row.refuse(Reason.of(CARD_NUMBER, "imports.reason.cardInUse", values.textOr(CARD_NUMBER, "")));
				return;
			}
			row.matches(this.onDuplicate, account.get().patient().id().value(), null,
					Reason.row("imports.reason.knownPatient", account.get().patient().name(),
							String.valueOf(account.get().patient().cardNumber())));
			return;
		}
		Optional<Integer> twin = this.twins.find(values);
		twin.ifPresent((number) -> row.matches(this.onDuplicate, null, number,
				Reason.row("imports.reason.sameAsRow", String.valueOf(number))));
		if (twin.isEmpty() || row.action() == RowAction.CREATE) {
			this.twins.add(row.number(), values);
		}
	}

	/** An unknown referrer is dropped; whether it is one shows at the end of the file. */
	@Override
	public boolean lookAgain(Draft row) {
		String card = row.values().text(RECOMMENDED_BY);
		if (card == null || this.twins.knowsCard(card)) {
			return false;
		}
		var probe = new DuplicateProbe(null, null, null, List.of(), List.of(), card, null);
		if (this.accounts.find(probe).stream().anyMatch((one) -> card.equals(one.patient().cardNumber()))) {
			return false;
		}
		row.values().remove(RECOMMENDED_BY);
		row.drop(RECOMMENDED_BY, "imports.reason.referrerUnknown", card);
		return true;
	}

	private static DuplicateProbe probe(Draft row) {
		RowValues values = row.values();
		return new DuplicateProbe(values.text(LAST_NAME), values.text(FIRST_NAME), values.date(BIRTH_DATE),
				values.list(PHONE), values.list(EMAIL), values.text(CARD_NUMBER), null);
	}

	private static boolean holdsCard(DuplicateView account, RowValues values) {
		String card = values.text(CARD_NUMBER);
		return card != null && card.equals(account.patient().cardNumber());
	}

	/** A shared phone alone is a household; with the name it is the same person. */
	private static boolean isSame(DuplicateView account, RowValues values) {
		if (account.reasons().contains(DuplicateView.Reason.NAME_AND_BIRTH_DATE)) {
			return true;
		}
		var born = values.date(BIRTH_DATE);
		boolean otherDay = born != null && account.patient().birthDate() != null
				&& !born.equals(account.patient().birthDate());
		boolean cardOnly = account.reasons().equals(Set.of(DuplicateView.Reason.CARD_NUMBER));
		return !otherDay && !cardOnly && sameName(account.patient().name(), values);
	}

	private static boolean sameName(String listed, RowValues values) {
		Set<String> there = words(listed);
		Set<String> here = words(values.textOr(LAST_NAME, "") + " " + values.textOr(FIRST_NAME, ""));
		return there.containsAll(here) || new HashSet<>(here).containsAll(there);
	}

	private static Set<String> words(String name) {
		return Arrays.stream(name.split("[\\s,]+"))
			.map(Vocabulary::fold)
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.toSet());
	}

}
