package dental.cuspid.cashback.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.ServiceView;
import org.jspecify.annotations.Nullable;

/**
 * Which services the table of rates shows.
 *
 * @param q part of the name or code
 * @param earning {@code yes} for those with a rate above zero, {@code no} for the others,
 * empty for all
 */
record RatesFilter(@Nullable String q, @Nullable String category, @Nullable String earning) {

	RatesFilter {
		q = Objects.requireNonNullElse(q, "").strip();
		category = Objects.requireNonNullElse(category, "");
		earning = Objects.requireNonNullElse(earning, "");
	}

	List<ServiceView> of(List<ServiceView> all) {
		String wanted = this.q().toLowerCase(Locale.ROOT);
		return all.stream()
			.filter(ServiceView::active)
			.filter((service) -> this.category().isEmpty() || service.category().equals(this.category()))
			.filter((service) -> this.earning().isEmpty() || earns(service) == "yes".equals(this.earning()))
			.filter((service) -> (service.name() + " " + service.code()).toLowerCase(Locale.ROOT).contains(wanted))
			.toList();
	}

	public boolean any() {
		return !(this.q() + this.category() + this.earning()).isEmpty();
	}

	@Override
	public String q() {
		return Objects.requireNonNull(this.q);
	}

	@Override
	public String category() {
		return Objects.requireNonNull(this.category);
	}

	@Override
	public String earning() {
		return Objects.requireNonNull(this.earning);
	}

	private static boolean earns(ServiceView service) {
		CashbackSetting cashback = service.cashback();
		return cashback.value() != null && cashback.value().signum() > 0;
	}

}
