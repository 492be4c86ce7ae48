package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.Instant;

import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.StaffId;

/**
 * A treatment plan was called off.
 *
 * @param by who did it
 * @param total of the alternative the patient agreed to, else of the first
 */
public record PlanCancelled(PlanId plan, PatientId patient, StaffId by, Instant at, BigDecimal total, String reason) {

}
