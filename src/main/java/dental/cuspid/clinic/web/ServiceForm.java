package dental.cuspid.clinic.web;

import java.math.BigDecimal;

import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.CashbackSetting.Type;
import dental.cuspid.clinic.NewService;
import dental.cuspid.clinic.ServiceView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A service as the form has it.
 */
record ServiceForm(@NotBlank String code, @NotBlank String name, @NotBlank String category, @NotNull BigDecimal price,
		@NotNull Integer durationMinutes, @Valid Cashback cashback) {

	private static final int USUAL_MINUTES = 30;

	ServiceForm {
		cashback = (cashback != null) ? cashback : new Cashback(null, null);
	}

	@SuppressWarnings("NullAway")
	static ServiceForm empty() {
		return new ServiceForm("", "", "", null, USUAL_MINUTES, new Cashback(Type.NONE, null));
	}

	static ServiceForm of(ServiceView service) {
		return new ServiceForm(service.code(), service.name(), service.category(), service.price().amount(),
				service.durationMinutes(), new Cashback(service.cashback().type(), service.cashback().value()));
	}

	NewService toCommand() {
		return new NewService(this.code, this.name, this.category, this.price, this.durationMinutes,
				(this.cashback.type() != null) ? new CashbackSetting(this.cashback.type(), this.cashback.value())
						: null);
	}

	/**
	 * What the service earns in standard mode; without a type it stays as it is.
	 */
	record Cashback(@Nullable Type type, @Nullable BigDecimal value) {

	}

}
