package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.CashbackSetting.Type;
import dental.cuspid.clinic.RateChange;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.clinic.ServiceView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * The table of rates as it is typed.
 */
record RatesForm(List<@Valid Row> rates) {

	RatesForm {
		rates = (rates != null) ? rates : new ArrayList<>();
	}

	static RatesForm of(List<ServiceView> services) {
		return new RatesForm(services.stream()
			.map((service) -> new Row(service.id().value(), service.cashback().type(), service.cashback().value(),
					service.cashback().type(), service.cashback().value()))
			.toList());
	}

	List<RateChange> changes() {
		return this.rates.stream()
			.map((row) -> new RateChange(new ServiceId(row.service()), new CashbackSetting(row.wasType(), row.was()),
					new CashbackSetting(row.type(), (row.type() == Type.NONE) ? null : row.value())))
			.toList();
	}

	/**
	 * A service's rate, and what it was when the table was shown.
	 */
	record Row(@NotNull UUID service, @NotNull Type type, @Nullable BigDecimal value, @NotNull Type wasType,
			@Nullable BigDecimal was) {

	}

}
