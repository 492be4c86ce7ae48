package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.Instant;

import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.StaffId;

/**
 * The patient refused a treatment plan (BX-C8).
 *
 * @param by who did it
 * @param total of the alternative the patient agreed to, else of the first
 */
public record PlanRefused(PlanId plan, PatientId patient, StaffId by, Instant at, BigDecimal total, String reason) {

}
