package dental.cuspid.messaging.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.MessageChannel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The product's own channels, connected to servers of a test.
 */
public final class TestChannels {

	private TestChannels() {
	}

	public static MessageChannel smtp(int port) {
		return smtp(port, 1500);
	}

	public static MessageChannel smtp(int port, int timeout) {
		var sender = new JavaMailSenderImpl();
		sender.setHost("127.0.0.1");
		sender.setPort(port);
		sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", String.valueOf(timeout));
		sender.getJavaMailProperties().setProperty("mail.smtp.timeout", String.valueOf(timeout));
		sender.getJavaMailProperties().setProperty("mail.smtp.ssl.trust", "*");
		sender.getJavaMailProperties().setProperty("mail.smtp.ssl.checkserveridentity", "false");
		return new SmtpChannel(DeliveryConfiguration.withTimeouts(sender), "clinic@example.test",
				() -> "Zahnärzte Süd");
	}

	/** TLS from the first byte. */
	public static MessageChannel smtps(int port, boolean trusted) {
		var sender = new JavaMailSenderImpl();
		sender.setProtocol("smtps");
		sender.setHost("127.0.0.1");
		sender.setPort(port);
		if (trusted) {
			sender.getJavaMailProperties().setProperty("mail.smtps.ssl.trust", "*");
			sender.getJavaMailProperties().setProperty("mail.smtps.ssl.checkserveridentity", "false");
		}
		return new SmtpChannel(DeliveryConfiguration.withTimeouts(sender), "clinic@example.test", () -> "Clinic");
	}

	/** Encrypted from the second command on, or not at all. */
	public static MessageChannel startTls(int port, boolean trusted) {
		var sender = new JavaMailSenderImpl();
		sender.setHost("127.0.0.1");
		sender.setPort(port);
		sender.getJavaMailProperties().setProperty("mail.smtp.starttls.required", "true");
		if (trusted) {
			sender.getJavaMailProperties().setProperty("mail.smtp.ssl.trust", "*");
			sender.getJavaMailProperties().setProperty("mail.smtp.ssl.checkserveridentity", "false");
		}
		return new SmtpChannel(DeliveryConfiguration.withTimeouts(sender), "clinic@example.test", () -> "Clinic");
	}

	public static MessageChannel gateway(int port, DeliveryProperties.Format format, @Nullable String token) {
		return gateway(URI.create("http://127.0.0.1:" + port + "/send"), Set.of(), format, token);
	}

	public static MessageChannel gateway(int port) {
		return gateway(port, DeliveryProperties.Format.JSON, "secret-token");
	}

	static MessageChannel gateway(URI url, Set<String> hosts, DeliveryProperties.Format format,
			@Nullable String token) {
		return new SmsGateway(new DeliveryProperties.Sms(url, hosts, token, format, "Clinic", "to", "text", "from",
				"externalId", "id", Duration.ofSeconds(1)), JsonMapper.builder().build());
	}

	public static MessageChannel shown(Medium medium) {
		return new ShowOnlyChannel(medium);
	}

}
