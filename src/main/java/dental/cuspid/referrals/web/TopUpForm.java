package dental.cuspid.referrals.web;

import java.time.LocalDate;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What became of a top-up, as typed.
 */
record TopUpForm(@Nullable LocalDate sentOn, @Nullable @Size(max = 200) String proof, @Nullable String reason) {

	static TopUpForm empty(LocalDate today) {
		return new TopUpForm(today, null, null);
	}

}
