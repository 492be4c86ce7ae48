package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.MessageCause;
import dental.cuspid.messaging.MessageCauseLinks;
import dental.cuspid.messaging.MessageEvent;
import dental.cuspid.messaging.OutboxService;
import dental.cuspid.messaging.QueueMessage;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.PageFormats;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.shared.Recent;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells patients of their bonus, where the clinic wants it: in the transaction that
 * credits it, and some days before it lapses. Messages about a patient's own money need
 * no consent; who opted out gets none.
 */
@Component
class CashbackMessages implements MessageCauseLinks {

	static final String ACCRUED = "cashback.accrued";

	static final String EXPIRING = "cashback.expiring";

	private static final String CAUSE = "cashback";

	private static final int MOST_DAYS = 90;

	private final JdbcClient jdbc;

	private final Recent<MessageSettings> recent = new Recent<>(this::read);

	private final OutboxService outbox;

	private final PatientService patients;

	private final ClinicSettingsService settings;

	private final CurrentStaff current;

	private final AuditTrail audit;

	CashbackMessages(JdbcClient jdbc, OutboxService outbox, PatientService patients, ClinicSettingsService settings,
			CurrentStaff current, AuditTrail audit) {
		this.jdbc = jdbc;
		this.outbox = outbox;
		this.patients = patients;
		this.settings = settings;
		this.current = current;
		this.audit = audit;
	}

	MessageSettings settings() {
		return this.recent.get();
	}

	private MessageSettings read() {
		return this.jdbc.sql("select on_accrual, before_expiry, days_before from cashback_message_setting")
			.query((row, index) -> new MessageSettings(medium(row.getString(1)), medium(row.getString(2)),
					row.getInt(3)))
			.single();
	}

	void change(MessageSettings wanted) {
		this.current.require(Right.EDIT_RATES);
		if (wanted.daysBefore() < 1 || wanted.daysBefore() > MOST_DAYS) {
			throw new RuleViolation("clinic.refusal.range", 1, MOST_DAYS).at("daysBefore");
		}
		this.jdbc.sql("""
				update cashback_message_setting
				set on_accrual = :accrual, before_expiry = :expiry, days_before = :days""")
			.param("accrual", name(wanted.onAccrual()), java.sql.Types.VARCHAR)
			.param("expiry", name(wanted.beforeExpiry()), java.sql.Types.VARCHAR)
			.param("days", wanted.daysBefore())
			.update();
		this.recent.changed();
		this.audit.record("cashback.messagesChanged", "clinic", 1, wanted.toString());
	}

	/**
	 * Tells of a credit, where the clinic wants it.
	 */
	void accrued(UUID accrual, PatientId patient, Money amount, String receipt, @Nullable LocalDate expires) {
		Medium medium = settings().onAccrual();
		if (medium != null) {
			queue(ACCRUED, accrual, patient, medium, amount, expires, receipt);
		}
	}

	/**
	 * Tells that bonus is about to lapse.
	 */
	void expiring(UUID accrual, PatientId patient, Medium medium, BigDecimal left, LocalDate expires) {
		queue(EXPIRING, accrual, patient, medium, Money.of(left, this.settings.current().currency()), expires, "");
	}

	private void queue(String event, UUID accrual, PatientId patient, Medium medium, Money amount,
			@Nullable LocalDate expires, String receipt) {
		ClinicSettings clinic = this.settings.current();
		var formats = new PageFormats(Locale.of(this.patients.languageOf(patient)), clinic.timeZone(),
				clinic.country());
		Map<String, String> values = new HashMap<>();
		values.put("amount", formats.money(amount));
		values.put("until", formats.date(expires));
		values.put("receipt", receipt);
		this.outbox
			.queue(QueueMessage.toPatient(patient, medium, event, values, MessageCause.of(CAUSE, accrual.toString())));
	}

	@Override
	public Optional<String> hrefOf(MessageCause cause) {
		return CAUSE.equals(cause.type()) ? this.jdbc.sql("select receipt_id from cashback_accrual where id = :id")
			.param("id", UUID.fromString(cause.id()))
			.query(String.class)
			.optional()
			.map((receipt) -> "/checkout/" + receipt) : Optional.empty();
	}

	private static @Nullable Medium medium(@Nullable String name) {
		return (name != null) ? Medium.valueOf(name) : null;
	}

	private static @Nullable String name(@Nullable Medium medium) {
		return (medium != null) ? medium.name() : null;
	}

	/**
	 * The events as messaging knows them.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Events {

		@Bean
		MessageEvent cashbackAccrued() {
			return new MessageEvent(ACCRUED, Set.of(Medium.SMS, Medium.EMAIL),
					Map.of("amount", "12.00 €", "until", "30 Jun 2027", "receipt", "2027-118"),
					"cashback.event.accrued.");
		}

		@Bean
		MessageEvent cashbackExpiring() {
			return new MessageEvent(EXPIRING, Set.of(Medium.SMS, Medium.EMAIL),
					Map.of("amount", "12.00 €", "until", "30 Jun 2027", "receipt", ""), "cashback.event.expiring.");
		}

	}

}
