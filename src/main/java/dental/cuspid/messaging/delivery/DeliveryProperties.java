package dental.cuspid.messaging.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages leave the clinic. The mail server itself is {@code spring.mail}.
 *
 * @param showOnly nothing leaves; messages are only shown to staff
 * @param from sender address of mails
 * @param sms the SMS gateway
 */
@ConfigurationProperties("cuspid.messaging")
record DeliveryProperties(@DefaultValue("false") boolean showOnly, @DefaultValue("no-reply@localhost") String from,
		@DefaultValue Sms sms) {

	/**
	 * An HTTP gateway that takes one POST for each SMS.
	 *
	 * @param url where to, or null without a gateway
	 * @param allowedHosts hosts that may be called; empty allows the host of the URL
	 * @param token sent as bearer token, never shown
	 * @param format JSON or FORM
	 * @param sender name or number patients see
	 * @param fieldTo name of the field for the number
	 * @param fieldText name of the field for the text
	 * @param fieldSender name of the field for the sender
	 * @param fieldId name of the field for our identifier, under which a repeated message
	 * is the same message
	 * @param answerId field of the answer that holds the gateway's identifier
	 * @param timeout for connecting and for the answer
	 */
	record Sms(@Nullable URI url, @DefaultValue Set<String> allowedHosts, @Nullable String token,
			@DefaultValue("JSON") Format format, @Nullable String sender, @DefaultValue("to") String fieldTo,
			@DefaultValue("text") String fieldText, @DefaultValue("from") String fieldSender,
			@DefaultValue("externalId") String fieldId, @DefaultValue("id") String answerId,
			@DefaultValue("10s") Duration timeout) {

		@Override
		public String toString() {
			return "Sms[" + this.url + "]";
		}

	}

	/**
	 * How the gateway wants its fields.
	 */
	enum Format {

		JSON, FORM

	}

}
