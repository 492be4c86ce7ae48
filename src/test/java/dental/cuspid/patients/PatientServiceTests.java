package dental.cuspid.patients;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Accounts on a real database.
 */
@IntegrationTest
class PatientServiceTests {

	@Autowired
	private PatientService patients;

	@Autowired
	private ConsentService consents;

	@Autowired
	private TestStaff staff;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void registersWithTheNextFreeCardNumber() {
		PatientBrief first = brief(register(named("Alpha").build()));
		PatientBrief second = brief(register(named("Beta").build()));
		assertThat(first.cardNumber()).isNotNull().isNotEqualTo(second.cardNumber());
		assertThat(resolve(String.valueOf(first.cardNumber()))).isEqualTo(first.id());
		assertThat(resolve(first.id().toString())).isEqualTo(first.id());
	}

	@Test
	void keepsATypedCardNumberTrimmedAndInCapitals() {
		String typed = " k-" + unique() + "/7 ";
		PatientId id = register(named("Gamma").cardNumber(typed).build());
		assertThat(brief(id).cardNumber()).isEqualTo(typed.strip().toUpperCase());
		assertThat(resolve(typed.strip().replace('/', '~'))).isEqualTo(id);
	}

	@Test
	void refusesATakenOrImpossibleCardNumber() {
		String card = "T" + unique();
		register(named("Delta").cardNumber(card).build());
		Refusal taken = refusal(() -> register(named("Delta").cardNumber(card.toLowerCase()).build()));
		assertThat(taken).isInstanceOf(Conflict.class);
		assertThat(taken.problems().getFirst().field()).isEqualTo("cardNumber");
		for (String impossible : List.of("a b", "x_1", "123456789012345678901", "№5", "<b>")) {
			assertThat(refusal(() -> register(named("Delta").cardNumber(impossible).build())))
				.isInstanceOf(RuleViolation.class);
		}
	}

	@Test
	void skipsNumbersThatWereTypedByHand() {
		long next = Long.parseLong(String.valueOf(brief(register(named("Epsilon").build())).cardNumber()));
		register(named("Epsilon").cardNumber("" + (next + 1)).build());
		register(named("Epsilon").cardNumber("" + (next + 2)).build());
		assertThat(Long.parseLong(String.valueOf(brief(register(named("Epsilon").build())).cardNumber())))
			.isGreaterThan(next + 2);
	}

	@Test
	void givesEveryDeskAnotherNumber() throws Exception {
		try (var desks = Executors.newFixedThreadPool(8)) {
			List<Callable<PatientId>> work = IntStream.range(0, 40)
				.<Callable<PatientId>>mapToObj((i) -> () -> register(named("Race").build()))
				.toList();
			var numbers = desks.invokeAll(work).stream().map(PatientServiceTests::get).map(this::brief).toList();
			assertThat(numbers).extracting(PatientBrief::cardNumber).doesNotContainNull().doesNotHaveDuplicates();
		}
	}

	@Test
	void letsOnlyOneDeskTakeATypedNumber() throws Exception {
		String card = "R" + unique();
		try (var desks = Executors.newFixedThreadPool(8)) {
			List<Callable<Boolean>> work = IntStream.range(0, 8).<Callable<Boolean>>mapToObj((i) -> () -> {
				try {
					register(named("Race").cardNumber(card).build());
					return true;
				}
				catch (Conflict ex) {
					return false;
				}
			}).toList();
			assertThat(desks.invokeAll(work).stream().filter(PatientServiceTests::get)).hasSize(1);
		}
	}

	@Test
	void saysEverythingThatCannotBeReadAtOnce() {
		Refusal refusal = refusal(() -> register(NewPatient.named(" ", "Ada")
			.phone("0171 3920012", "call my mother")
			.email("ada@example.org", "ada at home")
			.birthDate(LocalDate.of(1850, 1, 1))
			.language("fr")
			.wallet("0x123")
			.responsible("nobody.here")
			.recommendedBy("NO/SUCH")
			.build()));
		assertThat(refusal).isInstanceOf(RuleViolation.class);
		assertThat(refusal.problems()).extracting(Refusal.Problem::field)
			.containsExactlyInAnyOrder("lastName", "phones[1]", "emails[1]", "birthDate", "language", "walletAddress",
					"responsible", "recommendedBy");
	}

	@Test
	void warnsOfAProbableDuplicateAndNamesIt() {
		String phone = phone();
		PatientId known = register(named("Жукова").phone(phone).birthDate(LocalDate.of(1980, 2, 3)).build());
		Refusal byPhone = refusal(() -> register(named("Other").phone(phone).build()));
		assertThat(byPhone).isInstanceOf(Conflict.class);
		assertThat(byPhone.properties().get("candidates")).isEqualTo(List.of(brief(known).cardNumber()));
		assertThat(register(named("Other").phone(phone).allowDuplicate(true).build())).isNotNull();
	}

