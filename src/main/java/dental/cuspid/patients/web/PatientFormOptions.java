package dental.cuspid.patients.web;

import java.util.LinkedHashMap;
import java.util.Map;

import dental.cuspid.clinic.ClinicSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.DentacoinParticipation;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;

import org.springframework.stereotype.Component;

/**
 * What the fields of the patient form offer, for those who may fill it in.
 */
@Component
class PatientFormOptions {

	private final StaffService staff;

	private final ClinicSettingsService settings;

	PatientFormOptions(StaffService staff, ClinicSettingsService settings) {
		this.staff = staff;
		this.settings = settings;
	}

	@Requires(Right.EDIT_PATIENTS)
	public Map<String, Object> all() {
		var people = new LinkedHashMap<String, String>();
		this.staff.all().stream().filter(StaffView::enabled).forEach((one) -> people.put(one.username(), one.name()));
		return Map.of("languages", new String[] { "de", "en", "ru" }, "people", people, "participation",
				DentacoinParticipation.values(), "currency", clinic().currency().getCurrencyCode());
	}

	ClinicSettings clinic() {
		return this.settings.current();
	}

}
