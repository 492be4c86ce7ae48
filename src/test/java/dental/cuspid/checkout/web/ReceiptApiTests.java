package dental.cuspid.checkout.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import dental.cuspid.IntegrationTest;
import dental.cuspid.StatementCounter;
import dental.cuspid.TestStaff;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.Tender;
import dental.cuspid.checkout.Till;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Receipts and payments of the API as api.md words them.
 */
@IntegrationTest
class ReceiptApiTests {

	private static final String PATH = "/api/v1/receipts";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private ApplicationContext application;

	@Autowired
	private PatientService patients;

	@Autowired
	private JsonMapper json;

	private Till till;

	private PatientId patient;

	private String card;

	@BeforeEach
	void openTill() {
		this.till = Till.in(this.application);
		this.patient = this.till.patient();
		this.card = this.till.card(this.patient, this.patients);
	}

	@Test
	void aReceiptIsOpenedPaidAndRefunded() throws Exception {
		MvcTestResult opened = post(PATH, opening(this.till.code(this.till.xray)), null);
		assertThat(opened).hasStatus(HttpStatus.CREATED);
		assertThat(text(opened)).contains("\"state\":\"OPEN\"", "\"gross\":1500.00", "\"due\":1500.00",
				"\"expectedBonus\":0.00", "\"discounts\":[]", "\"visitType\":\"PRIMARY\"", "\"appointment\":\"",
				"\"patient\":\"" + this.card + "\"");
		String id = value(opened, "$.id");
		MvcTestResult paid = post(PATH + "/" + id + "/payments", Map.of("tender", "CARD", "amount", 1500), null);
		assertThat(paid).hasStatus(HttpStatus.CREATED);
		assertThat(text(paid)).contains("\"state\":\"SETTLED\"", "\"due\":0.00");
		String payment = value(paid, "$.id");
		MvcTestResult refunded = post("/api/v1/payments/" + payment + "/refunds",
				Map.of("amount", 500.5, "reason", "Overpaid"), null);
		assertThat(refunded).hasStatus(HttpStatus.CREATED);
		assertThat(text(refunded)).contains("\"refunded\":500.50", "\"due\":0.00", "\"state\":\"SETTLED\"");
		assertThat(text(get(PATH + "/" + id))).contains("\"tender\":\"CARD\"");
		assertThat(text(get(PATH + "?patient=" + this.card))).contains(id);
	}

	@Test
	void whatIsWrongIsNamedAtItsField() throws Exception {
		refusedAt(post(PATH, opening("NO-SUCH"), null), "lines[0].service");
		refusedAt(post(PATH, Map.of("patient", "NOBODY-X", "lines", List.of(Map.of("service", "X"))), null), "patient");
		refusedAt(post(PATH, Map.of("patient", this.card, "lines", List.of()), null), "lines");
		String payments = PATH + "/" + this.till.walkIn(this.patient, this.till.xray) + "/payments";
		refusedAt(post(payments, Map.of("amount", 10), null), "tender");
		refusedAt(post(payments, Map.of("tender", "CASH"), null), "amount");
		refusedAt(post(payments, Map.of("tender", "GOLD", "amount", 10), null), "tender");
		refusedAt(post(payments, Map.of("tender", "DENTACOIN", "amount", 10, "dentacoin", Map.of("tokens", 100)), null),
				"tender");
		MvcTestResult above = post(payments, Map.of("tender", "CASH", "amount", 1500.01), null);
		refusedAt(above, "amount");
		assertThat(text(above)).contains("1,500.00");
	}

	@Test
	void aBalanceThatIsTooSmallIsAConflictThatNamesIt() throws Exception {
		this.till.credit(this.patient, AccountKind.INTERNAL, "20");
		String id = this.till.walkIn(this.patient, this.till.xray).toString();
		MvcTestResult refused = post(PATH + "/" + id + "/payments", Map.of("tender", "INTERNAL_ACCOUNT", "amount", 30),
				null);
		assertThat(refused).hasStatus(HttpStatus.CONFLICT);
		assertThat(text(refused)).contains("20.00");
	}

	@Test
	void theSameKeyTenTimesAtOncePaysOnce() throws Exception {
		ReceiptId id = this.till.example(this.patient);
		String key = Ids.next().toString();
		String token = this.staff.token(Role.FRONT_DESK);
		Callable<String> pay = () -> value(
				post(PATH + "/" + id + "/payments", Map.of("tender", "CASH", "amount", 100), key, token), "$.id");
		try (ExecutorService desks = Executors.newFixedThreadPool(10)) {
			var answers = desks.invokeAll(IntStream.range(0, 10).mapToObj((i) -> pay).toList())
				.stream()
				.map((future) -> future.resultNow())
				.distinct()
				.toList();
			assertThat(answers).hasSize(1);
		}
		assertThat(this.till.see(id).payments()).hasSize(1);
	}

