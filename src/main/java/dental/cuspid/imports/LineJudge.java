package dental.cuspid.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dental.cuspid.patients.DuplicateFinder;
import dental.cuspid.patients.DuplicateProbe;
import dental.cuspid.patients.PatientId;

import static dental.cuspid.imports.ImportField.CARD_NUMBER;
import static dental.cuspid.imports.ImportField.DATE;

/**
 * Decides about lines that belong to patients who are there: the patient must exist, the
 * day must be open, and the same line is taken once, over all files.
 *
 * @param rules what makes a line acceptable by itself
 * @param accounts finds the patients
 * @param rows knows the lines of earlier imports
 * @param when the moment a line is dated
 * @param closed why nothing may be dated there, or empty
 * @param key what makes a line of a patient the same line
 * @param seen lines of this file
 * @param days moments that were asked about
 */
record LineJudge(RowRules rules, DuplicateFinder accounts, ImportRows rows, Function<RowValues, Instant> when,
		Function<Instant, Optional<Reason>> closed, BiFunction<PatientId, RowValues, String> key, Set<String> seen,
		Map<String, Optional<Reason>> days) implements RowJudge {

	LineJudge(RowRules rules, DuplicateFinder accounts, ImportRows rows, Function<RowValues, Instant> when,
			Function<Instant, Optional<Reason>> closed, BiFunction<PatientId, RowValues, String> key) {
		this(rules, accounts, rows, when, closed, key, new HashSet<>(), new LinkedHashMap<>());
	}

	@Override
	public void judge(List<Draft> drafts) {
		List<Draft> open = drafts.stream().filter(Draft::open).toList();
		var found = this.accounts.findAll(open.stream().map(LineJudge::probe).toList());
		List<Draft> known = new ArrayList<>();
		for (int i = 0; i < open.size(); i++) {
			Draft row = open.get(i);
			String card = row.values().textOr(CARD_NUMBER, "");
			PatientId patient = found.get(i)
				.stream()
				.filter((one) -> card.equals(one.patient().cardNumber()))
				.map((one) -> one.patient().id())
				.findFirst()
				.orElse(null);
			if (accepted(row, card, patient)) {
				known.add(row);
			}
		}
		Set<String> taken = new HashSet<>(
				this.rows.takenLines(known.stream().map(Draft::lineKey).collect(Collectors.toSet())));
		for (Draft row : known) {
			String line = row.lineKey();
			if (taken.contains(line) || !this.seen.add(line)) {
				row.matches(OnDuplicate.SKIP, null, null, Reason.row("imports.reason.lineTwice"));
			}
		}
	}

	private boolean accepted(Draft row, String card, @Nullable PatientId patient) {
		if (patient == null) {
			row.refuse(Reason.of(CARD_NUMBER, "imports.reason.unknownPatient", card));
			return false;
		}
		String day = row.values().textOr(DATE, "").split("T")[0];
		Optional<Reason> reason = this.days.computeIfAbsent(day,
				(text) -> this.closed.apply(this.when.apply(row.values())));
		if (reason.isPresent()) {
			row.refuse(reason.get());
			return false;
		}
		row.isLine(this.key.apply(patient, row.values()));
		row.belongsTo(patient.value());
		return true;
	}

	private static DuplicateProbe probe(Draft row) {
		return new DuplicateProbe(null, null, null, List.of(), List.of(), row.values().text(CARD_NUMBER), null);
	}

}
