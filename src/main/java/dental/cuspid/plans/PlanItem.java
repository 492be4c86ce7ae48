package dental.cuspid.plans;

import java.math.BigDecimal;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An item of a version as it is kept: what the catalogue said is copied.
 *
 * @param ownPrice typed by hand, so it does not follow the catalogue before presentation
 */
record PlanItem(PlanItemId id, int alternative, String phase, UUID service, String code, String name, String category,
		@Nullable String site, int quantity, BigDecimal price, boolean ownPrice, @Nullable UUID practitioner) {

	BigDecimal amount() {
		return this.price.multiply(BigDecimal.valueOf(this.quantity));
	}

	/** In a few words, for naming it in a list of differences. */
	String named() {
		return (this.site != null) ? this.name + " · " + this.site : this.name;
	}

	PlanItem costs(BigDecimal price) {
		return new PlanItem(this.id, this.alternative, this.phase, this.service, this.code, this.name, this.category,
				this.site, this.quantity, price, this.ownPrice, this.practitioner);
	}

}
