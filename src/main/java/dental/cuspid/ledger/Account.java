package dental.cuspid.ledger;

import java.math.BigDecimal;
import java.util.UUID;

import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;

/**
 * A patient's account while its row is locked.
 */
class Account {

	/** What a balance column holds: fifteen digits before the point. */
	private static final BigDecimal LIMIT = BigDecimal.TEN.pow(14);

	private final UUID id;

	private final PatientId patient;

	private final AccountKind kind;

	private final String unit;

	private BigDecimal balance;

	private long lastSeq;

	Account(UUID id, PatientId patient, AccountKind kind, String unit, BigDecimal balance, long lastSeq) {
		this.id = id;
		this.patient = patient;
		this.kind = kind;
		this.unit = unit;
		this.balance = balance;
		this.lastSeq = lastSeq;
	}

	/**
	 * Moves the balance.
	 * @throws Conflict when there is too little, naming the present balance
	 */
	void move(BigDecimal amount, boolean mayGoBelowZero) {
		BigDecimal after = this.balance.add(amount);
		if (amount.signum() < 0 && after.signum() < 0 && !mayGoBelowZero) {
			throw new Conflict("ledger.refusal.tooLittle", Amounts.shown(this.balance, this.unit),
					Amounts.shown(amount.negate(), this.unit))
				.at("amount");
		}
		if (after.abs().compareTo(LIMIT) >= 0) {
			throw new Conflict("ledger.refusal.tooLarge").at("amount");
		}
		this.balance = after;
		this.lastSeq++;
	}

	UUID id() {
		return this.id;
	}

	PatientId patient() {
		return this.patient;
	}

	AccountKind kind() {
		return this.kind;
	}

	String unit() {
		return this.unit;
	}

	BigDecimal balance() {
		return this.balance;
	}

	long lastSeq() {
		return this.lastSeq;
	}

}
