package dental.cuspid.messaging;

import java.util.regex.Pattern;

import dental.cuspid.shared.RuleViolation;

import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * An address or network that may call a secret address. Never a name: a name would be
 * looked up.
 */
record AllowedAddress(String text, IpAddressMatcher network) {

	private static final Pattern FIGURES = Pattern.compile("[0-9a-fA-F.:]{2,45}(/[0-9]{1,3})?");

	static AllowedAddress of(String text) {
		if (FIGURES.matcher(text).matches()) {
			try {
				return new AllowedAddress(text, new IpAddressMatcher(text));
			}
			catch (IllegalArgumentException ex) {
				// refused below
			}
		}
		throw new RuleViolation("messaging.refusal.address", text).at("addresses");
	}

	boolean covers(String address) {
		return this.network.matches(address);
	}

}
