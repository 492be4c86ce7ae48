package dental.cuspid.imports;

import java.math.BigDecimal;
import java.util.List;

import dental.cuspid.IntegrationTest;
import dental.cuspid.imports.ImportView.Counts;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.PostEntry;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.NotFound;
import org.junit.jupiter.api.Test;

import static dental.cuspid.imports.ImportBench.phone;
import static dental.cuspid.imports.ImportBench.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Imported patients go out again, unless something was done with them (BASE-13, BASE-7).
 */
@IntegrationTest
class PatientUndoTests extends PatientImportCase {

	@Test
	void undoingLeavesNothingBehindAndTheFileCanComeAgain() {
		String card = unique();
		String text = HEAD + card + ";Anna " + this.name + ";01.02.1990;" + phone() + ";;100;;5;\n";
		long before = count();
		ImportId id = this.bench.upload(ImportKind.PATIENTS, text);
		this.bench.apply(id);
		PatientId patient = find(card);
		ImportView undone = this.bench.undo(id);
		assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
		assertThat(undone.kept()).isZero();
		assertThat(count()).isEqualTo(before);
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> find(card));
		assertThat(balances(patient).internalAccount().isZero()).isTrue();
		assertThat(this.ledger.entriesOf(new Cause("IMPORT", id.toString()))).hasSize(4);
		assertThat(this.bench.get(this.bench.upload(ImportKind.PATIENTS, text)).counts())
			.isEqualTo(new Counts(1, 0, 0, 0));
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.bench.apply(id));
	}

	@Test
	void whoseAccountWasMovedStaysWithItsBalance() {
		String used = unique();
		String unused = unique();
		ImportId id = this.bench.upload(ImportKind.PATIENTS, HEAD + used + ";Anna " + this.name + ";;" + phone()
				+ ";;100;;;\n" + unused + ";Boris D" + this.name + ";;" + phone() + ";;30;;;\n");
		this.bench.apply(id);
		PatientId patient = find(used);
		this.bench.as(() -> this.ledger.post(new PostEntry(patient, AccountKind.INTERNAL, new BigDecimal("-40"),
				"REDEEMED", new Cause("PAYMENT", unique()), "PAY", java.time.Instant.now(), false,
				"ledger.reason.correction", List.of("x"))));
		ImportView undone = this.bench.undo(id);
		assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
		assertThat(undone.kept()).isEqualTo(1);
		assertThat(balances(find(used)).internalAccount().amount()).isEqualByComparingTo("60");
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> find(unused));
		assertThat(this.bench.as(() -> this.imports.kept(id))).singleElement()
			.satisfies((row) -> assertThat(row.values()).containsEntry("cardNumber", used));
	}

	@Test
	void aCancelledImportIsNeverApplied() {
		ImportId id = this.bench.upload(ImportKind.PATIENTS,
				HEAD + unique() + ";Anna " + this.name + ";;" + phone() + ";;;;;\n");
		this.bench.as(() -> {
			this.imports.cancel(id);
			return null;
		});
		assertThat(this.bench.get(id).state()).isEqualTo(ImportState.CANCELLED);
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.bench.apply(id));
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.bench.undo(id));
	}

	@Test
	void stoppedBetweenTwoBatchesWhatIsInStaysUntilItIsTakenBack() throws Exception {
		var text = new StringBuilder(HEAD);
		for (int i = 0; i < 4000; i++) {
			text.append(this.name)
				.append('-')
				.append(i)
				.append(";Anna ")
				.append(this.name)
				.append(";;+7702")
				.append(1_000_000 + i)
				.append(";;10;;;\n");
		}
		long before = count();
		ImportId id = this.bench.upload(ImportKind.PATIENTS, text.toString());
		var work = Thread.ofVirtual().start(() -> this.bench.apply(id));
		for (int i = 0; i < 1500 && this.bench.get(id).progress().done() == 0; i++) {
			Thread.sleep(20);
		}
		this.bench.as(() -> {
			this.imports.cancel(id);
			return null;
		});
		work.join();
		ImportView stopped = this.bench.get(id);
		assertThat(stopped.state()).isEqualTo(ImportState.CANCELLED);
		assertThat(stopped.progress().done()).isBetween(1, 3999);
		assertThat(count()).isEqualTo(before + stopped.progress().done());
		assertThat(this.bench.undo(id).kept()).isZero();
		assertThat(count()).isEqualTo(before);
	}

	private long count() {
		return this.jdbc.sql("select count(*) from patient").query(Long.class).single();
	}

}
