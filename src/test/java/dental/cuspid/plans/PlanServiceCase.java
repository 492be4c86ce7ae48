package dental.cuspid.plans;

import java.math.BigDecimal;

import dental.cuspid.TestStaff;
import dental.cuspid.clinic.NewService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.patients.PatientService;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What tests of the life of a plan need.
 */
abstract class PlanServiceCase {

	@Autowired
	ApplicationContext application;

	@Autowired
	TestStaff staff;

	@Autowired
	PlanService plans;

	@Autowired
	ServiceCatalogue catalogue;

	@Autowired
	PatientRecordService records;

	@Autowired
	PatientService patients;

	@Autowired
	JdbcClient jdbc;

	PlanWorld world;

	@BeforeEach
	void sets() {
		this.world = PlanWorld.in(this.application);
	}

	boolean underTreatment(PlanId id) {
		var patient = this.world.see(id).patient().id();
		return this.staff
			.asAdmin(() -> this.records.figures(patient, this.patients.opening(patient)).isUnderTreatment());
	}

	void price(PlanId plan, String price) {
		this.staff.asAdmin(() -> {
			var crown = this.catalogue.get(this.world.crown);
			this.catalogue.change(this.world.crown,
					new NewService(crown.code(), crown.name(), "ZE", new BigDecimal(price), null, null));
			return plan;
		});
	}

	static org.assertj.core.groups.Tuple tuple(Object... values) {
		return org.assertj.core.groups.Tuple.tuple(values);
	}

}
