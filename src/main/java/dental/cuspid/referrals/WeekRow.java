package dental.cuspid.referrals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

import dental.cuspid.ledger.AccountKind;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * A row of the weekly check (COUP-15).
 *
 * @param key names the row for good
 * @param patient whose card it concerns, null for a patient taken out again
 * @param newcomer who was recommended, where there is one
 * @param coupons how many were handed out
 * @param account moved by it, null where none was
 * @param reason why, in the reader's language or as it was typed
 * @param marks what the check has to look at
 * @param backdated whether it was dated into the week afterwards
 * @param by who did it
 * @param check who looked at it, null while nobody has
 */
public record WeekRow(String key, WeekRowKind kind, LocalDate day, Instant at, @Nullable PatientBrief patient,
		@Nullable PatientBrief newcomer, @Nullable Integer coupons, @Nullable Money amount,
		@Nullable AccountKind account, @Nullable String reason, Set<ReferralMark> marks, boolean backdated, StaffId by,
		String byName, @Nullable Check check) {

	/** Whether the check has to look twice. */
	public boolean exception() {
		return !this.marks.isEmpty() || this.backdated || this.kind == WeekRowKind.CORRECTION;
	}

	/**
	 * Who looked at a row.
	 */
	public record Check(String by, Instant at, @Nullable String comment) {

	}

}
