package dental.cuspid.messaging;

import java.math.BigDecimal;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the gateway takes for one SMS part, in the clinic's currency, where that is set.
 */
@Component
class SmsPrice {

	private final @Nullable BigDecimal part;

	private final ClinicSettingsService settings;

	SmsPrice(@Value("${cuspid.messaging.sms.price-per-part:#{null}}") @Nullable BigDecimal part,
			ClinicSettingsService settings) {
		this.part = part;
		this.settings = settings;
	}

	/** The cost of so many parts, exactly; null without a price. */
	@Nullable BigDecimal exact(int parts) {
		return (this.part != null && parts > 0) ? this.part.multiply(BigDecimal.valueOf(parts)) : null;
	}

	/** The cost as it is shown, rounded to the currency. */
	@Nullable Money shown(@Nullable BigDecimal exact) {
		return (exact != null) ? Money.rounded(exact, this.settings.current().currency()) : null;
	}

}
