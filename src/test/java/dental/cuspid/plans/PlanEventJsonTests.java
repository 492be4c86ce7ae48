package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;

import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.StaffId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events are kept as JSON until every listener has seen them, and read again after a
 * restart.
 */
class PlanEventJsonTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@ParameterizedTest
	@MethodSource("events")
	void isReadAsItWasWritten(Record event) {
		assertThat(JSON.readValue(JSON.writeValueAsString(event), event.getClass())).isEqualTo(event);
	}

	static Stream<Record> events() {
		var plan = PlanId.next();
		var patient = PatientId.next();
		var by = StaffId.SYSTEM;
		Instant at = Instant.parse("2026-11-22T10:15:30.123456Z");
		var total = new BigDecimal("1080.50");
		return Stream.of(new PlanSubmitted(plan, patient, by, at, total),
				new PlanApproved(plan, patient, by, at, total),
				new PlanReturned(plan, patient, by, at, total, "Add a prophylaxis"),
				new PlanPresented(plan, patient, by, at, total), new PlanConsentGiven(plan, patient, by, at, total),
				new PlanContractMade(plan, patient, by, at, total),
				new PlanSigned(plan, patient, by, at, total, "V-2026-1"),
				new PlanRefused(plan, patient, by, at, total, "Too expensive"),
				new PlanFinished(plan, patient, by, at, total),
				new PlanCancelled(plan, patient, by, at, total, "Moved"));
	}

}
