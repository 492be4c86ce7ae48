package dental.cuspid.referrals;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.MessageCause;
import dental.cuspid.messaging.MessageCauseLinks;
import dental.cuspid.messaging.OutboxService;
import dental.cuspid.messaging.QueueMessage;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.PageFormats;

import org.springframework.stereotype.Component;

/**
 * The one SMS a referrer gets for a newcomer (COUP-10), in the referrer's language; parts
 * of amount zero are left out of it.
 */
@Component
class ReferralMessages implements MessageCauseLinks {

	static final String EVENT = "referral.credited";

	private static final String CAUSE = "referral";

	private final OutboxService outbox;

	private final PatientService patients;

	private final ClinicSettingsService settings;

	ReferralMessages(OutboxService outbox, PatientService patients, ClinicSettingsService settings) {
		this.outbox = outbox;
		this.patients = patients;
		this.settings = settings;
	}

	/**
	 * Queues it, once for a referral.
	 */
	void announce(ReferralId referral, PatientId referrer, Money topUp, Money credit) {
		var formats = new PageFormats(Locale.of(this.patients.languageOf(referrer)), this.settings.current().timeZone(),
				this.settings.current().country());
		this.outbox.queue(QueueMessage.toPatient(referrer, Medium.SMS, EVENT,
				Map.of("topUp", amount(formats, topUp), "credit", amount(formats, credit)),
				MessageCause.of(CAUSE, referral)));
	}

	/** Stops it where it was not sent yet. */
	void withdraw(ReferralId referral) {
		this.outbox.cancelFor(MessageCause.of(CAUSE, referral));
	}

	@Override
	public Optional<String> hrefOf(MessageCause cause) {
		return cause.type().equals(CAUSE) ? Optional.of("/referrals/" + cause.id()) : Optional.empty();
	}

	/** Signs that fit into a short message: no hard blanks, the code of the currency. */
	private static String amount(PageFormats formats, Money money) {
		return money.isZero() ? ""
				: formats.amount(money).replace('\u00a0', ' ') + " " + money.currency().getCurrencyCode();
	}

}
