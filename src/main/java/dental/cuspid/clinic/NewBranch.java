package dental.cuspid.clinic;

import java.time.LocalDate;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is needed to open a branch.
 *
 * @param phone as it is printed for patients
 * @param openingHours the usual ones where none are given
 * @param holidays days it is closed on, none where none are given
 */
public record NewBranch(String code, String name, @Nullable String address, @Nullable String phone,
		@Nullable OpeningHours openingHours, @Nullable Set<LocalDate> holidays) {

}
