package dental.cuspid.messaging.delivery;

import java.util.Properties;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.MessageChannel;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Chooses the channels: the configured ones, else messages are only shown.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {

	@Bean
	MessageChannel mailChannel(DeliveryProperties properties, ObjectProvider<JavaMailSenderImpl> server,
			ClinicSettingsService settings) {
		JavaMailSenderImpl sender = server.getIfAvailable();
		if (properties.showOnly() || sender == null) {
			return new ShowOnlyChannel(Medium.EMAIL);
		}
		return new SmtpChannel(withTimeouts(sender), properties.from(), () -> settings.current().name());
	}

	@Bean
	MessageChannel smsChannel(DeliveryProperties properties, JsonMapper json) {
		if (properties.showOnly() || properties.sms().url() == null) {
			return new ShowOnlyChannel(Medium.SMS);
		}
		return new SmsGateway(properties.sms(), json);
	}

	/** Without these the mail library waits for ever. */
	static JavaMailSenderImpl withTimeouts(JavaMailSenderImpl sender) {
		Properties settings = sender.getJavaMailProperties();
		for (String protocol : new String[] { "smtp", "smtps" }) {
			settings.putIfAbsent("mail." + protocol + ".connectiontimeout", "10000");
			settings.putIfAbsent("mail." + protocol + ".timeout", "20000");
			settings.putIfAbsent("mail." + protocol + ".writetimeout", "20000");
			settings.putIfAbsent("mail." + protocol + ".starttls.enable", "true");
			settings.putIfAbsent("mail." + protocol + ".ssl.checkserveridentity", "true");
		}
		return sender;
	}

}
