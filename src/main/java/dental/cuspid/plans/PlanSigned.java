package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.Instant;

import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.StaffId;

/**
 * The contract of a treatment plan was signed (BX-C7): the patient is under treatment.
 *
 * @param by who did it
 * @param total of the alternative the patient agreed to, else of the first
 */
public record PlanSigned(PlanId plan, PatientId patient, StaffId by, Instant at, BigDecimal total,
		String contractNumber) {

}
