package dental.cuspid.referrals;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.AuditTrail;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records what the provider did with a top-up, in the transaction that ends its order.
 */
@Component
class ProviderOutcome {

	private final JdbcClient jdbc;

	private final TopUps topUps;

	private final ReferralRows rows;

	private final ReferralMessages messages;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final AuditTrail audit;

	ProviderOutcome(JdbcClient jdbc, TopUps topUps, ReferralRows rows, ReferralMessages messages,
			ClinicSettingsService settings, ClinicTime time, AuditTrail audit) {
		this.jdbc = jdbc;
		this.topUps = topUps;
		this.rows = rows;
		this.messages = messages;
		this.settings = settings;
		this.time = time;
		this.audit = audit;
	}

	/**
	 * It was paid. Where the referral was taken back meanwhile, the money is to recover;
	 * where it counts again since, the newer top-up is the one that was paid.
	 */
	void paid(TopUpId id, @Nullable String reference) {
		TopUps.Held paid = this.topUps.locked(id).orElseThrow();
		if (paid.state() != TopUpState.CANCELLED) {
			sent(paid, reference);
			return;
		}
		Optional<TopUps.Held> newer = this.jdbc
			.sql("select id from top_up where referral_id = :referral and state in ('DUE', 'FAILED')")
			.param("referral", paid.referral().value())
			.query((row, index) -> new TopUpId(row.getObject("id", UUID.class)))
			.optional()
			.flatMap(this.topUps::locked);
		newer.ifPresentOrElse((again) -> sent(again, reference), () -> {
			write(id, reference);
			this.topUps.move(id, TopUpState.TO_RECOVER, null);
			note(paid, ReferralEventKind.TOP_UP_TO_RECOVER, reference);
		});
	}

	/** It will not be paid. */
	void refused(TopUpId id, @Nullable String why) {
		TopUps.Held refused = this.topUps.locked(id).orElseThrow();
		if (refused.state() == TopUpState.DUE) {
			this.topUps.move(id, TopUpState.FAILED, why);
			note(refused, ReferralEventKind.TOP_UP_FAILED, why);
		}
	}

	private void sent(TopUps.Held topUp, @Nullable String reference) {
		write(topUp.id(), reference);
		this.topUps.move(topUp.id(), TopUpState.SENT, null);
		note(topUp, ReferralEventKind.TOP_UP_SENT, reference);
		var currency = this.settings.current().currency();
		this.messages.announce(topUp.referral(), topUp.patient(), Money.of(topUp.amount(), currency),
				Money.of(topUp.credit(), currency));
		this.audit.record("topUp.sent", "patient", topUp.patient(), topUp.amount().toPlainString());
	}

	private void write(TopUpId id, @Nullable String reference) {
		LocalDate today = this.time.today();
		this.jdbc.sql("update top_up set sent_on = :day, proof = left(:proof, 200) where id = :id")
			.param("id", id.value())
			.param("day", today)
			.param("proof", reference)
			.update();
	}

	private void note(TopUps.Held topUp, ReferralEventKind kind, @Nullable String details) {
		this.rows.note(topUp.referral(), topUp.patient(), kind, this.time.today(), topUp.amount(), details);
	}

}
