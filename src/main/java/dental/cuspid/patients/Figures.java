package dental.cuspid.patients;

import dental.cuspid.shared.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one patient as the header and the API show them (BASE-1), gathered from
 * the modules that know them.
 */
public class Figures {

	private @Nullable Money internalAccount;

	private @Nullable Money bonus;

	private @Nullable Money expectedBonus;

	private BigInteger dentacoin = BigInteger.ZERO;

	private BigInteger dentacoinPending = BigInteger.ZERO;

	private @Nullable Money lifetimeValue;

	private @Nullable Money unpaid;

	private int visits;

	private @Nullable LocalDate lastVisitOn;

	private boolean underTreatment;

	private @Nullable NextAppointment nextAppointment;

	private @Nullable String nextStep;

	private @Nullable BigInteger walletBalance;

	private @Nullable Instant walletCheckedAt;

	public void balances(Money internalAccount, Money bonus, BigInteger dentacoin) {
		this.internalAccount = internalAccount;
		this.bonus = bonus;
		this.dentacoin = dentacoin;
	}

	public void expectedBonus(Money expected) {
		this.expectedBonus = expected;
	}

	public void pending(BigInteger dentacoin) {
		this.dentacoinPending = dentacoin;
	}

	/**
	 * @param lifetimeValue money paid minus refunded, ever
	 * @param unpaid sum due on open receipts
	 */
	public void money(Money lifetimeValue, Money unpaid) {
		this.lifetimeValue = lifetimeValue;
		this.unpaid = unpaid;
	}

	public void visits(int visits, @Nullable LocalDate lastVisitOn) {
		this.visits = visits;
		this.lastVisitOn = lastVisitOn;
	}

	public void underTreatment() {
		this.underTreatment = true;
	}

	public void next(NextAppointment next) {
		this.nextAppointment = next;
	}

	/**
	 * The next open task, in words.
	 */
	public void nextStep(String step) {
		this.nextStep = step;
	}

	/**
	 * What the wallet holds in general, and when a person checked it last (DCN-8, DCN-9).
	 */
	public void wallet(BigInteger balance, Instant checkedAt) {
		this.walletBalance = balance;
		this.walletCheckedAt = checkedAt;
	}

	/** Adds the history before this system, after all others have spoken. */
	void opening(OpeningHistory opening) {
		this.visits += opening.visits();
		LocalDate last = opening.lastVisitOn();
		if (last != null && (this.lastVisitOn == null || last.isAfter(this.lastVisitOn))) {
			this.lastVisitOn = last;
		}
		this.lifetimeValue = (this.lifetimeValue != null) ? this.lifetimeValue.plus(opening.paid()) : opening.paid();
		Money nothing = Money.zero(opening.paid().currency());
		this.internalAccount = (this.internalAccount != null) ? this.internalAccount : nothing;
		this.bonus = (this.bonus != null) ? this.bonus : nothing;
		this.unpaid = (this.unpaid != null) ? this.unpaid : nothing;
	}

	public @Nullable Money internalAccount() {
		return this.internalAccount;
	}

	public @Nullable Money bonus() {
		return this.bonus;
	}

	public @Nullable Money expectedBonus() {
		return this.expectedBonus;
	}

	public BigInteger dentacoin() {
		return this.dentacoin;
	}

	public BigInteger dentacoinPending() {
		return this.dentacoinPending;
	}

	public @Nullable Money lifetimeValue() {
		return this.lifetimeValue;
	}

	public @Nullable Money unpaid() {
		return this.unpaid;
	}

	public int visits() {
		return this.visits;
	}

	public @Nullable LocalDate lastVisitOn() {
		return this.lastVisitOn;
	}

	public boolean isUnderTreatment() {
		return this.underTreatment;
	}

	public @Nullable NextAppointment nextAppointment() {
		return this.nextAppointment;
	}

	public @Nullable String nextStep() {
		return this.nextStep;
	}

	public @Nullable BigInteger walletBalance() {
		return this.walletBalance;
	}

	public @Nullable Instant walletCheckedAt() {
		return this.walletCheckedAt;
	}

	/**
	 * The next booked time.
	 */
	public record NextAppointment(Instant startsAt, String practitioner, String href) {

	}

}
