package dental.cuspid.plans.web;

import java.util.Optional;
import java.util.function.Function;

import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds what a request names by card number or code; what does not exist is refused at
 * its field.
 */
@Component
class PlanReferences {

	private final PatientService patients;

	private final ServiceCatalogue services;

	private final PractitionerService practitioners;

	PlanReferences(PatientService patients, ServiceCatalogue services, PractitionerService practitioners) {
		this.patients = patients;
		this.services = services;
		this.practitioners = practitioners;
	}

	PatientId patient(String cardNumber) {
		try {
			return this.patients.resolve(cardNumber);
		}
		catch (NotFound ex) {
			throw new RuleViolation("plans.refusal.unknownPatient", cardNumber).at("patient");
		}
	}

	ServiceId service(String code, String field) {
		return found(code, field, "plans.refusal.unknownServiceCode",
				(text) -> this.services.find(text).map(ServiceView::id));
	}

	@Nullable PractitionerId practitioner(@Nullable String code, String field) {
		return (code == null || code.isBlank()) ? null : found(code, field, "plans.refusal.unknownPractitionerCode",
				(text) -> this.practitioners.find(text).map(PractitionerView::id));
	}

	private static <T> T found(String code, String field, String refusal, Function<String, Optional<T>> finding) {
		return finding.apply(code).orElseThrow(() -> new RuleViolation(refusal, code).at(field));
	}

}
