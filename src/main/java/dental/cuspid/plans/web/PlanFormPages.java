package dental.cuspid.plans.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceChoices;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.plans.PlanView;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What the page of a plan being written shows.
 */
@Component
class PlanFormPages {

	private static final int USUAL_DAYS = 60;

	private final ServiceCatalogue catalogue;

	private final PractitionerService practitioners;

	private final PatientService patients;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	PlanFormPages(ServiceCatalogue catalogue, PractitionerService practitioners, PatientService patients,
			ClinicSettingsService settings, ClinicTime time) {
		this.catalogue = catalogue;
		this.practitioners = practitioners;
		this.patients = patients;
		this.settings = settings;
		this.time = time;
	}

	ServiceChoices services() {
		return new ServiceChoices(this.catalogue.all());
	}

	PlanForm empty(PatientId patient) {
		LocalDate until = this.time.today().plusDays(USUAL_DAYS);
		return PlanForm.empty(patient.toString(), until);
	}

	String show(PlanForm form, Model model) {
		model.addAttribute("form", form);
		return showAgain(form, model);
	}

	String show(PlanView plan, Model model) {
		return show(plan, PlanForm.of(plan), model);
	}

	String show(PlanView plan, PlanForm form, Model model) {
		model.addAttribute("form", form);
		return showAgain(plan, form, model);
	}

	String showAgain(PlanForm form, Model model) {
		return page(form, null, model);
	}

	String showAgain(PlanView plan, PlanForm form, Model model) {
		return page(form, plan, model);
	}

	private String page(PlanForm form, @Nullable PlanView plan, Model model) {
		model.addAttribute("plan", plan);
		model.addAttribute("target", (plan != null) ? "/plans/" + plan.id() + "/edit" : "/plans/new");
		model.addAttribute("patient", (plan != null) ? plan.patient()
				: this.patients.brief(this.patients.resolve(String.valueOf(form.patient()))));
		model.addAttribute("services", services().choices());
		Map<String, String> people = new LinkedHashMap<>();
		this.practitioners.active().forEach((person) -> people.put(person.code(), person.name()));
		model.addAttribute("people", people);
		model.addAttribute("currency", this.settings.current().currency());
		model.addAttribute("chart", ToothChart.of(List.of()));
		return "plans/form";
	}

}
