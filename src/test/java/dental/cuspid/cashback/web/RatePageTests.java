package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.CashbackSetting.Type;
import dental.cuspid.clinic.RateChange;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceRateService;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Standard mode's table: changed in place, all at once, never over somebody else's
 * change, and only for receipts opened afterwards (CB-1).
 */
@IntegrationTest
class RatePageTests {

	@LocalServerPort
	private int port;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private ServiceCatalogue services;

	@Autowired
	private ServiceRateService rates;

	private ApiClient api;

	private Scene scene;

	@BeforeEach
	void makeServices() {
		this.api = new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
		this.scene = Scene.create(this.api);
		service("H", Map.of("type", "PERCENT", "value", 5));
		service("X", Map.of("type", "NONE"));
	}

	@Test
	void aRateCountsFromNowOnAndReceiptsKeepTheirs() throws Exception {
		String patient = this.scene.patient("Rademacher", "Ute");
		String before = receipt(patient);
		save(row(0, "H", Type.PERCENT, "2.5"), row(1, "X", Type.AMOUNT, "0")).andExpect(status().is3xxRedirection());
		assertThat(rate("H")).isEqualTo(new CashbackSetting(Type.PERCENT, new BigDecimal("2.5")));
		assertThat(rate("X").value()).isEqualByComparingTo("0");
		assertThat(expected(before)).isEqualByComparingTo("5");
		assertThat(expected(receipt(patient))).isEqualByComparingTo("2.5");
	}

	@Test
	void whatCannotBeARateIsRefusedAtItsFieldAndNothingIsSaved() throws Exception {
		save(row(0, "H", Type.PERCENT, "7"), row(1, "X", Type.PERCENT, "100.5")).andExpect(status().is(422))
			.andExpect(content().string(containsString("id=\"rates1-err\"")))
			.andExpect(content().string(containsString("from 0 to 100")))
			.andExpect(content().string(containsString("100.5")));
		assertThat(rate("H").value()).isEqualByComparingTo("5");
	}

	@Test
	void nobodysChangeIsOverwrittenUnseen() throws Exception {
		Map<String, String> old = row(0, "H", Type.PERCENT, "9");
		change("H", Type.PERCENT, "6");
		save(old, row(1, "X", Type.NONE, "")).andExpect(status().is(422))
			.andExpect(content().string(containsString("Somebody changed the rate")));
		assertThat(rate("H").value()).isEqualByComparingTo("6");
	}

	@Test
	void theSameFormSentTwiceHasOneEffect() throws Exception {
		String submission = UUID.randomUUID().toString();
		for (int i = 0; i < 2; i++) {
			this.mvc.perform(form("/cashback/rates", submission, row(0, "H", Type.PERCENT, "8"), Map.of()))
				.andExpect(status().is3xxRedirection());
			if (i == 0) {
				change("H", Type.PERCENT, "3");
			}
		}
		assertThat(rate("H").value()).isEqualByComparingTo("3");
	}

	@Test
	void allShownServicesGetOneRateUnlessTheyChangedMeanwhile() throws Exception {
		String mark = this.scene.mark();
		String seen = seen(mark);
		bulk(mark, seen, "4").andExpect(status().is3xxRedirection());
		assertThat(rate("H").value()).isEqualByComparingTo("4");
		assertThat(rate("X").value()).isEqualByComparingTo("4");
		assertThat(rate("S").value()).isEqualByComparingTo("4");
		bulk(mark, seen, "1").andExpect(status().is(422));
		assertThat(rate("H").value()).isEqualByComparingTo("4");
	}

	@Test
	void whereNoServiceIsShownNoneChanges() throws Exception {
		bulk("No such service " + this.scene.mark(), BulkRateForm.seen(List.of()), "4")
			.andExpect(status().is3xxRedirection());
		save(Map.of(), Map.of()).andExpect(status().is3xxRedirection());
		assertThat(rate("H").value()).isEqualByComparingTo("5");
	}

	@Test
	void aRateOnlyLookedAtIsNoChange() {
		CashbackSetting seen = rate("H");
		change("H", Type.PERCENT, "6");
		int changed = this.staff.asAdmin(() -> this.rates.change(List.of(new RateChange(view("H").id(), seen, seen))));
		assertThat(changed).isZero();
		assertThat(rate("H").value()).isEqualByComparingTo("6");
	}

