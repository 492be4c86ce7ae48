package dental.cuspid.imports;

import java.time.LocalDate;
import java.util.List;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.NewBranch;
import dental.cuspid.imports.ImportView.Counts;
import dental.cuspid.ledger.Balances;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.patients.PatientService;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static dental.cuspid.imports.ImportBench.unique;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Opening balances and past visits come in once, whatever is brought in twice, and leave
 * reversed entries when they go (BASE-7, BASE-13).
 */
@IntegrationTest
class LineImportTests {

	private final String card = unique();

	private ImportBench bench;

	private PatientId patient;

	@Autowired
	private ImportService imports;

	@Autowired
	private TestStaff staff;

	@Autowired
	private PatientService patients;

	@Autowired
	private PatientRecordService records;

	@Autowired
	private LedgerService ledger;

	@Autowired
	private BranchService branches;

	@BeforeEach
	void prepare() {
		this.bench = new ImportBench(this.imports, this.staff);
		this.patient = this.staff.asAdmin(() -> this.patients
			.register(NewPatient.named(ImportBench.name(), "Anna").cardNumber(this.card).build()));
		if (this.branches.active().isEmpty()) {
			CurrentStaff
				.asSystem(() -> this.branches.add(new NewBranch("imp" + unique(), "Imports", null, null, null, null)));
		}
	}

	@Test
	void balancesAreTakenOnce() {
		String text = "Card number;Account;Amount;Date\n%1$s;INTERNAL;100,50;01.11.2026\n%1$s;Bonus;20;01.11.2026\n"
			.formatted(this.card)
				+ "%1$s;DCN;7;\n%1$s;INTERNAL;100.50;2026-11-01\nnobody;BONUS;5;\n%1$s;BONUS;;\n".formatted(this.card);
		ImportId id = this.bench.upload(ImportKind.BALANCES, text);
		assertThat(this.bench.get(id).counts()).isEqualTo(new Counts(3, 0, 1, 2));
		assertThat(this.bench.apply(id).counts()).isEqualTo(new Counts(3, 0, 1, 2));
		assertBalances("100.50", "20", 7);
		ImportId again = this.bench.upload(ImportKind.BALANCES, text);
		assertThat(this.bench.get(again).counts()).isEqualTo(new Counts(0, 0, 4, 2));
		this.bench.undo(id);
		assertBalances("0", "0", 0);
		assertThat(this.bench.get(this.bench.upload(ImportKind.BALANCES, text)).counts())
			.isEqualTo(new Counts(3, 0, 1, 2));
	}

	@Test
	void twoFilesWithTheSameLineAreNotBothTaken() {
		String text = "Card number;Account;Amount\n%s;INTERNAL;100\n".formatted(this.card);
		ImportId first = this.bench.upload(ImportKind.BALANCES, text);
		ImportId second = this.bench.upload(ImportKind.BALANCES, text);
		this.bench.apply(first);
		assertThat(this.bench.apply(second).counts()).isEqualTo(new Counts(0, 0, 1, 0));
		assertBalances("100", "0", 0);
	}

	@Test
	void pastVisitsBringMoneyAndVisitsOnly() {
		String text = "Card number;Date;Service;Paid;Tender\n%1$s;03.04.2025;;150,00;cash\n%1$s;05.06.2025 14:30;;;\n"
			.formatted(this.card)
				+ "%1$s;03.04.2025;;150,00;CASH\n%1$s;31.02.2025;;10;cash\n%1$s;01.01.2025;;10;bonus\n"
					.formatted(this.card);
		ImportId id = this.bench.upload(ImportKind.VISITS, text);
		assertThat(this.bench.get(id).counts()).isEqualTo(new Counts(2, 0, 1, 2));
		ImportView done = this.bench.apply(id);
		assertThat(done.counts()).isEqualTo(new Counts(2, 0, 1, 2));
		var figures = figures();
		assertThat(figures.visits()).isEqualTo(2);
		assertThat(figures.lastVisitOn()).isEqualTo(LocalDate.of(2025, 6, 5));
		assertThat(figures.lifetimeValue().amount()).isEqualByComparingTo("150");
		assertThat(this.bench.get(this.bench.upload(ImportKind.VISITS, text)).counts())
			.isEqualTo(new Counts(0, 0, 3, 2));
		assertThat(this.bench.undo(id).kept()).isZero();
		assertThat(figures().visits()).isZero();
		assertThat(figures().lifetimeValue().isZero()).isTrue();
	}

	@Test
	void whoHasVisitsSinceStaysWhenTheImportOfPatientsIsTakenBack() {
		String other = unique();
		ImportId id = this.bench.upload(ImportKind.PATIENTS,
				"Card number;Full name;Internal account\n" + other + ";Anna " + ImportBench.name() + ";40\n");
		this.bench.apply(id);
		ImportId visits = this.bench.upload(ImportKind.VISITS, "Card number;Date\n" + other + ";03.04.2025\n");
		this.bench.apply(visits);
		ImportView undone = this.bench.undo(id);
		assertThat(undone.kept()).isEqualTo(1);
		PatientId stayed = this.bench.as(() -> this.patients.resolve(other));
		assertThat(this.bench.as(() -> this.ledger.balances(stayed)).internalAccount().amount())
			.isEqualByComparingTo("40");
		List<RowView> kept = this.bench.as(() -> this.imports.kept(id));
		assertThat(kept).singleElement()
			.satisfies((row) -> assertThat(row.reasons().getLast().code()).isEqualTo("imports.reason.keptUsed"));
	}

	private void assertBalances(String internal, String bonus, long dentacoin) {
		Balances now = this.bench.as(() -> this.ledger.balances(this.patient));
		assertThat(now.internalAccount().amount()).isEqualByComparingTo(internal);
		assertThat(now.bonus().amount()).isEqualByComparingTo(bonus);
		assertThat(now.dentacoin()).isEqualTo(dentacoin);
	}

	private dental.cuspid.patients.Figures figures() {
		return this.bench.as(() -> this.records.figures(this.patient, this.patients.opening(this.patient)));
	}

}
