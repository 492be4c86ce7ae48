package dental.cuspid.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import dental.cuspid.IntegrationTest;
import dental.cuspid.StatementCounter;
import dental.cuspid.TestStaff;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Many accounts are opened by the rules of one (BASE-3, BASE-13).
 */
@IntegrationTest
class RegistrationTests {

	private final String mark = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000, 99_999_999), 36);

	@Autowired
	private PatientService patients;

	@Autowired
	private TestStaff staff;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void manyNeedNoMoreStatementsThanOne() {
		List<String> one = statements(many(1));
		List<String> more = statements(many(60));
		assertThat(more).hasSameSizeAs(one);
		assertThat(one).isNotEmpty().hasSizeLessThanOrEqualTo(6);
	}

	@Test
	void allGetTheirOwnNumberLogAndTrace() {
		List<PatientId> ids = register(many(40));
		var briefs = this.staff.asAdmin(() -> this.patients.briefs(ids));
		assertThat(briefs.values()).extracting(PatientBrief::cardNumber)
			.hasSize(40)
			.doesNotContainNull()
			.doesNotHaveDuplicates();
		assertThat(count("select count(*) from audit_entry where action = 'patient.registered' and subject_id", ids))
			.isEqualTo(40);
		assertThat(count("select count(*) from patient_log where kind = 'REGISTERED' and patient_id::text", ids))
			.isEqualTo(40);
		assertThat(count("select count(distinct patient_id) from patient_search_key where patient_id::text", ids))
			.isEqualTo(40);
	}

	@Test
	void oneTakenNumberOpensNone() {
		String card = "K" + this.mark;
		register(List.of(named("Vor").cardNumber(card).allowDuplicate(true).build()));
		var asked = new ArrayList<>(many(3));
		asked.add(named("Nach").cardNumber(card.toLowerCase()).allowDuplicate(true).build());
		long before = patients();
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> register(asked));
		assertThat(patients()).isEqualTo(before);
		asked.set(3, named("Nach").birthDate(LocalDate.of(2100, 1, 1)).build());
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> register(asked));
		assertThat(patients()).isEqualTo(before);
	}

	@Test
	void theSameNumberTwiceInOneListIsRefused() {
		String card = "Z" + this.mark;
		assertThatExceptionOfType(Conflict.class)
			.isThrownBy(() -> register(List.of(named("Eins").cardNumber(card).allowDuplicate(true).build(),
					named("Zwei").cardNumber(card).allowDuplicate(true).build())));
	}

	@Test
	void whoStandsTwiceInTheListIsNoticed() {
		NewPatient twin = named("Zwilling").birthDate(LocalDate.of(1990, 2, 1)).build();
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> register(List.of(twin, twin)));
	}

	@Test
	void manyAtOnceAreForThoseWhoImport() {
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> this.staff.as(() -> this.patients.register(many(2)), Role.FRONT_DESK));
	}

	/**
	 * Without the rows of the patients, which are one batch, and what is read by the
	 * clock.
	 */
	private List<String> statements(List<NewPatient> asked) {
		return this.staff.asAdmin(() -> StatementCounter.during(() -> this.patients.register(asked)))
			.stream()
			.filter((sql) -> !sql.startsWith("insert into patient (") && !sql.contains("from clinic_setting"))
			.toList();
	}

	private List<PatientId> register(List<NewPatient> asked) {
		return this.staff.asAdmin(() -> this.patients.register(asked));
	}

	private List<NewPatient> many(int number) {
		return IntStream.range(0, number).mapToObj((i) -> named("Viele" + i).allowDuplicate(true).build()).toList();
	}

	private NewPatient.Builder named(String firstName) {
		return NewPatient.named("Liste" + this.mark, firstName);
	}

	private int count(String sql, List<PatientId> ids) {
		return this.jdbc.sql(sql + " in (:ids)")
			.param("ids", ids.stream().map(PatientId::toString).toList())
			.query(Integer.class)
			.single();
	}

	private long patients() {
		return this.jdbc.sql("select count(*) from patient").query(Long.class).single();
	}

}
