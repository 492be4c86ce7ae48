package dental.cuspid.clinic.web;

import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Practitioners.
 */
@RestController
@RequestMapping("/api/v1/practitioners")
class PractitionerApi extends MemberApi<PractitionerId, PractitionerView> {

	PractitionerApi(PractitionerService practitioners) {
		super(practitioners, "clinic.refusal.unknownPractitioner");
	}

	@Override
	PractitionerId id(PractitionerView practitioner) {
		return practitioner.id();
	}

}