	@Test
	void findsTheSameNameAndBirthDateInOtherLetters() {
		LocalDate born = LocalDate.of(1950, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(20_000));
		register(NewPatient.named("Щербакова", "Юлия").birthDate(born).allowDuplicate(true).build());
		assertThat(refusal(() -> register(NewPatient.named("Shcherbakova", "Yulia").birthDate(born).build())))
			.isInstanceOf(Conflict.class);
	}

	@Test
	void meansYesWhenAWalletIsGivenWhileNobodyAsked() {
		PatientId id = register(named("Wallet").wallet("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed").build());
		assertThat(this.jdbc.sql("select dentacoin_participation from patient where id = :id")
			.param("id", id.value())
			.query(String.class)
			.single()).isEqualTo("YES");
	}

	@Test
	void changesOnlyWhatIsNamedAndFindsTheNewName() {
		String phone = phone();
		PatientId id = register(named("Before").phone(phone).build());
		change(id, lastName("After" + unique()));
		assertThat(brief(id).name()).startsWith("After");
		assertThat(brief(id).phone()).isEqualTo("+49" + phone.substring(1));
	}

	@Test
	void refusesAStaleChange() {
		PatientId id = register(named("Stale").build());
		var stale = new PatientChange(7L, null, null, null, "Newer", null, null, null, false, null, null, null, null,
				null, null, null, null, null, null, null, null, null);
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> change(id, stale));
	}

	@Test
	void keepsTheHistoryOfConsents() {
		PatientId id = register(named("Consent").consents(new Consents(true, true, null, null)).build());
		this.staff.as(() -> {
			this.consents.answer(id, new Consents(true, false, null, null), "3");
			return null;
		}, Role.FRONT_DESK);
		this.staff.as(() -> {
			assertThat(this.consents.current(id)).isEqualTo(new Consents(true, false, null, null));
			assertThat(this.consents.history(id)).hasSize(3);
			assertThat(this.consents.latest(id).get(ConsentKind.SMS).textVersion()).isEqualTo("3");
			return null;
		}, Role.FRONT_DESK);
	}

	@Test
	void givesALeadItsNumberWhenItIsNeeded() {
		PatientId id = register(NewPatient.named("", "").phone(phone()).lead().build());
		assertThat(brief(id).cardNumber()).isNull();
		assertThat(brief(id).name()).startsWith("+49");
		String number = this.staff.as(() -> this.patients.ensureCardNumber(id), Role.FRONT_DESK);
		assertThat(this.staff.as(() -> this.patients.ensureCardNumber(id), Role.FRONT_DESK)).isEqualTo(number);
	}

	@Test
	void removesOnlyWhatNothingRefersTo() {
		PatientId free = register(named("Free").build());
		PatientId used = register(named("Used").build());
		this.jdbc.sql("create table if not exists patient_user_of_test (patient_id uuid references patient (id))")
			.update();
		this.jdbc.sql("insert into patient_user_of_test values (:id)").param("id", used.value()).update();
		this.staff.as(() -> this.transaction.execute((status) -> {
			assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.patients.removeImported(used));
			this.patients.removeImported(free);
			return null;
		}), Role.ADMINISTRATOR);
		this.jdbc.sql("drop table patient_user_of_test").update();
		assertThat(brief(used).name()).startsWith("Used");
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> brief(free));
	}

	@Test
	void keepsMarketingOut() {
		PatientId id = register(named("Secret").build());
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> this.staff.as(() -> this.patients.brief(id), Role.MARKETING));
	}

	private PatientId register(NewPatient asked) {
		return this.staff.as(() -> this.patients.register(asked), Role.FRONT_DESK);
	}

	private PatientId resolve(String text) {
		return this.staff.as(() -> this.patients.resolve(text), Role.FRONT_DESK);
	}

	private PatientBrief brief(PatientId id) {
		return this.staff.as(() -> this.patients.brief(id), Role.FRONT_DESK);
	}

	private void change(PatientId id, PatientChange change) {
		this.staff.as(() -> {
			this.patients.change(id, change);
			return null;
		}, Role.FRONT_DESK);
	}

	private static Refusal refusal(Runnable work) {
		return catchThrowableOfType(Refusal.class, work::run);
	}

	private static PatientChange lastName(String name) {
		return new PatientChange(null, null, null, null, name, null, null, null, false, null, null, null, null, null,
				null, null, null, null, null, null, null, null);
	}

	static NewPatient.Builder named(String lastName) {
		return NewPatient.named(lastName + unique(), "Test").country("DE");
	}

	static String phone() {
		return "030" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
	}

	static String unique() {
		return Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L), 36);
	}

	private static <T> T get(Future<T> future) {
		try {
			return future.get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
