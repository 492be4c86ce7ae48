package dental.cuspid.clinic;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to put a service into the catalogue.
 *
 * @param durationMinutes 30 where none is given
 */
public record NewService(String code, String name, String category, BigDecimal price, @Nullable Integer durationMinutes,
		@Nullable CashbackSetting cashback) {

}
