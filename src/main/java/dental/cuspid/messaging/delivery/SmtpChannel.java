package dental.cuspid.messaging.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import dental.cuspid.messaging.Delivery;
import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.MessageChannel;
import dental.cuspid.messaging.OutgoingMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Mails by SMTP, with STARTTLS where the server offers it. Tells apart what was certainly
 * not taken from what may have been: only when the whole message was written and the
 * answer never came is it unconfirmed.
 */
class SmtpChannel implements MessageChannel {

	private static final int FAILED_FOR_GOOD = 500;

	private static final int REFUSED_FOR_NOW = 400;

	private final JavaMailSenderImpl sender;

	private final String from;

	private final Supplier<String> clinic;

	SmtpChannel(JavaMailSenderImpl sender, String from, Supplier<String> clinic) {
		this.sender = sender;
		this.from = from;
		this.clinic = clinic;
	}

	@Override
	public Medium medium() {
		return Medium.EMAIL;
	}

	@Override
	public Delivery send(OutgoingMessage message) {
		var mail = new Mail(this.sender);
		try {
			mail.setFrom(new InternetAddress(this.from, this.clinic.get(), StandardCharsets.UTF_8.name()));
			mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(message.to(), true));
			mail.setSubject((message.subject() != null) ? message.subject() : "", StandardCharsets.UTF_8.name());
			mail.setText(message.text(), StandardCharsets.UTF_8.name());
			mail.setHeader("Message-ID", message.mailId());
			mail.setHeader("Content-Language", message.language());
			mail.setHeader("Auto-Submitted", "auto-generated");
		}
		catch (MessagingException | IOException ex) {
			return Delivery.refused(text(ex));
		}
		try {
			this.sender.send(mail);
			return Delivery.accepted(null);
		}
		catch (MailException ex) {
			return mail.written ? afterData(ex) : beforeData(ex);
		}
	}

	private static Delivery beforeData(MailException failure) {
		int code = code(failure);
		return (code >= FAILED_FOR_GOOD) ? Delivery.refused(text(failure)) : Delivery.tryAgain(text(failure));
	}

	private static Delivery afterData(MailException failure) {
		int code = code(failure);
		if (code >= FAILED_FOR_GOOD) {
			return Delivery.refused(text(failure));
		}
		return (code >= REFUSED_FOR_NOW) ? Delivery.tryAgain(text(failure)) : Delivery.unconfirmed(text(failure));
	}

	/** The server's reply code to this message, or -1 where it gave none. */
	private static int code(MailException failure) {
		for (Throwable cause = root(failure); cause != null; cause = next(cause)) {
			if (cause instanceof SMTPAddressFailedException address) {
				return address.getReturnCode();
			}
			if (cause instanceof SMTPSenderFailedException from) {
				return from.getReturnCode();
			}
			if (cause instanceof SMTPSendFailedException sent && sent.getReturnCode() >= REFUSED_FOR_NOW
					&& !(sent.getNextException() instanceof SendFailedException)) {
				return sent.getReturnCode();
			}
		}
		return -1;
	}

	private static @Nullable Throwable next(Throwable failure) {
		return (failure instanceof MessagingException mail && mail.getNextException() != null) ? mail.getNextException()
				: failure.getCause();
	}

	private static Throwable root(MailException failure) {
		if (failure instanceof MailSendException send && send.getMessageExceptions().length > 0) {
			return send.getMessageExceptions()[0];
		}
		return failure;
	}

	private static String text(Throwable failure) {
		Throwable root = (failure instanceof MailException mail) ? root(mail) : failure;
		String text = (root.getMessage() != null) ? root.getMessage() : root.getClass().getSimpleName();
		return text.replaceAll("\\s+", " ").strip();
	}

	/**
	 * A mail that knows whether it was written to the server as a whole.
	 */
	private static final class Mail extends MimeMessage {

		private volatile boolean written;

		Mail(JavaMailSenderImpl sender) {
			super(sender.getSession());
		}

		@Override
		public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
			super.writeTo(out, ignored);
			this.written = true;
		}

	}

}
