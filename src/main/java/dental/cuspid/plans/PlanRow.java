package dental.cuspid.plans;

import java.time.Instant;
import java.time.LocalDate;

import dental.cuspid.patients.PatientBrief;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A plan as lists show it.
 *
 * @param author name of the coordinator who drew it up
 * @param days how many days it has been in its state
 * @param changed whether what it says is not what was approved
 */
public record PlanRow(PlanId id, String number, PatientBrief patient, @Nullable String title, String author,
		PlanState state, Instant since, int days, Money total, @Nullable LocalDate validUntil, boolean changed,
		int version) {

}
