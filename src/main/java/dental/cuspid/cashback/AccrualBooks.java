package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.checkout.PaymentId;
import dental.cuspid.checkout.RefundFacts;
import dental.cuspid.checkout.Standing;
import dental.cuspid.clinic.ClinicSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.EntryId;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.ledger.PostEntry;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.Money;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Posts what receipts earned to the bonus account, and takes it back when money goes
 * back: always in the transaction that caused it, always with the payment or refund as
 * cause (CB-2, X-5).
 */
@Component
class AccrualBooks {

	private static final String COUNTER = "CASHBACK";

	private static final String LEG = "cashback";

	private final JdbcClient jdbc;

	private final LedgerService ledger;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final CashbackMessages messages;

	AccrualBooks(JdbcClient jdbc, LedgerService ledger, ClinicSettingsService settings, ClinicTime time,
			CashbackMessages messages) {
		this.jdbc = jdbc;
		this.ledger = ledger;
		this.settings = settings;
		this.time = time;
		this.messages = messages;
	}

	/**
	 * Credits a settled receipt, unless it was credited already.
	 * @param cause the payment that settled it
	 */
	void credit(Standing standing, Accrual accrual, PaymentId cause, Instant at) {
		if (!accrual.total().isPositive() || live(standing).isPresent()) {
			return;
		}
		UUID id = Ids.next();
		LocalDate day = this.time.dayOf(at);
		ClinicSettings settings = this.settings.current();
		LocalDate spendable = (settings.bonusWaitingDays() > 0) ? day.plusDays(settings.bonusWaitingDays()) : null;
		LocalDate expires = (settings.bonusExpiryMonths() > 0) ? day.plusMonths(settings.bonusExpiryMonths()) : null;
		EntryId entry = this.ledger.post(new PostEntry(standing.patient(), AccountKind.BONUS, accrual.total().amount(),
				COUNTER, new Cause("PAYMENT", cause.toString()), LEG, at, true, "cashback.entry.accrued",
				List.of(standing.number())));
		this.jdbc.sql("""
				insert into cashback_accrual (id, receipt_id, patient_id, entry_id, amount, money, refunded_before,
						clawed_back, parts, accrued_at, spendable_on, expires_on)
				values (:id, :receipt, :patient, :entry, :amount, :money, :refunded, 0, :parts::jsonb, :at,
						:spendable, :expires)""")
			.param("id", id)
			.param("receipt", standing.receipt().value())
			.param("patient", standing.patient().value())
			.param("entry", entry.value())
			.param("amount", accrual.total().amount())
			.param("money", standing.netMoney().amount())
			.param("refunded", standing.moneyRefunded().amount())
			.param("parts", CashbackJson.write(accrual.parts()))
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("spendable", spendable, Types.DATE)
			.param("expires", expires, Types.DATE)
			.update();
		this.messages.accrued(id, standing.patient(), accrual.total(), standing.number(), expires);
	}

	/**
	 * Takes back the share of a refund of money; what lapsed of the accrual was taken
	 * already.
	 */
	void clawBack(Standing standing, RefundFacts refund) {
		live(standing).ifPresent((accrued) -> {
			Money refunded = standing.moneyRefunded().minus(money(standing, accrued.refundedBefore()));
			Money share = Accrual.clawBack(money(standing, accrued.amount()), refunded,
					money(standing, accrued.money()), money(standing, accrued.clawedBack().add(accrued.lapsed())));
			if (!share.isPositive()) {
				return;
			}
			takesFrom(accrued,
					this.ledger.post(new PostEntry(standing.patient(), AccountKind.BONUS, share.amount().negate(),
							COUNTER, new Cause("REFUND", refund.refund().toString()), LEG, refund.at(), true,
							"cashback.entry.clawedBack", List.of(standing.number()))));
			this.jdbc.sql("update cashback_accrual set clawed_back = clawed_back + :share where id = :id")
				.param("share", share.amount())
				.param("id", accrued.id())
				.update();
		});
	}

	/**
	 * Takes an accrual back whole because a payment was typed by mistake.
	 */
	void reverse(Standing standing, PaymentId voided, Instant at) {
		live(standing).ifPresent((accrued) -> {
			var cause = new Cause("PAYMENT_VOID", voided.toString());
			if (accrued.clawedBack().signum() == 0) {
				this.ledger.reverse(new EntryId(accrued.entry()), cause, "cashback.entry.reversed");
			}
			else {
				takesFrom(accrued,
						this.ledger.post(new PostEntry(standing.patient(), AccountKind.BONUS,
								accrued.clawedBack().subtract(accrued.amount()), COUNTER, cause, LEG, at, true,
								"cashback.entry.reversed", List.of(standing.number()))));
			}
			this.jdbc.sql("update cashback_accrual set reversed_at = :at where id = :id")
				.param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
				.param("id", accrued.id())
				.update();
		});
	}

	/** Lots are told which accrual an entry takes from. */
	private void takesFrom(Accrued accrued, EntryId entry) {
		this.jdbc.sql("insert into cashback_accrual_entry (entry_id, accrual_id) values (:entry, :accrual)")
			.param("entry", entry.value())
			.param("accrual", accrued.id())
			.update();
	}

	private Optional<Accrued> live(Standing standing) {
		return this.jdbc.sql("""
				select id, entry_id, amount, money, refunded_before, clawed_back, lapsed from cashback_accrual
				where receipt_id = :receipt and reversed_at is null for update""")
			.param("receipt", standing.receipt().value())
			.query((row, index) -> new Accrued(row.getObject("id", UUID.class), row.getObject("entry_id", UUID.class),
					row.getBigDecimal("amount"), row.getBigDecimal("money"), row.getBigDecimal("refunded_before"),
					row.getBigDecimal("clawed_back"), row.getBigDecimal("lapsed")))
			.optional();
	}

	private static Money money(Standing standing, BigDecimal amount) {
		return Money.of(amount, standing.gross().currency());
	}

	private record Accrued(UUID id, UUID entry, BigDecimal amount, BigDecimal money, BigDecimal refundedBefore,
			BigDecimal clawedBack, BigDecimal lapsed) {

	}

}
