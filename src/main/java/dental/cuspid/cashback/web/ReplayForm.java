package dental.cuspid.cashback.web;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;

/**
 * The period to replay, both days included.
 */
record ReplayForm(@NotNull LocalDate from, @NotNull LocalDate to) {

	static ReplayForm lastYear(LocalDate today) {
		return new ReplayForm(today.minusYears(1).plusDays(1), today);
	}

}
