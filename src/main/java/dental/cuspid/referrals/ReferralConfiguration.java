package dental.cuspid.referrals;

import java.util.Map;
import java.util.Set;

import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.MessageEvent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What referrals tell people.
 */
@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {

	@Bean
	MessageEvent referralCredited() {
		return new MessageEvent(ReferralMessages.EVENT, Set.of(Medium.SMS),
				Map.of("topUp", "10.00 EUR", "credit", "20.00 EUR"), "referrals.message.credited.");
	}

}
