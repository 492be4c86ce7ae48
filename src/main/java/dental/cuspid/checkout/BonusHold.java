package dental.cuspid.checkout;

import java.time.LocalDate;

import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A slot: what of a patient's bonus may not be spent on a day, because it waits or has
 * lapsed (CB, redeeming).
 */
public interface BonusHold {

	Held of(PatientId patient, LocalDate day);

	/**
	 * What may not be spent.
	 *
	 * @param waiting earned, but not to be spent yet
	 * @param waitingUntil first day on which some of it may be spent, null where nothing
	 * waits
	 * @param lapsed past its last day, but not taken away yet
	 */
	record Held(Money waiting, @Nullable LocalDate waitingUntil, Money lapsed) {

		/** What may not be spent at all. */
		public Money all() {
			return this.waiting.plus(this.lapsed);
		}

	}

}
