package dental.cuspid.imports;

import java.util.List;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.imports.ImportView.Counts;
import dental.cuspid.ledger.Cause;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientView;
import dental.cuspid.shared.NotFound;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static dental.cuspid.imports.ImportBench.kz;
import static dental.cuspid.imports.ImportBench.phone;
import static dental.cuspid.imports.ImportBench.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Patients come in and are told apart (BASE-13, BASE-7).
 */
@IntegrationTest
class PatientImportTests extends PatientImportCase {

	@Test
	void aFileIsShownBeforeAnythingHappens() {
		String card = unique();
		ImportId id = this.bench.upload(ImportKind.PATIENTS,
				HEAD + card + ";Ivanova " + this.name + ";01.02.1990;" + phone() + ";;100,50;;;\n;;;;;;;;note only\n");
		ImportView view = this.bench.get(id);
		assertThat(view.state()).isEqualTo(ImportState.PREVIEWED);
		assertThat(view.counts()).isEqualTo(new Counts(1, 0, 0, 1));
		assertThat(view.mapping()).containsEntry("Card number", "cardNumber").containsEntry("Bonus", "bonus");
		var rows = this.bench.as(() -> this.imports.rows(id, null, null, null)).items();
		assertThat(rows).extracting(RowView::row).containsExactly(2, 3);
		assertThat(rows.getLast().reasons()).extracting(RowView.Reason::code).contains("imports.reason.noName");
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> find(card));
	}

	@Test
	void whoWasTreatedHereStandsInTheBaseAtOnce() {
		String card = unique();
		ImportId id = this.bench.upload(ImportKind.PATIENTS,
				HEAD + card + ";Clara " + this.name + ";;" + phone() + ";;;;;\n");
		this.bench.apply(id);
		UUID patient = find(card).value();
		Awaitility.await()
			.until(() -> this.jdbc.sql("select pipeline from deal where patient_id = :patient and open")
				.param("patient", patient)
				.query(String.class)
				.list(), List.of("PATIENT_BASE")::equals);
		assertThat(this.bench.undo(id).state()).isEqualTo(ImportState.UNDONE);
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> find(card));
	}

	@Test
	void accountsOpenWithTheirBalancesAndReferrers() {
		String one = unique();
		String two = unique();
		ImportId id = this.bench.upload(ImportKind.PATIENTS,
				HEAD + one + ";Anna " + this.name + ";01.02.1990;" + phone() + ";" + two + ";100,50;20;7;VIP\n" + two
						+ ";Boris D" + this.name + ";;" + phone() + ";nobody;;;;\n");
		assertThat(this.bench.apply(id).state()).isEqualTo(ImportState.APPLIED);
		PatientView anna = view(one);
		assertThat(anna.name().lastName()).isEqualTo(this.name);
		assertThat(anna.comment()).isEqualTo("VIP");
		assertThat(anna.opening().visits()).isEqualTo(1);
		assertThat(anna.recommendedBy().cardNumber()).isEqualTo(two);
		assertThat(balances(anna.id()).internalAccount().amount()).isEqualByComparingTo("100.50");
		assertThat(balances(anna.id()).bonus().amount()).isEqualByComparingTo("20");
		assertThat(balances(anna.id()).dentacoin()).isEqualTo(7);
		assertThat(this.ledger.entriesOf(new Cause("IMPORT", id.toString()))).hasSize(3);
		assertThat(this.bench.as(() -> this.imports.rows(id, null, null, null)).items().getLast().reasons())
			.extracting(RowView.Reason::code)
			.containsExactly("imports.reason.referrerUnknown");
	}

	@Test
	void applyingTwiceDoesNothingTwice() {
		String card = unique();
		ImportId id = this.bench.upload(ImportKind.PATIENTS,
				HEAD + card + ";Anna " + this.name + ";;" + phone() + ";;50;;;\n");
		this.bench.apply(id);
		assertThat(this.bench.apply(id).state()).isEqualTo(ImportState.APPLIED);
		assertThat(balances(find(card)).internalAccount().amount()).isEqualByComparingTo("50");
	}

	@Test
	void theSameFileAgainIsAllDuplicates() {
		String text = HEAD + unique() + ";Anna " + this.name + ";;" + phone() + ";;50;;;\n";
		ImportId first = this.bench.upload(ImportKind.PATIENTS, text);
		this.bench.apply(first);
		ImportId again = this.bench.upload(ImportKind.PATIENTS, text);
		assertThat(this.bench.get(again).counts()).isEqualTo(new Counts(0, 0, 1, 0));
		assertThat(this.bench.apply(again).counts()).isEqualTo(new Counts(0, 0, 1, 0));
	}

	@Test
	void peopleInAFileAreToldApart() {
		String phone = phone();
		String card = unique();
		ImportId id = this.bench.upload(ImportKind.PATIENTS,
				HEAD + card + ";Ким" + this.name + " Анна;01.02.1990;" + phone + ";;;;;\n" + unique() + ";КИМ"
						+ this.name.toUpperCase() + " АННА ;01.02.1990;" + phone + ";;;;;\n" + unique() + ";Ким"
						+ this.name + " Алла;01.02.1990;" + phone + ";;;;;\n" + card
						+ ";Повтор Номера;03.02.1990;;;;;;\n");
		assertThat(this.bench.get(id).counts()).isEqualTo(new Counts(2, 0, 1, 1));
	}

	@Test
	void numbersInTheFileAreNotGivenToThoseWithout() {
		this.bench
			.apply(this.bench.upload(ImportKind.PATIENTS, HEAD + ";Anna " + this.name + ";;" + phone() + ";;;;;\n"));
		String next = this.jdbc.sql("select (last_value + 1)::text from patient_card_number_seq")
			.query(String.class)
			.single();
		ImportId id = this.bench.upload(ImportKind.PATIENTS, HEAD + ";Boris D" + this.name + ";;" + phone() + ";;;;;\n"
				+ next + ";Carl E" + this.name + ";;" + phone() + ";;;;;\n");
		ImportView done = this.bench.apply(id);
		assertThat(done.counts()).isEqualTo(new Counts(2, 0, 0, 0));
		assertThat(view(next).name().lastName()).isEqualTo("E" + this.name);
	}

	@Test
	void updatesAddWhatTheFileKnowsAndCanBeTakenBack() {
		String card = unique();
		String phone = phone();
		PatientId patient = this.staff.asAdmin(() -> this.patients.register(NewPatient.named(this.name, "Anna")
			.cardNumber(card)
			.phone(phone)
			.comment("afraid of needles")
			.build()));
		String other = phone();
		ImportId id = this.bench.upload(ImportKind.PATIENTS,
				ImportBench.file(HEAD + card + ";Anna " + this.name + "mann;01.02.1990;" + other + ";;500;;;VIP\n"),
				OnDuplicate.UPDATE, kz());
		assertThat(this.bench.get(id).counts()).isEqualTo(new Counts(0, 1, 0, 0));
		this.bench.apply(id);
		PatientView after = view(card);
		assertThat(after.name().lastName()).isEqualTo(this.name + "mann");
		assertThat(after.phones()).hasSize(2);
		assertThat(after.comment()).isEqualTo("afraid of needles\nVIP");
		assertThat(balances(patient).internalAccount().isZero()).isTrue();
		assertThat(this.bench.undo(id).state()).isEqualTo(ImportState.UNDONE);
		PatientView back = view(card);
		assertThat(back.name().lastName()).isEqualTo(this.name);
		assertThat(back.birthDate()).isNull();
		assertThat(back.phones()).hasSize(1);
		assertThat(back.comment()).isEqualTo("afraid of needles");
	}

	@Test
	void anotherAccountCanBeOpenedForSomebodyKnown() {
		String phone = phone();
		this.staff.asAdmin(() -> this.patients.register(NewPatient.named(this.name, "Anna").phone(phone).build()));
		String text = HEAD + unique() + ";Anna " + this.name + ";;" + phone + ";;;;;\n";
		assertThat(this.bench.get(this.bench.upload(ImportKind.PATIENTS, text)).counts().duplicate()).isEqualTo(1);
		ImportId id = this.bench.upload(ImportKind.PATIENTS, ImportBench.file(text), OnDuplicate.CREATE, kz());
		assertThat(this.bench.apply(id).counts()).isEqualTo(new Counts(1, 0, 0, 0));
	}

	@Test
	void anotherMappingReadsTheSameFileAgain() {
		String card = unique();
		ImportId id = this.bench.upload(ImportKind.PATIENTS,
				"A;B;Mobil\n" + card + ";Anna " + this.name + ";" + phone() + "\n");
		assertThat(this.bench.get(id).counts().refused()).isEqualTo(1);
		this.bench.as(() -> {
			this.imports.readAgain(id, java.util.Map.of("A", "cardNumber", "B", "fullName"), OnDuplicate.SKIP, kz());
			return null;
		});
		assertThat(this.bench.get(id).counts()).isEqualTo(new Counts(1, 0, 0, 0));
		this.bench.apply(id);
		assertThat(view(card).name().firstName()).isEqualTo("Anna");
	}

	private PatientView view(String card) {
		return this.bench.as(() -> this.records.view(this.patients.resolve(card), "test"));
	}

}
