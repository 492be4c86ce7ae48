package dental.cuspid.referrals.web;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.detector.Detector;
import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.Tender;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.referrals.CouponBatchView;
import dental.cuspid.referrals.CouponService;
import dental.cuspid.referrals.Friends;
import dental.cuspid.referrals.ReferralId;
import dental.cuspid.referrals.ReferralService;
import dental.cuspid.referrals.ReferralState;
import dental.cuspid.referrals.TopUpService;
import dental.cuspid.referrals.TopUpState;
import dental.cuspid.referrals.TopUpView;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.QrCode;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Coupons, referrals and top-ups as plain pages (COUP-2, COUP-3, COUP-7, COUP-11 to
 * COUP-14).
 */
@IntegrationTest
class ReferralPageTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private ApplicationContext application;

	@Autowired
	private CouponService coupons;

	@Autowired
	private ReferralService referrals;

	@Autowired
	private TopUpService topUps;

	@Autowired
	private PatientService patients;

	private Friends friends;

	@BeforeEach
	void openTill() {
		this.friends = Friends.in(this.application);
	}

	@Test
	void theSheetShowsEachCouponWithItsCode() {
		PatientId patient = this.friends.register(NewPatient.named("Blatt", "Uwe").language("de"));
		MvcTestResult issued = post("/referrals/coupons", Map.of("patient", card(patient), "count", "5"));
		assertThat(issued).hasStatus3xxRedirection();
		CouponBatchView batch = this.friends.till.atDesk(() -> this.coupons.of(patient)).getFirst();
		assertThat(issued).hasRedirectedUrl("/referrals/coupons/" + batch.id());
		String code = this.friends.till.atDesk(() -> this.coupons.code(batch));
		String sheet = text(get("/referrals/coupons/" + batch.id()));
		assertThat(sheet.split(code, -1)).as("drawn and written on each of five").hasSize(1 + 2 * 5);
		assertThat(sheet).contains(">" + card(patient) + "<", "Eine Empfehlung für Sie", "Gültig bis");
		assertThat(text(get("/patients/" + patient + "?tab=coupons"))).contains("Valid",
				"/referrals/coupons/" + batch.id());
	}

	@Test
	void issuingTwiceByADoubleClickIssuesOnce() {
		PatientId patient = this.friends.patient();
		Map<String, String> typed = Map.of("patient", card(patient), "count", "2", "submission", Ids.next().toString());
		assertThat(post("/referrals/coupons", typed)).hasStatus3xxRedirection();
		assertThat(post("/referrals/coupons", typed)).hasStatus3xxRedirection();
		assertThat(this.friends.till.atDesk(() -> this.coupons.of(patient))).hasSize(1);
	}

	@Test
	void whatWasTypedIsKeptWhereAReasonIsMissing() {
		PatientId referrer = this.friends.patient();
		PatientId newcomer = this.friends.patient();
		ReceiptId receipt = this.friends.till.walkIn(newcomer, this.friends.till.xray);
		assertThat(text(get("/checkout/" + receipt))).contains("New here: who recommended us?", "till-referrer");
		MvcTestResult refused = post("/referrals", Map.of("newcomer", card(newcomer), "referrer", card(referrer),
				"gift", "Mouth rinse", "receipt", receipt.toString()));
		assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(text(refused)).contains("had no valid coupon on this day", "value=\"" + card(referrer) + "\"",
				receipt.toString());
		assertThat(
				post("/referrals",
						Map.of("newcomer", card(newcomer), "referrer", card(referrer), "gift", "Mouth rinse", "reason",
								"Named on the phone", "receipt", receipt.toString())))
			.hasRedirectedUrl("/checkout/" + receipt);
		assertThat(text(get("/checkout/" + receipt))).contains("Recommended by Freund", "Gift: Mouth rinse",
				"No valid coupon that day");
	}

	@Test
	void aRepeatPatientIsShownTheInternalAccountOrAskedForFriends() {
		PatientId regular = this.friends.patient();
		this.friends.till.pay(this.friends.till.walkIn(regular, this.friends.till.xray), Tender.CASH, "1500");
		this.friends.till.credit(regular, AccountKind.INTERNAL, "40");
		ReceiptId receipt = this.friends.till.walkIn(regular, this.friends.till.xray);
		String till = text(get("/checkout/" + receipt));
		assertThat(till).contains("Internal account: 40.00").doesNotContain("Have you recommended us");
		assertThat(till.indexOf("name=\"internalAccount\"")).isPositive().isLessThan(till.indexOf("name=\"tender\""));
		this.friends.till.pay(receipt, Tender.INTERNAL_ACCOUNT, "40");
		assertThat(text(get("/checkout/" + receipt))).contains("Have you recommended us to anyone?",
				"never took coupons");
		assertThat(post("/referrals/coupons",
				Map.of("patient", card(regular), "count", "3", "receipt", receipt.toString())))
			.hasRedirectedUrl("/checkout/" + receipt);
		assertThat(text(get("/checkout/" + receipt))).contains("3 coupons issued on");
	}

	@Test
	void aReferralIsChangedStruckOutAndGivenAGiftOnItsPage() {
		PatientId newcomer = this.friends.patient();
		ReferralId referral = this.friends.recommend(this.friends.withCoupons(), newcomer);
		String page = "/referrals/" + referral;
		assertThat(text(get(page))).contains("Another referrer", "Strike out", "Offer a gift");
		PatientId other = this.friends.withCoupons();
		assertThat(post(page + "/referrer", Map.of("referrer", "nobody-here", "reason", "Heard wrongly")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(post(page + "/referrer", Map.of("referrer", card(other), "reason", "Heard wrongly")))
			.hasRedirectedUrl(page);
		assertThat(this.friends.see(referral).referrer().id()).isEqualTo(other);
		assertThat(post(page + "/gift", Map.of("gift", "Dental floss"))).hasRedirectedUrl(page);
		assertThat(post(page + "/refuse", Map.of("why", "Found us by chance"))).hasRedirectedUrl(page);
		assertThat(this.friends.see(referral).state()).isEqualTo(ReferralState.REFUSED);
		assertThat(text(get(page))).contains("Found us by chance", "Heard wrongly").doesNotContain("Another referrer");
	}

	@Test
	void aNumberOrACodeIsLookedUp() {
		PatientId patient = this.friends.withCoupons();
		CouponBatchView batch = this.friends.till.atDesk(() -> this.coupons.of(patient)).getFirst();
		String code = this.friends.till.atDesk(() -> this.coupons.code(batch));
		for (String typed : new String[] { card(patient), code }) {
			assertThat(post("/referrals/look-up", Map.of("typed", typed)))
				.hasRedirectedUrl("/patients/" + patient + "?tab=coupons");
		}
		assertThat(text(post("/referrals/look-up", Map.of("typed", "no-such-card")))).contains("Nothing was found");
	}

	@Test
	void financeMarksTopUps() {
		PatientId referrer = this.friends.withCoupons();
		PatientId newcomer = this.friends.patient();
		this.friends.recommend(referrer, newcomer);
		this.friends.till.pay(this.friends.till.walkIn(newcomer, this.friends.till.xray), Tender.CASH, "1");
		TopUpView due = this.friends.atFinance(() -> this.topUps.of(referrer)).getFirst();
		String page = "/top-ups/" + due.id();
		assertThat(text(get("/top-ups"))).contains(page);
		assertThat(text(get(page))).doesNotContain("Mark as sent");
		assertThat(post(page + "/sent", Map.of("sentOn", this.friends.today().toString())))
			.hasStatus(HttpStatus.FORBIDDEN);
		assertThat(text(get(page, Role.FINANCE))).contains("Mark as sent", "Mark as failed");
		assertThat(post(page + "/failed", Map.of("reason", ""), Role.FINANCE))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(post(page + "/sent", Map.of("sentOn", this.friends.today().plusDays(1).toString()), Role.FINANCE))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(
				post(page + "/sent", Map.of("sentOn", this.friends.today().toString(), "proof", "TX-77"), Role.FINANCE))
			.hasRedirectedUrl("/top-ups");
		assertThat(this.friends.atFinance(() -> this.topUps.get(due.id())).state()).isEqualTo(TopUpState.SENT);
		assertThat(text(get("/patients/" + referrer))).contains("Phone top-up sent for");
	}

	@Test
	void aQrCodeIsReadBackByItsDecoder() throws Exception {
		String code = "00003C-7MYV2K-0Q8ZPX-T4ND9A";
		QrCode drawn = QrCode.of(code);
		int scale = 4;
		var matrix = new BitMatrix(drawn.size() * scale);
		Matcher modules = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(drawn.path());
		while (modules.find()) {
			matrix.setRegion(Integer.parseInt(modules.group(1)) * scale, Integer.parseInt(modules.group(2)) * scale,
					scale, scale);
		}
		var found = new Detector(matrix).detect();
		assertThat(new Decoder().decode(found.getBits()).getText()).isEqualTo(code);
	}

	private String card(PatientId patient) {
		return String.valueOf(this.friends.till.atDesk(() -> this.patients.brief(patient)).cardNumber());
	}

	private MvcTestResult get(String path) {
		return get(path, Role.FRONT_DESK);
	}

	private MvcTestResult get(String path, Role role) {
		return this.mvc.get().uri(path).with(this.staff.user(role)).exchange();
	}

	private MvcTestResult post(String path, Map<String, String> typed) {
		return post(path, typed, Role.FRONT_DESK);
	}

	private MvcTestResult post(String path, Map<String, String> typed, Role role) {
		var request = this.mvc.post().uri(path).with(this.staff.user(role)).with(csrf());
		typed.forEach(request::param);
		if (!typed.containsKey("submission")) {
			request.param("submission", Ids.next().toString());
		}
		return request.exchange();
	}

	private static String text(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
