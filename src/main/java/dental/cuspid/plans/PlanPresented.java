package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.Instant;

import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.StaffId;

/**
 * A treatment plan was presented to the patient (BX-C5).
 *
 * @param by who did it
 * @param total of the alternative the patient agreed to, else of the first
 */
public record PlanPresented(PlanId plan, PatientId patient, StaffId by, Instant at, BigDecimal total) {

}
