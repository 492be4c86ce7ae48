package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.util.List;

import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.CashbackSetting.Type;
import dental.cuspid.clinic.RateChange;
import dental.cuspid.clinic.ServiceView;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * One rate for every service the filter shows.
 *
 * @param seen what the services earned when they were shown
 */
record BulkRateForm(@Nullable String q, @Nullable String category, @Nullable String earning, @NotNull Type bulkType,
		@Nullable BigDecimal bulkValue, @NotNull String seen) {

	static BulkRateForm of(RatesFilter filter, List<ServiceView> shown) {
		return new BulkRateForm(filter.q(), filter.category(), filter.earning(), Type.PERCENT, null, seen(shown));
	}

	RatesFilter filter() {
		return new RatesFilter(this.q, this.category, this.earning);
	}

	List<RateChange> changes(List<ServiceView> shown) {
		var now = new CashbackSetting(this.bulkType, (this.bulkType == Type.NONE) ? null : this.bulkValue);
		return shown.stream().map((service) -> new RateChange(service.id(), service.cashback(), now)).toList();
	}

	static String seen(List<ServiceView> shown) {
		return Integer
			.toHexString(shown.stream().map((service) -> service.id() + "=" + service.cashback()).toList().hashCode());
	}

}
