package dental.cuspid.patients.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Component;

/**
 * Patients in the rail.
 */
@Component
class PatientsPlace implements Place {

	@Override
	public String key() {
		return "patients";
	}

	@Override
	public String href() {
		return "/patients";
	}

	@Override
	public String icon() {
		return "users";
	}

	@Override
	public String group() {
		return "work";
	}

	@Override
	public int order() {
		return 30;
	}

	@Override
	public Right right() {
		return Right.READ_PATIENTS;
	}

}