	@Test
	void linesArePatchedWhileNothingIsPaid() throws Exception {
		ReceiptId id = this.till.example(this.patient);
		var lines = Map.of("lines", List.of(Map.of("service", this.till.code(this.till.xray), "quantity", 2)));
		MvcTestResult patched = this.mvc.patch()
			.uri(PATH + "/" + id)
			.header("Authorization", "Bearer " + this.staff.token(Role.FRONT_DESK))
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsString(lines))
			.exchange();
		assertThat(patched).hasStatusOk();
		assertThat(text(patched)).contains("\"due\":3000.00");
	}

	@Test
	void voidsNeedAReason() throws Exception {
		ReceiptId id = this.till.example(this.patient);
		String payment = "/api/v1/payments/" + this.till.pay(id, Tender.CASH, "100");
		refusedAt(post(payment + "/void", Map.of("reason", ""), null), "reason");
		MvcTestResult voided = post(payment + "/void", Map.of("reason", "Typed by mistake"), null);
		assertThat(voided).hasStatusOk();
		assertThat(text(voided)).contains("\"state\":\"OPEN\"");
		String receipt = PATH + "/" + id + "/void";
		assertThat(text(post(receipt, Map.of("reason", "Wrong patient"), null))).contains("\"state\":\"VOID\"");
		assertThat(post(receipt, Map.of("reason", "Wrong patient"), null)).hasStatus(HttpStatus.CONFLICT);
	}

	@ParameterizedTest
	@EnumSource(value = Role.class, names = "FRONT_DESK", mode = EnumSource.Mode.EXCLUDE)
	void onlyTheDeskTakesMoney(Role role) {
		String receipt = PATH + "/" + this.till.walkIn(this.patient, this.till.xray);
		String token = this.staff.token(role);
		assertThat(post(receipt + "/payments", Map.of("tender", "CASH", "amount", 10), null, token))
			.hasStatus(HttpStatus.FORBIDDEN);
		assertThat(post(PATH, opening(this.till.code(this.till.xray)), null, token)).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.get().uri(receipt).header("Authorization", "Bearer " + token))
			.hasStatus((role == Role.MARKETING) ? HttpStatus.FORBIDDEN : HttpStatus.OK);
	}

	@Test
	void aPaymentNeedsFewStatements() {
		String path = PATH + "/" + this.till.example(this.patient) + "/payments";
		post(path, Map.of("tender", "CASH", "amount", 10), null);
		post(path, Map.of("tender", "CASH", "amount", 10), Ids.next().toString());
		List<String> statements = StatementCounter.last("POST " + path);
		assertThat(statements).as(String.join("\n", statements)).isNotEmpty().hasSizeLessThanOrEqualTo(18);
	}

	@Test
	void unknownReceiptsAreNotFound() {
		assertThat(get(PATH + "/" + Ids.next())).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get(PATH + "/nonsense")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post("/api/v1/payments/" + Ids.next() + "/void", Map.of("reason", "Typed by mistake"), null))
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	private Map<String, Object> opening(String service) {
		return Map.of("patient", this.card, "branch", this.till.place.code(), "lines",
				List.of(Map.of("service", service, "practitioner", this.till.place.code() + "-B")));
	}

	private static void refusedAt(MvcTestResult result, String field) throws Exception {
		assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(value(result, "$.errors[0].field")).isEqualTo(field);
	}

	private MvcTestResult get(String path) {
		return this.mvc.get()
			.uri(path)
			.header("Authorization", "Bearer " + this.staff.token(Role.FRONT_DESK))
			.exchange();
	}

	private MvcTestResult post(String path, Map<String, ?> body, @Nullable String key) {
		return post(path, body, key, this.staff.token(Role.FRONT_DESK));
	}

	private MvcTestResult post(String path, Map<String, ?> body, @Nullable String key, String token) {
		var request = this.mvc.post()
			.uri(path)
			.header("Authorization", "Bearer " + token)
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsString(body));
		return ((key != null) ? request.header("Idempotency-Key", key) : request).exchange();
	}

	private static String text(MvcTestResult result) throws Exception {
		return result.getResponse().getContentAsString();
	}

	private static String value(MvcTestResult result, String path) throws Exception {
		return JsonPath.read(text(result), path);
	}

}
