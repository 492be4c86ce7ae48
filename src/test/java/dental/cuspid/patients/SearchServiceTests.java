package dental.cuspid.patients;

import java.time.LocalDate;
import java.util.List;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.patients.PatientHit.Match;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The search on a real database (BASE-2).
 */
@IntegrationTest
class SearchServiceTests {

	@Autowired
	private PatientService patients;

	@Autowired
	private SearchService search;

	@Autowired
	private TestStaff staff;

	@Test
	void findsByEverythingAtTheDesk() {
		PatientId id = register(NewPatient.named("Хусаинова", "Жанна")
			.cardNumber("ZQ-00417")
			.birthDate(LocalDate.of(1979, 9, 17))
			.country("KZ")
			.phone("8 (701) 648-93-21")
			.email("zhanna.desk@example.kz"));
		for (String typed : List.of("Хус", "хусаинова", "Khusainova", "Husainova", "Жанна Хус", "Хус Жан", "zhanna hus",
				"[ecfbyjdf", "9321", "6489321", "701648", "8701648", "+7 701 648", "8 701 648 93 21", "ZQ-00417",
				"zq-004", "17.09.1979", "17.09.79", "1979-09-17", "zhanna.desk@example.kz", "zhanna.desk@", "zhanna.d",
				"Хусаинова 9321", "Husainova 17.09.1979", "саино", "Хусинова", "Хусаинвоа", "Khusainvoa")) {
			assertThat(ids(typed)).as(typed).contains(id);
		}
	}

	@Test
	void saysWhyItFound() {
		register(NewPatient.named("Zwiesel", "Tobias").cardNumber("WHY-1").country("DE").phone("030 5551717171"));
		assertThat(search("Zwies").getFirst().match()).isEqualTo(Match.NAME);
		assertThat(search("why-1").getFirst().match()).isEqualTo(Match.CARD_NUMBER);
		assertThat(search("1717171").getFirst().match()).isEqualTo(Match.PHONE);
		assertThat(search("wiese").getFirst().match()).isEqualTo(Match.MIDDLE);
		assertThat(search("Zweisel").getFirst().match()).isEqualTo(Match.SIMILAR);
	}

	@Test
	void showsEachPatientOnceAndNoMoreThanAsked() {
		for (int i = 0; i < 5; i++) {
			register(NewPatient.named("Qyuliaev", "Юлия" + i).allowDuplicate(true));
		}
		assertThat(search("Qyul")).hasSize(5).extracting(PatientHit::id).doesNotHaveDuplicates();
		assertThat(this.staff.as(() -> this.search.search("Qyul", 2), Role.CALL_CENTRE)).hasSize(2);
	}

	@Test
	void doesNotFallApartIntoLetters() {
		PatientId other = register(NewPatient.named("Malakhova", "Lina"));
		assertThat(ids("Mül")).doesNotContain(other);
	}

	@Test
	void findsTheNewNameAndNoLongerTheOld() {
		PatientId id = register(NewPatient.named("Vorherig", "Eva"));
		this.staff.as(() -> {
			this.patients.change(id, new PatientChange(null, null, null, null, "Nachherig", null, null, null, false,
					null, null, null, null, null, null, null, null, null, null, null, null, null));
			return null;
		}, Role.FRONT_DESK);
		assertThat(ids("Nachherig")).contains(id);
		assertThat(ids("Vorherig")).doesNotContain(id);
	}

	@Test
	void answersStrangeInputWithNothing() {
		for (String typed : List.of("", " ", "%%%", "___", "'\"\\", "@", "-", "+", "31.02.2020", "a\u0000b", "🦷🦷🦷",
				"x".repeat(500), "1 2 3 4 5 6 7 8 9", "\ud83d", "((((", ":name", "?")) {
			assertThat(search(typed)).as(typed).isNotNull();
		}
	}

	@Test
	void keepsMarketingOut() {
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> this.staff.as(() -> this.search.search("Mül", 20), Role.MARKETING));
	}

	private PatientId register(NewPatient.Builder asked) {
		return this.staff.as(() -> this.patients.register(asked.build()), Role.FRONT_DESK);
	}

	private List<PatientHit> search(String typed) {
		return this.staff.as(() -> this.search.search(typed, 20), Role.CALL_CENTRE);
	}

	private List<PatientId> ids(String typed) {
		return search(typed).stream().map(PatientHit::id).toList();
	}

}
