package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.EntryId;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.ledger.PostEntry;
import dental.cuspid.patients.PatientId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes away what is left of accruals whose last day has passed, and tells patients some
 * days before. Each accrual is done in a transaction of its own, once, whoever runs it.
 */
@Component
class BonusExpiry {

	static final String CAUSE = "BONUS_LAPSED";

	private static final int TOGETHER = 200;

	private final JdbcClient jdbc;

	private final BonusRows rows;

	private final LedgerService ledger;

	private final CashbackMessages messages;

	private final ClinicTime time;

	private final TransactionTemplate transaction;

	BonusExpiry(JdbcClient jdbc, BonusRows rows, LedgerService ledger, CashbackMessages messages, ClinicTime time,
			TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.ledger = ledger;
		this.messages = messages;
		this.time = time;
		this.transaction = transaction;
	}

	/**
	 * Does what is due today.
	 */
	Done run() {
		int lapsed = 0;
		List<Due> due = due();
		while (!due.isEmpty()) {
			for (Due accrual : due) {
				lapsed += Boolean.TRUE.equals(this.transaction.execute((status) -> lapse(accrual))) ? 1 : 0;
			}
			due = due();
		}
		return new Done(lapsed, warn());
	}

	private List<Due> due() {
		return this.jdbc.sql("""
				select c.id, c.patient_id, c.entry_id, c.expires_on, r.number from cashback_accrual c
				join receipt r on r.id = c.receipt_id
				where c.expires_on < :today and c.lapsed_at is null and c.reversed_at is null
				order by c.expires_on, c.id limit :limit""")
			.param("today", this.time.today())
			.param("limit", TOGETHER)
			.query(Due.class)
			.list();
	}

	private boolean lapse(Due accrual) {
		var patient = new PatientId(accrual.patientId());
		this.ledger.lockedBalance(patient, AccountKind.BONUS);
		boolean open = this.jdbc.sql(
				"select id from cashback_accrual where id = :id and lapsed_at is null and reversed_at is null for update")
			.param("id", accrual.id())
			.query(UUID.class)
			.optional()
			.isPresent();
		if (!open) {
			return false;
		}
		BigDecimal left = this.rows.lots(patient).leftOf(accrual.entryId());
		if (left.signum() > 0) {
			EntryId entry = this.ledger.post(new PostEntry(patient, AccountKind.BONUS, left.negate(), "CASHBACK",
					new Cause(CAUSE, accrual.id().toString()), "lapse", this.time.now(), false, "cashback.entry.lapsed",
					List.of(accrual.number())));
			this.jdbc.sql("insert into cashback_accrual_entry (entry_id, accrual_id) values (:entry, :accrual)")
				.param("entry", entry.value())
				.param("accrual", accrual.id())
				.update();
		}
		this.jdbc.sql("update cashback_accrual set lapsed_at = :at, lapsed = :left where id = :id")
			.param("at", this.time.now().atOffset(ZoneOffset.UTC))
			.param("left", left)
			.param("id", accrual.id())
			.update();
		return left.signum() > 0;
	}

	private int warn() {
		MessageSettings settings = this.messages.settings();
		if (settings.beforeExpiry() == null) {
			return 0;
		}
		LocalDate today = this.time.today();
		List<Due> soon = this.jdbc.sql("""
				select c.id, c.patient_id, c.entry_id, c.expires_on, r.number from cashback_accrual c
				join receipt r on r.id = c.receipt_id
				where c.expires_on between :today and :soon and c.lapsed_at is null and c.reversed_at is null
					and c.warned_at is null order by c.expires_on, c.id""")
			.param("today", today)
			.param("soon", today.plusDays(settings.daysBefore()))
			.query(Due.class)
			.list();
		int warned = 0;
		for (Due accrual : soon) {
			warned += Boolean.TRUE.equals(this.transaction.execute((status) -> warn(accrual, settings))) ? 1 : 0;
		}
		return warned;
	}

	private boolean warn(Due accrual, MessageSettings settings) {
		int first = this.jdbc.sql("update cashback_accrual set warned_at = :at where id = :id and warned_at is null")
			.param("at", this.time.now().atOffset(ZoneOffset.UTC))
			.param("id", accrual.id())
			.update();
		var patient = new PatientId(accrual.patientId());
		BigDecimal left = this.rows.lots(patient).leftOf(accrual.entryId());
		if (first == 0 || left.signum() <= 0 || settings.beforeExpiry() == null) {
			return false;
		}
		this.messages.expiring(accrual.id(), patient, settings.beforeExpiry(), left, accrual.expiresOn());
		return true;
	}

	/**
	 * What a run did.
	 *
	 * @param lapsed accruals of which something was taken away
	 * @param warned messages to patients
	 */
	record Done(int lapsed, int warned) {

	}

	/** An accrual whose day has come. */
	record Due(UUID id, UUID patientId, UUID entryId, LocalDate expiresOn, String number) {

	}

}
