package dental.cuspid.imports;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.imports.ImportView.Counts;
import dental.cuspid.patients.SearchService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The sample files come in as they are, every row accounted for, and go out again without
 * a trace (BASE-13). The numbers were counted by another program.
 */
@IntegrationTest
class SampleFileTests {

	private ImportBench bench;

	@Autowired
	private ImportService imports;

	@Autowired
	private TestStaff staff;

	@Autowired
	private SearchService search;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void prepare() {
		this.bench = new ImportBench(this.imports, this.staff);
	}

	@Test
	void patientsFromKazakhstan() {
		long before = patients();
		BigDecimal money = opened();
		ImportId id = this.bench.upload(ImportKind.PATIENTS, sample("patients-kz-cp1251.csv"), OnDuplicate.SKIP,
				ImportBench.kz());
		ImportView view = this.bench.get(id);
		assertThat(view.encoding()).isEqualTo("windows-1251");
		assertThat(view.delimiter()).isEqualTo(";");
		assertThat(view.mapping().values()).containsExactly("cardNumber", "fullName", "birthDate", "phone", "email",
				"source", "recommendedBy", "internalAccount", "comment");
		assertThat(view.counts()).isEqualTo(new Counts(1200, 0, 25, 1));
		assertThat(reasons(id)).containsEntry("birthDate", 17L)
			.containsEntry("phone", 31L)
			.containsEntry("email", 19L)
			.containsEntry("recommendedBy", 6L);
		ImportView done = this.bench.apply(id);
		assertThat(done.state()).isEqualTo(ImportState.APPLIED);
		assertThat(done.counts()).isEqualTo(new Counts(1200, 0, 25, 1));
		assertThat(patients()).isEqualTo(before + 1200);
		assertThat(opened().subtract(money)).isEqualByComparingTo(sum(id));
		assertThat(this.bench.as(() -> this.search.search("Нурпеисов Илья", 10))).isNotEmpty();
		assertThat(this.jdbc.sql("select count(*) from patient where recommended_by_id is not null")
			.query(Integer.class)
			.single()).isGreaterThanOrEqualTo(140);
		ImportView undone = this.bench.undo(id);
		assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
		assertThat(undone.kept()).isZero();
		assertThat(patients()).isEqualTo(before);
		assertThat(opened()).isEqualByComparingTo(money);
	}

	@Test
	void patientsFromGermany() {
		long before = patients();
		var options = new ImportOptions(null, "DE", null, null, null);
		ImportId id = this.bench.upload(ImportKind.PATIENTS, sample("patienten-de-utf8bom.csv"), OnDuplicate.SKIP,
				options);
		ImportView view = this.bench.get(id);
		assertThat(view.encoding()).isEqualTo("UTF-8");
		assertThat(view.delimiter()).isEqualTo(",");
		assertThat(view.mapping().values()).containsExactly("cardNumber", "salutation", "title", "lastName",
				"firstName", "birthDate", "phone", "phone", "email", "walletAddress", "recommendedBy", "lastVisit",
				"language");
		assertThat(view.counts()).isEqualTo(new Counts(600, 0, 0, 0));
		assertThat(reasons(id)).containsExactly(Map.entry("walletAddress", 4L));
		assertThat(this.bench.apply(id).counts()).isEqualTo(new Counts(600, 0, 0, 0));
		assertThat(this.jdbc
			.sql("select count(*) from patient where card_number like 'P-0%' and opening_last_visit_on is not null")
			.query(Integer.class)
			.single()).isEqualTo(485);
		assertThat(this.bench.as(() -> this.search.search("Mueller-Luedenscheidt", 10))).isNotEmpty();
		assertThat(this.bench.undo(id).kept()).isZero();
		assertThat(patients()).isEqualTo(before);
	}

	@Test
	void aPriceList() {
		long before = services();
		ImportId id = this.bench.upload(ImportKind.SERVICES, sample("services-kz-utf16.tsv"), OnDuplicate.SKIP,
				ImportBench.kz());
		ImportView view = this.bench.get(id);
		assertThat(view.encoding()).startsWith("UTF-16");
		assertThat(view.tabbed()).isTrue();
		assertThat(view.mapping().values()).containsExactly("code", "name", "category", "price");
		assertThat(view.counts().all()).isEqualTo(20);
		assertThat(view.counts().refused()).isZero();
		this.bench.apply(id);
		assertThat(this.jdbc.sql("select price from service where code = 'M01'").query(BigDecimal.class).single())
			.isEqualByComparingTo("38500.50");
		assertThat(this.bench.undo(id).state()).isEqualTo(ImportState.UNDONE);
		assertThat(services()).isEqualTo(before);
	}

	@Test
	void fiveThousandRowsAreQuick() {
		var text = new StringBuilder("Card number;Full name;Date of birth;Phone;Internal account\n");
		String mark = ImportBench.unique();
		for (int i = 0; i < 5000; i++) {
			text.append(mark)
				.append('-')
				.append(i)
				.append(";Иванов")
				.append(mark)
				.append(' ')
				.append("Пётр")
				.append(i)
				.append(";01.02.1990;+7705")
				.append(1_000_000 + i)
				.append(";")
				.append(i % 3 == 0 ? "100" : "")
				.append('\n');
		}
		long start = System.nanoTime();
		ImportId id = this.bench.upload(ImportKind.PATIENTS, text.toString());
		double read = (System.nanoTime() - start) / 1e9;
		assertThat(this.bench.apply(id).counts().create()).isEqualTo(5000);
		double applied = (System.nanoTime() - start) / 1e9 - read;
		this.bench.undo(id);
		double undone = (System.nanoTime() - start) / 1e9 - read - applied;
		LoggerFactory.getLogger(SampleFileTests.class)
			.info("5000 rows: read {} s, applied {} s, undone {} s", read, applied, undone);
		assertThat(applied).isLessThan(60);
	}

	private static Path sample(String name) {
		assumeTrue(ImportBench.sample(name).isPresent(), "the sample files are not beside the project");
		return ImportBench.sample(name).orElseThrow();
	}

	/** Dropped values by field, of rows that are taken. */
	private Map<String, Long> reasons(ImportId id) {
		return this.jdbc.sql("""
				select reason ->> 'field' as field, count(*) as number
				from import_row row, jsonb_array_elements(row.reasons) reason
				where row.import_id = :id and row.action <> 'REFUSED' and reason ->> 'field' is not null group by 1""")
			.param("id", id.value())
			.query((row, index) -> Map.entry(row.getString("field"), row.getLong("number")))
			.list()
			.stream()
			.collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private BigDecimal sum(ImportId id) {
		return this.jdbc.sql("""
				select coalesce(sum((row_values ->> 'internalAccount')::numeric), 0) from import_row
				where import_id = :id and action = 'CREATE'""")
			.param("id", id.value())
			.query(BigDecimal.class)
			.single();
	}

	private BigDecimal opened() {
		return this.jdbc.sql("select coalesce(sum(balance), 0) from ledger_account where kind = 'INTERNAL'")
			.query(BigDecimal.class)
			.single();
	}

	private long patients() {
		return this.jdbc.sql("select count(*) from patient").query(Long.class).single();
	}

	private long services() {
		return this.jdbc.sql("select count(*) from service").query(Long.class).single();
	}

}
