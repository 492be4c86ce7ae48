package dental.cuspid.patients;

import dental.cuspid.clinic.SetUpStep;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The last step of setting up: patients, brought in from files or registered.
 */
@Component
class PatientsSetUp implements SetUpStep {

	private final JdbcClient jdbc;

	PatientsSetUp(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public int order() {
		return 100;
	}

	@Override
	public String textKey() {
		return "patients.setup.import";
	}

	@Override
	public String href() {
		return "/settings/imports";
	}

	@Override
	public boolean done() {
		return this.jdbc.sql("select exists (select from patient)").query(Boolean.class).single();
	}

}
