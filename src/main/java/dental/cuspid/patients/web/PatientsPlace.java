package dental.cuspid.patients.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Patients in the rail.
 */
@Configuration(proxyBeanMethods = false)
class PatientsPlace {

	@Bean
	Place patientsInTheRail() {
		return Place.of("patients", "/patients", "users", "work", 30).openTo(Right.READ_PATIENTS);
	}

}
