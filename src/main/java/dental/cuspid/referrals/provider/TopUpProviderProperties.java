package dental.cuspid.referrals.provider;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where phone top-ups are paid.
 *
 * @param url where to, or null where finance pays by hand
 * @param token sent as bearer token, never shown
 * @param timeout for connecting and for the answer
 */
@ConfigurationProperties("cuspid.top-ups")
record TopUpProviderProperties(@Nullable URI url, @Nullable String token, @DefaultValue("15s") Duration timeout) {

	@Override
	public String toString() {
		return "TopUpProviderProperties[" + this.url + "]";
	}

}
