package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is asked to say.
 *
 * @param title what the whole is about, or null
 * @param validUntil last day the offer holds, or null
 * @param notes for the patient, or null
 * @param alternatives names of the alternatives in order, null where one has none; an
 * empty list is one alternative without a name
 */
public record PlanContent(@Nullable String title, @Nullable LocalDate validUntil, @Nullable String notes,
		List<@Nullable String> alternatives, List<Item> items) {

	/**
	 * An item.
	 *
	 * @param id the item of the version before that it is, or null
	 * @param alternative counted from 1
	 * @param phase what the phase is called, for example "1"; items of a phase stand
	 * together
	 * @param site teeth or area in FDI notation, or null
	 * @param price for one; the catalogue's where null
	 */
	public record Item(@Nullable PlanItemId id, int alternative, String phase, ServiceId service, @Nullable String site,
			int quantity, @Nullable BigDecimal price, @Nullable PractitionerId practitioner) {

	}

}
