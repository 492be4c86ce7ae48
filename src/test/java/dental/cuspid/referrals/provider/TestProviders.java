package dental.cuspid.referrals.provider;

import java.net.URI;
import java.time.Duration;

import dental.cuspid.referrals.TopUpProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * The product's own provider, connected to a server of a test.
 */
public final class TestProviders {

	private TestProviders() {
	}

	public static TopUpProvider http(int port) {
		return http(URI.create("http://127.0.0.1:" + port + "/top-ups"));
	}

	public static TopUpProvider http(URI url) {
		return new HttpTopUpProvider(new TopUpProviderProperties(url, "secret-token", Duration.ofSeconds(1)),
				JsonMapper.builder().build());
	}

}
