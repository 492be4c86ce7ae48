package dental.cuspid.checkout;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to open a receipt; without an appointment it opens a walk-in visit.
 */
public record OpenReceipt(PatientId patient, @Nullable AppointmentId appointment, @Nullable BranchId branch,
		@Nullable Instant occurredAt, List<Line> lines) {

	/**
	 * A line.
	 *
	 * @param price price for one; that of the catalogue where none is given
	 * @param discount an amount off the whole line
	 */
	public record Line(ServiceId service, int quantity, @Nullable BigDecimal price, @Nullable BigDecimal discount,
			@Nullable PractitionerId practitioner) {

	}

}
