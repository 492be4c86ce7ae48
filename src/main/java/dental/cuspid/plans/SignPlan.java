package dental.cuspid.plans;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Records that the patient signed.
 *
 * @param contractNumber number of the contract, unique in the clinic
 * @param signedOn day on the paper, today where null
 * @param at when it is entered from, now where null
 */
public record SignPlan(String contractNumber, @Nullable LocalDate signedOn, @Nullable Instant at) {

	public static SignPlan of(String contractNumber) {
		return new SignPlan(contractNumber, null, null);
	}

}
