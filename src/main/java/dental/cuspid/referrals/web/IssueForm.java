package dental.cuspid.referrals.web;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Coupons to issue, as typed.
 *
 * @param patient card number
 * @param receipt where the desk came from, or null
 */
record IssueForm(@NotBlank @Size(max = 60) String patient, @NotNull Integer count, @Nullable LocalDate issuedOn,
		@Nullable String receipt) {

}
