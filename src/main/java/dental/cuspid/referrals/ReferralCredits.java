package dental.cuspid.referrals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.checkout.PaymentFacts;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.Standing;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.ReferralMode;
import dental.cuspid.clinic.ReferralTerms;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.EntryId;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.ledger.PostEntry;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Credits a referrer, and takes the credit back, always in the transaction of the payment
 * that caused it (COUP-6, COUP-8, COUP-9). The row of the referral is held meanwhile, and
 * the ledger takes one credit for a referral, so two desks never credit it twice.
 */
@Component
class ReferralCredits {

	/** Cause of the credit on the internal account. */
	static final String REFERRAL = "REFERRAL";

	private static final String COUNTER = "REFERRALS";

	private final JdbcClient jdbc;

	private final ReferralRows rows;

	private final TopUps topUps;

	private final ReferralMessages messages;

	private final LedgerService ledger;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	ReferralCredits(JdbcClient jdbc, ReferralRows rows, TopUps topUps, ReferralMessages messages, LedgerService ledger,
			ClinicSettingsService settings, ClinicTime time) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.topUps = topUps;
		this.messages = messages;
		this.ledger = ledger;
		this.settings = settings;
		this.time = time;
	}

	/**
	 * Credits whoever recommended the payer, where that has not happened yet, with what
	 * is in force on the day of the payment.
	 */
	void credit(Standing standing, PaymentFacts payment) {
		waiting(standing.patient(), "").flatMap((found) -> waiting(standing.patient(), " for update"))
			.ifPresent((referral) -> credit(referral, standing, payment));
	}

	private void credit(Held referral, Standing standing, PaymentFacts payment) {
		LocalDate day = this.time.dayOf(payment.receivedAt());
		ReferralMode mode = this.settings.current().referralMode();
		Money nothing = Money.zero(payment.amount().currency());
		ReferralTerms terms = (mode == ReferralMode.REWARD) ? this.settings.referralTerms(day)
				: new ReferralTerms(nothing, nothing, null);
		EntryId entry = terms.internalCredit().isPositive() ? this.ledger
			.post(new PostEntry(referral.referrer(), AccountKind.INTERNAL, terms.internalCredit().amount(), COUNTER,
					new Cause(REFERRAL, referral.id().toString()), "CREDIT " + (referral.credits() + 1),
					payment.receivedAt(), true, "referrals.entry.credited", List.of(standing.number())))
				: null;
		write(referral.id(), standing, payment, day, mode, terms, entry);
		this.rows.note(referral.id(), referral.referrer(), ReferralEventKind.CREDITED, day,
				terms.internalCredit().amount(), null);
		if (terms.phoneTopUp().isPositive()) {
			this.topUps.due(referral.id(), referral.referrer(), terms.phoneTopUp(), day);
		}
		else if (mode != ReferralMode.OFF) {
			this.messages.announce(referral.id(), referral.referrer(), nothing, terms.internalCredit());
		}
	}

	/**
	 * Takes a credit back because all money of the receipt that caused it went back. What
	 * the referrer has spent of it stays spent: the internal account may fall below zero.
	 * @param forGood whether no later payment credits it again; false where the payment
	 * was only typed by mistake
	 */
	void reverse(ReceiptId receipt, Cause cause, boolean forGood) {
		Optional<Held> credited = this.jdbc.sql("""
				select id, referrer_id, credits, credit_entry_id, internal_credit from referral
				where receipt_id = :receipt and state = 'CREDITED' for update""")
			.param("receipt", receipt.value())
			.query(ReferralCredits::held)
			.optional();
		credited.ifPresent((referral) -> {
			if (referral.entry() != null) {
				this.ledger.reverse(referral.entry(), cause, "referrals.entry.reversed");
			}
			Instant now = this.time.now();
			LocalDate today = this.time.dayOf(now);
			this.jdbc.sql("""
					update referral set state = 'REVERSED', reversed_on = :day, reversed_at = :at,
						reversed_for_good = :forGood, version = version + 1 where id = :id""")
				.param("id", referral.id().value())
				.param("day", today)
				.param("at", now.atOffset(ZoneOffset.UTC))
				.param("forGood", forGood)
				.update();
			this.rows.note(referral.id(), referral.referrer(), ReferralEventKind.REVERSED, today, referral.amount(),
					null);
			this.topUps.takeBack(referral.id(), referral.referrer(), today);
			if (forGood) {
				this.messages.withdraw(referral.id());
			}
		});
	}

	private Optional<Held> waiting(PatientId newcomer, String lock) {
		return this.jdbc.sql("""
				select id, referrer_id, credits, credit_entry_id, internal_credit from referral
				where newcomer_id = :newcomer and (state = 'WAITING_FOR_PAYMENT'
					or state = 'REVERSED' and not reversed_for_good)""" + lock)
			.param("newcomer", newcomer.value())
			.query(ReferralCredits::held)
			.optional();
	}

	private void write(ReferralId id, Standing standing, PaymentFacts payment, LocalDate day, ReferralMode mode,
			ReferralTerms terms, @Nullable EntryId entry) {
		this.jdbc
			.sql("""
					update referral set state = 'CREDITED', receipt_id = :receipt, payment_id = :payment, credited_on = :day,
						credited_at = :at, mode = :mode, internal_credit = :credit, phone_top_up = :topUp,
						credit_entry_id = :entry, credits = credits + 1, reversed_on = null, reversed_at = null,
						reversed_for_good = null, version = version + 1
					where id = :id""")
			.param("id", id.value())
			.param("receipt", standing.receipt().value())
			.param("payment", payment.payment().value())
			.param("day", day)
			.param("at", payment.receivedAt().atOffset(ZoneOffset.UTC))
			.param("mode", mode.name())
			.param("credit", terms.internalCredit().amount())
			.param("topUp", terms.phoneTopUp().amount())
			.param("entry", (entry != null) ? entry.value() : null, Types.OTHER)
			.update();
	}

	private static Held held(ResultSet row, int index) throws SQLException {
		UUID entry = row.getObject("credit_entry_id", UUID.class);
		return new Held(new ReferralId(row.getObject("id", UUID.class)),
				new PatientId(row.getObject("referrer_id", UUID.class)), row.getInt("credits"),
				(entry != null) ? new EntryId(entry) : null, row.getBigDecimal("internal_credit"));
	}

	/**
	 * A referral whose row is held.
	 */
	private record Held(ReferralId id, PatientId referrer, int credits, @Nullable EntryId entry,
			java.math.@Nullable BigDecimal amount) {

	}

}
