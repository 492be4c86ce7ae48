package dental.cuspid.overview;

import java.util.List;

import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.patients.PatientHit;
import org.jspecify.annotations.Nullable;

/**
 * What fits a text that was typed into the search of the top bar.
 *
 * @param typed the text
 * @param others what else fits: deals of these patients or of this title
 * @param receipt the receipt of this number
 * @param shortcuts places and actions of this name
 */
public record SearchResult(String typed, List<PatientHit> patients, List<OtherHit> others, @Nullable ReceiptId receipt,
		List<Shortcut> shortcuts) {

	/**
	 * Whether nothing fits.
	 */
	public boolean nothing() {
		return this.patients.isEmpty() && this.others.isEmpty() && this.receipt == null && this.shortcuts.isEmpty();
	}

	/**
	 * The address of the one thing that fits, null where none or several do; a patient
	 * stands for the deals of theirs.
	 */
	public @Nullable String single() {
		if (this.patients.isEmpty() && this.receipt == null && this.shortcuts.isEmpty() && this.others.size() == 1) {
			return this.others.getFirst().href();
		}
		if (this.patients.size() + this.shortcuts.size() + ((this.receipt != null) ? 1 : 0) != 1) {
			return null;
		}
		if (this.patients.isEmpty() && !this.others.isEmpty()) {
			return null;
		}
		if (this.receipt != null) {
			return "/checkout/" + this.receipt;
		}
		return this.patients.isEmpty() ? this.shortcuts.getFirst().href()
				: "/patients/" + this.patients.getFirst().id();
	}

}
