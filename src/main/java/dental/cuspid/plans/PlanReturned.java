package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.Instant;

import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.StaffId;

/**
 * A submitted treatment plan was returned to its author.
 *
 * @param by who did it
 * @param total of the alternative the patient agreed to, else of the first
 */
public record PlanReturned(PlanId plan, PatientId patient, StaffId by, Instant at, BigDecimal total, String remarks) {

}
