package dental.cuspid.clinic.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dental.cuspid.clinic.ChangeSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.ReferralMode;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The clinic's settings; fields left out of a change stay as they are.
 */
@RestController
@RequestMapping("/api/v1/settings")
class SettingsApi {

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	SettingsApi(ClinicSettingsService settings, ClinicTime time) {
		this.settings = settings;
		this.time = time;
	}

	@GetMapping
	Answer show() {
		var clinic = this.settings.current();
		var terms = this.settings.referralTerms(this.time.today());
		return new Answer(clinic.name(), clinic.currency().getCurrencyCode(), clinic.timeZone().getId(),
				clinic.country(), clinic.language(), clinic.inactivityMonths(),
				new Referral(clinic.referralMode(), terms.internalCredit().amount(), terms.phoneTopUp().amount(),
						terms.validFrom(), clinic.gifts()),
				new Bonus(clinic.bonusRedemptionCapPercent(), clinic.bonusWaitingDays(), clinic.bonusExpiryMonths()),
				new Marketing(clinic.contractDate()));
	}

	@PutMapping
	Answer change(@RequestBody ChangeSettings change) {
		this.settings.change(change);
		return show();
	}

	record Answer(String name, String currency, String timeZone, String country, String language, int inactivityMonths,
			Referral referral, Bonus bonus, Marketing marketing) {

	}

	/**
	 * What recommendations earn today.
	 */
	record Referral(ReferralMode mode, BigDecimal internalCredit, BigDecimal phoneTopUp, @Nullable LocalDate validFrom,
			List<String> gifts) {

	}

	record Bonus(int redemptionCapPercent, int waitingDays, int expiryMonths) {

	}

	record Marketing(@Nullable LocalDate contractDate) {

	}

}
