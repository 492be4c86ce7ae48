package dental.cuspid.patients;

import dental.cuspid.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an imported patient brings: visits, last visit, money paid.
 */
public record OpeningHistory(int visits, @Nullable LocalDate lastVisitOn, Money paid) {

}
