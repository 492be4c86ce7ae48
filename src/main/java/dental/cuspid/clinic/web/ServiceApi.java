package dental.cuspid.clinic.web;

import java.math.BigDecimal;

import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.CashbackSetting.Type;
import dental.cuspid.clinic.NewService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.NotFound;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The service catalogue. A changed price holds for receipts written from then on.
 */
@RestController
@RequestMapping("/api/v1/services")
class ServiceApi {

	private final ServiceCatalogue services;

	ServiceApi(ServiceCatalogue services) {
		this.services = services;
	}

	@GetMapping
	CursorPage<Answer> list(@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return CodePages.of(this.services.all(), ServiceView::code, limit, cursor).map(Answer::of);
	}

	@GetMapping("/{code}")
	Answer show(@PathVariable String code) {
		return Answer.of(known(code));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer add(@Valid @RequestBody Added asked) {
		return Answer.of(this.services.get(this.services.add(new NewService(asked.code(), asked.name(),
				asked.category(), asked.price(), asked.durationMinutes(), Cashback.read(asked.cashback())))));
	}

	@PutMapping("/{code}")
	@Transactional
	Answer change(@PathVariable String code, @Valid @RequestBody Changed asked) {
		ServiceView known = known(code);
		this.services.change(known.id(),
				new NewService((asked.code() != null) ? asked.code() : known.code(),
						(asked.name() != null) ? asked.name() : known.name(),
						(asked.category() != null) ? asked.category() : known.category(),
						(asked.price() != null) ? asked.price() : known.price().amount(), asked.durationMinutes(),
						Cashback.read(asked.cashback())));
		if (Boolean.FALSE.equals(asked.active())) {
			this.services.retire(known.id());
		}
		else if (Boolean.TRUE.equals(asked.active()) && !known.active()) {
			this.services.restore(known.id());
		}
		return Answer.of(this.services.get(known.id()));
	}

	private ServiceView known(String code) {
		return this.services.find(code).orElseThrow(() -> new NotFound("clinic.refusal.unknownService", code));
	}

	record Added(@NotBlank String code, @NotBlank String name, @NotBlank String category, @NotNull BigDecimal price,
			@Nullable Integer durationMinutes, @Valid @Nullable Cashback cashback) {

	}

	record Changed(@Nullable String code, @Nullable String name, @Nullable String category, @Nullable BigDecimal price,
			@Nullable Integer durationMinutes, @Valid @Nullable Cashback cashback, @Nullable Boolean active) {

	}

	record Cashback(@NotNull Type type, @Nullable BigDecimal value) {

		static @Nullable CashbackSetting read(@Nullable Cashback asked) {
			return (asked != null) ? new CashbackSetting(asked.type(), asked.value()) : null;
		}

	}

	record Answer(String code, String name, String category, Money price, int durationMinutes, CashbackSetting cashback,
			boolean active) {

		static Answer of(ServiceView service) {
			return new Answer(service.code(), service.name(), service.category(), service.price(),
					service.durationMinutes(), service.cashback(), service.active());
		}

	}

}
