package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.patients.PatientId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events are kept as JSON until every listener has seen them, and read again after a
 * restart.
 */
class EventJsonTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@ParameterizedTest
	@MethodSource("events")
	void isReadAsItWasWritten(Record event) {
		assertThat(JSON.readValue(JSON.writeValueAsString(event), event.getClass())).isEqualTo(event);
	}

	static Stream<Record> events() {
		var patient = PatientId.next();
		var receipt = ReceiptId.next();
		var payment = PaymentId.next();
		Instant at = Instant.parse("2026-11-22T10:15:30.123456Z");
		return Stream.of(new PaymentReceived(payment, receipt, patient, Tender.CARD, new BigDecimal("237.85"), at),
				new PaymentRefunded(RefundId.next(), payment, receipt, patient, Tender.BONUS, BigDecimal.ONE, at),
				new PaymentVoided(payment, receipt, patient, Tender.CASH, BigDecimal.TEN, at),
				new ReceiptSettled(receipt, AppointmentId.next(), patient, at));
	}

}
