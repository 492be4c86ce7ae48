package dental.cuspid.referrals.provider;

import dental.cuspid.referrals.TopUpProvider;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connects a provider of phone top-ups where one is configured.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("cuspid.top-ups.url")
@EnableConfigurationProperties(TopUpProviderProperties.class)
class TopUpProviderConfiguration {

	@Bean
	TopUpProvider topUpProvider(TopUpProviderProperties properties, JsonMapper json) {
		return new HttpTopUpProvider(properties, json);
	}

}
