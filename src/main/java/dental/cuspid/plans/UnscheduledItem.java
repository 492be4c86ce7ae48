package dental.cuspid.plans;

import java.time.Instant;

import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * An item the patient agreed to that nobody has booked yet.
 *
 * @param quantity pieces left to do
 * @param value of them
 * @param since when the plan got into its state
 */
public record UnscheduledItem(PlanId plan, String number, PatientBrief patient, PlanState state, Instant since,
		PlanItemId item, ServiceId service, String name, @Nullable String site, String phase, int quantity, Money value,
		@Nullable PractitionerId practitioner, @Nullable String practitionerName) {

}