	@Test
	void ratesAreForFinanceAndDirectors() throws Exception {
		var change = new RateChange(view("H").id(), rate("H"), new CashbackSetting(Type.PERCENT, BigDecimal.ONE));
		assertThat(this.staff.as(() -> this.rates.change(List.of(change)), Role.FINANCE)).isEqualTo(1);
		this.mvc
			.perform(form("/cashback/rates", null, row(0, "H", Type.PERCENT, "8"), Map.of())
				.with(this.staff.user(Role.ADMINISTRATOR)))
			.andExpect(status().isForbidden());
		var administrator = new ApiClient(this.port, this.staff.token(Role.ADMINISTRATOR));
		var refused = administrator.send("PUT", "/services/H" + this.scene.mark(),
				Map.of("cashback", Map.of("type", "PERCENT", "value", 50)), null);
		assertThat(refused.status()).isEqualTo(403);
		var renamed = administrator.send("PUT", "/services/H" + this.scene.mark(), Map.of("name", "Deep cleaning"),
				null);
		assertThat(renamed.status()).isEqualTo(200);
		assertThat(rate("H").value()).isEqualByComparingTo("1");
		this.mvc.perform(get("/cashback/rates").param("q", this.scene.mark()).with(this.staff.user(Role.FRONT_DESK)))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("Deep cleaning")))
			.andExpect(content().string(org.hamcrest.Matchers.not(containsString("rates[0].value"))));
	}

	@Test
	void aRateSomebodyElseRemovedIsNamed() {
		CashbackSetting seen = rate("H");
		change("H", Type.NONE, "");
		assertThatThrownBy(() -> this.staff.as(
				() -> this.rates.change(List
					.of(new RateChange(view("H").id(), seen, new CashbackSetting(Type.AMOUNT, BigDecimal.TEN)))),
				Role.DIRECTOR))
			.isInstanceOfSatisfying(RuleViolation.class,
					(refused) -> assertThat(refused.problems().getFirst().field()).isEqualTo("rates[0].value"));
	}

	private ResultActions save(Map<String, String> first, Map<String, String> second) throws Exception {
		return this.mvc.perform(form("/cashback/rates", null, first, second));
	}

	private ResultActions bulk(String q, String seen, String percent) throws Exception {
		return this.mvc.perform(form("/cashback/rates/bulk", null,
				Map.of("q", q, "seen", seen, "bulkType", "PERCENT", "bulkValue", percent), Map.of()));
	}

	private String seen(String q) throws Exception {
		String page = this.mvc.perform(get("/cashback/rates").param("q", q).with(TestStaff.admin()))
			.andReturn()
			.getResponse()
			.getContentAsString();
		var seen = java.util.regex.Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"").matcher(page);
		assertThat(seen.find()).isTrue();
		return seen.group(1);
	}

	private static MockHttpServletRequestBuilder form(String address,
			@org.jspecify.annotations.Nullable String submission, Map<String, String> first,
			Map<String, String> second) {
		var request = post(address).with(csrf())
			.with(TestStaff.admin())
			.param("submission", (submission != null) ? submission : UUID.randomUUID().toString());
		first.forEach(request::param);
		second.forEach(request::param);
		return request;
	}

	private Map<String, String> row(int index, String code, Type type, String value) {
		ServiceView service = view(code);
		var row = new java.util.HashMap<String, String>();
		String name = "rates[" + index + "].";
		row.put(name + "service", service.id().toString());
		row.put(name + "type", type.name());
		row.put(name + "value", value);
		row.put(name + "wasType", service.cashback().type().name());
		row.put(name + "was", (service.cashback().value() != null) ? service.cashback().value().toPlainString() : "");
		return row;
	}

	private void change(String code, Type type, String value) {
		this.staff.asAdmin(() -> this.rates.change(new ArrayList<>(List.of(new RateChange(view(code).id(), rate(code),
				new CashbackSetting(type, value.isEmpty() ? null : new BigDecimal(value)))))));
	}

	private CashbackSetting rate(String code) {
		return view(code).cashback();
	}

	private ServiceView view(String code) {
		return this.services.find(code + this.scene.mark()).orElseThrow();
	}

	private void service(String code, Map<String, Object> cashback) {
		this.api.post("/services", Map.of("code", code + this.scene.mark(), "name", code + " " + this.scene.mark(),
				"category", "KONS_CHIR", "price", new BigDecimal("100"), "cashback", cashback));
	}

	private String receipt(String patient) {
		return this.api.post("/receipts", Map.of("patient", patient, "branch", this.scene.branch(), "lines",
				List.of(Map.of("service", "H" + this.scene.mark()))))
			.get("id")
			.asString();
	}

	private BigDecimal expected(String receipt) {
		return this.api.get("/receipts/" + receipt).get("expectedBonus").decimalValue();
	}

}
