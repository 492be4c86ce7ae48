package dental.cuspid.clinic.web;

import java.time.LocalDate;

import dental.cuspid.clinic.ChangeSettings;
import dental.cuspid.clinic.ClinicSettings;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * General settings as the form has them.
 */
record ClinicForm(@NotBlank String name, String currency, String timeZone, String country, String language,
		@Nullable LocalDate contractDate) {

	static ClinicForm of(ClinicSettings clinic) {
		return new ClinicForm(clinic.name(), clinic.currency().getCurrencyCode(), clinic.timeZone().getId(),
				clinic.country(), clinic.language(), clinic.contractDate());
	}

	ChangeSettings toCommand() {
		return new ChangeSettings(this.name, this.currency, this.timeZone, this.country, this.language, null, null,
				null, new ChangeSettings.Marketing(this.contractDate));
	}

}
