package dental.cuspid.clinic.web;

import java.util.function.BooleanSupplier;

import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ChairService;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.SetUpStep;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The steps of setting up the clinic itself.
 */
@Configuration(proxyBeanMethods = false)
class ClinicSetUp {

	@Bean
	SetUpStep clinicStep(ClinicSettingsService settings) {
		return new Step(10, "clinic.setup.clinic", "/settings/clinic", settings::named);
	}

	@Bean
	SetUpStep branchStep(BranchService branches) {
		return new Step(20, "clinic.setup.branch", "/settings/branches/new", () -> !branches.active().isEmpty());
	}

	@Bean
	SetUpStep practitionerStep(PractitionerService practitioners) {
		return new Step(30, "clinic.setup.practitioner", "/settings/practitioners/new",
				() -> !practitioners.active().isEmpty());
	}

	@Bean
	SetUpStep chairStep(ChairService chairs) {
		return new Step(40, "clinic.setup.chair", "/settings/chairs/new", () -> !chairs.active().isEmpty());
	}

	@Bean
	SetUpStep serviceStep(ServiceCatalogue services) {
		return new Step(50, "clinic.setup.service", "/settings/services/new", () -> !services.active().isEmpty());
	}

	@Bean
	SetUpStep userStep(StaffService staff) {
		return new Step(60, "clinic.setup.user", "/settings/users/new",
				() -> staff.all().stream().filter(StaffView::enabled).count() > 1);
	}

	private record Step(int order, String textKey, String href, BooleanSupplier check) implements SetUpStep {

		@Override
		public boolean done() {
			return this.check.getAsBoolean();
		}

	}

}
