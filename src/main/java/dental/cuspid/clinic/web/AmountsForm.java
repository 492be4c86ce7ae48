package dental.cuspid.clinic.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dental.cuspid.clinic.ChangeSettings;
import dental.cuspid.clinic.ClinicSettings;
import dental.cuspid.clinic.ReferralMode;
import dental.cuspid.clinic.ReferralTerms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Reward amounts and bonus caps as the form has them.
 */
record AmountsForm(@Valid Referral referral, @Valid Bonus bonus) {

	static AmountsForm of(ClinicSettings clinic, ReferralTerms terms, LocalDate today) {
		return new AmountsForm(
				new Referral(clinic.referralMode(), terms.internalCredit().amount(), terms.phoneTopUp().amount(), today,
						String.join("\n", clinic.gifts())),
				new Bonus(clinic.bonusRedemptionCapPercent(), clinic.bonusWaitingDays(), clinic.bonusExpiryMonths()));
	}

	ChangeSettings toCommand() {
		List<String> gifts = (this.referral.gifts() != null) ? this.referral.gifts().lines().toList() : List.of();
		return new ChangeSettings(null, null, null, null, null, null,
				new ChangeSettings.Referral(this.referral.mode(), this.referral.internalCredit(),
						this.referral.phoneTopUp(), this.referral.validFrom(), gifts),
				new ChangeSettings.Bonus(this.bonus.redemptionCapPercent(), this.bonus.waitingDays(),
						this.bonus.expiryMonths()),
				null);
	}

	/**
	 * What recommendations earn.
	 *
	 * @param gifts one on each line
	 */
	record Referral(@NotNull ReferralMode mode, @NotNull BigDecimal internalCredit, @NotNull BigDecimal phoneTopUp,
			@NotNull LocalDate validFrom, @Nullable String gifts) {

	}

	/**
	 * How bonus is redeemed.
	 */
	record Bonus(@NotNull Integer redemptionCapPercent, @NotNull Integer waitingDays, @NotNull Integer expiryMonths) {

	}

}
