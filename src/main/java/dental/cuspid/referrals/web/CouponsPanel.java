package dental.cuspid.referrals.web;

import java.util.Map;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientPanel;
import dental.cuspid.referrals.CouponService;
import dental.cuspid.referrals.ReferralService;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Component;

/**
 * "Coupons" on the patient page: what was issued when (COUP-3), whom the patient
 * recommended, and what came of it (COUP-8, COUP-11).
 */
@Component
class CouponsPanel implements PatientPanel {

	private final CouponService coupons;

	private final ReferralService referrals;

	private final ClinicTime time;

	private final CurrentStaff current;

	CouponsPanel(CouponService coupons, ReferralService referrals, ClinicTime time, CurrentStaff current) {
		this.coupons = coupons;
		this.referrals = referrals;
		this.time = time;
		this.current = current;
	}

	@Override
	public String key() {
		return "coupons";
	}

	@Override
	public int order() {
		return 40;
	}

	@Override
	public String labelKey() {
		return "referrals.panel.title";
	}

	@Override
	public String fragment() {
		return "referrals/panel :: panel";
	}

	@Override
	public Map<String, Object> model(PatientId patient) {
		return Map.of("batches", this.coupons.of(patient), "referrals", this.referrals.with(patient), "couponsToday",
				this.time.today(), "couponsOf", patient, "mayHandle", this.current.actor().may(Right.HANDLE_REFERRALS));
	}

}
