package dental.cuspid.referrals.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.checkout.CheckoutPanel;
import dental.cuspid.checkout.ReceiptView;
import dental.cuspid.clinic.ClinicSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.ReferralMode;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.referrals.CouponService;
import dental.cuspid.referrals.ReferralService;
import dental.cuspid.referrals.ReferralState;
import dental.cuspid.referrals.ReferralView;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Component;

/**
 * What the desk has to think of at the till: a newcomer's referrer and gift, the internal
 * account of everyone else, and coupons for friends where it is empty (COUP-12 to
 * COUP-14).
 */
@Component
class ReferralCheckoutPanel implements CheckoutPanel {

	private final ReferralService referrals;

	private final CouponService coupons;

	private final LedgerService ledger;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final CurrentStaff current;

	ReferralCheckoutPanel(ReferralService referrals, CouponService coupons, LedgerService ledger,
			ClinicSettingsService settings, ClinicTime time, CurrentStaff current) {
		this.referrals = referrals;
		this.coupons = coupons;
		this.ledger = ledger;
		this.settings = settings;
		this.time = time;
		this.current = current;
	}

	@Override
	public int order() {
		return 10;
	}

	@Override
	public String fragment() {
		return "referrals/checkout :: panel";
	}

	@Override
	public Optional<Map<String, Object>> model(ReceiptView receipt) {
		PatientId patient = receipt.patient().id();
		ClinicSettings clinic = this.settings.current();
		Map<String, Object> model = new HashMap<>();
		model.put("receipt", receipt.id());
		model.put("patient", ReferralsApi.reference(receipt.patient()));
		model.put("mayHandle", this.current.actor().may(Right.HANDLE_REFERRALS));
		model.put("gifts", (clinic.referralMode() != ReferralMode.OFF) ? clinic.gifts() : List.of());
		model.put("usual", CouponService.USUAL);
		Optional<ReferralView> referral = this.referrals.of(patient).filter((one) -> concerns(one, receipt));
		if (referral.isPresent()) {
			model.put("referral", referral.get());
			model.put("mode", clinic.referralMode());
			model.put("terms", this.settings.referralTerms(this.time.today()));
			return Optional.of(model);
		}
		if (receipt.payable() && receipt.visitType() == VisitType.PRIMARY && this.referrals.mayBeNewcomer(patient)) {
			model.put("newcomer", true);
			return Optional.of(model);
		}
		if (clinic.referralMode() == ReferralMode.OFF) {
			return Optional.empty();
		}
		model.put("balance", this.ledger.balances(patient).internalAccount());
		model.put("payable", receipt.payable());
		this.coupons.newest(patient, this.time.today()).ifPresent((batch) -> model.put("batch", batch));
		return Optional.of(model);
	}

	/** While it waits for a payment, and on the receipt that was credited for. */
	private static boolean concerns(ReferralView referral, ReceiptView receipt) {
		return referral.state() == ReferralState.WAITING_FOR_PAYMENT
				|| referral.credit() != null && referral.credit().receipt().equals(receipt.id().toString());
	}

}
