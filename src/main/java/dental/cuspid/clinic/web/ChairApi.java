package dental.cuspid.clinic.web;

import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.ChairService;
import dental.cuspid.clinic.ChairView;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Chairs.
 */
@RestController
@RequestMapping("/api/v1/chairs")
class ChairApi extends MemberApi<ChairId, ChairView> {

	ChairApi(ChairService chairs) {
		super(chairs, "clinic.refusal.unknownChair");
	}

	@Override
	ChairId id(ChairView chair) {
		return chair.id();
	}

}
