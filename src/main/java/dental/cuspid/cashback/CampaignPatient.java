package dental.cuspid.cashback;

import java.time.LocalDate;
import java.util.UUID;

import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A patient of a campaign list, who agreed to be reached this way.
 *
 * @param address phone number or e-mail address
 */
public record CampaignPatient(UUID id, String name, @Nullable String cardNumber, @Nullable String language,
		String address, Money paid, Money bonus, @Nullable LocalDate lastVisit) {

}
