package dental.cuspid.referrals.web;

import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.referrals.CouponService;

import org.springframework.stereotype.Component;

/**
 * Reads who is meant by what was typed or scanned: a card number, or the code of a
 * coupon.
 */
@Component
class People {

	private static final int CODE = 24;

	private final PatientService patients;

	private final CouponService coupons;

	People(PatientService patients, CouponService coupons) {
		this.patients = patients;
		this.coupons = coupons;
	}

	PatientId newcomer(String typed) {
		return this.patients.resolveAt("newcomer", typed.strip());
	}

	PatientId patient(String typed) {
		return this.patients.resolveAt("patient", typed.strip());
	}

	/** Codes are longer than any card number. */
	static boolean isCode(String typed) {
		return typed.replaceAll("[\\s-]", "").length() == CODE;
	}

	PatientId referrer(String typed) {
		if (!isCode(typed)) {
			return this.patients.resolveAt("referrer", typed.strip());
		}
		try {
			return this.coupons.ownerOf(typed).id();
		}
		catch (dental.cuspid.shared.RuleViolation refusal) {
			throw new dental.cuspid.shared.RuleViolation(refusal.code()).at("referrer");
		}
	}

}
