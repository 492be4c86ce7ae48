package dental.cuspid.clinic;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A service of the catalogue: added, changed, retired, never removed.
 */
@Entity
@Table(name = "service")
class DentalService {

	@Id
	private UUID id;

	private String code;

	private String name;

	private String category;

	private BigDecimal price;

	private int durationMinutes;

	@Enumerated(EnumType.STRING)
	private CashbackSetting.Type cashbackType;

	private @Nullable BigDecimal cashbackValue;

	private boolean active;

	@Version
	private long version;

	@SuppressWarnings("NullAway")
	protected DentalService() {
	}

	static DentalService add(ServiceId id, String code) {
		var service = new DentalService();
		service.id = id.value();
		service.code = code;
		service.active = true;
		return service;
	}

	DentalService describe(String name, String category, int durationMinutes) {
		this.name = name;
		this.category = category;
		this.durationMinutes = durationMinutes;
		return this;
	}

	DentalService costs(BigDecimal price, CashbackSetting cashback) {
		this.price = price;
		this.cashbackType = cashback.type();
		this.cashbackValue = cashback.value();
		return this;
	}

	void activate(boolean active) {
		this.active = active;
	}

	String code() {
		return this.code;
	}

}
