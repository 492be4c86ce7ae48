package dental.cuspid.imports;

import dental.cuspid.TestStaff;
import dental.cuspid.ledger.Balances;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.patients.PatientService;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What tests of imported patients need.
 */
abstract class PatientImportCase {

	static final String HEAD = "Card number;Full name;Date of birth;Phone;Recommended by;Internal account;Bonus;Dentacoin;Comment\n";

	final String name = ImportBench.name();

	ImportBench bench;

	@Autowired
	ImportService imports;

	@Autowired
	TestStaff staff;

	@Autowired
	PatientService patients;

	@Autowired
	PatientRecordService records;

	@Autowired
	LedgerService ledger;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void prepare() {
		this.bench = new ImportBench(this.imports, this.staff);
	}

	PatientId find(String card) {
		return this.bench.as(() -> this.patients.resolve(card));
	}

	Balances balances(PatientId patient) {
		return this.bench.as(() -> this.ledger.balances(patient));
	}

}
