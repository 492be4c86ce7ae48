package dental.cuspid.checkout.web;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dental.cuspid.calendar.AppointmentView;
import dental.cuspid.checkout.ReceiptView;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.clinic.ServiceChoices;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.patients.PatientService;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What the page of a receipt being written shows.
 */
@Component
class DraftPages {

	private static final String VIEW = "checkout/draft";

	private final ServiceCatalogue catalogue;

	private final PractitionerService practitioners;

	private final BranchService branches;

	private final PatientService patients;

	private final ClinicSettingsService settings;

	private final CurrentStaff current;

	DraftPages(ServiceCatalogue catalogue, PractitionerService practitioners, BranchService branches,
			PatientService patients, ClinicSettingsService settings, CurrentStaff current) {
		this.catalogue = catalogue;
		this.practitioners = practitioners;
		this.branches = branches;
		this.patients = patients;
		this.settings = settings;
		this.current = current;
	}

	ServiceChoices services() {
		return new ServiceChoices(this.catalogue.all().stream().filter(ServiceView::active).toList());
	}

	/** The form for a visit, with what was booked as its first line. */
	DraftForm of(AppointmentView visit) {
		ServiceId booked = visit.service();
		ServiceView service = (booked != null) ? this.catalogue.get(booked) : null;
		LineForm line = (service != null) ? new LineForm(ServiceChoices.text(service.code(), service.name()), 1,
				service.price().amount(), null, code(visit.practitioner())) : LineForm.empty();
		return new DraftForm(visit.patient().toString(), visit.id().toString(), null, null, List.of(line));
	}

	/** The form for the lines of a receipt. */
	DraftForm of(ReceiptView receipt) {
		return new DraftForm(receipt.patient().id().toString(), receipt.appointment().toString(), null, null,
				receipt.lines()
					.stream()
					.map((line) -> new LineForm(ServiceChoices.text(line.code(), line.name()), line.quantity(),
							line.price().amount(), orNull(line.discount().amount()), line.practitionerCode()))
					.toList());
	}

	String show(DraftForm form, @Nullable AppointmentView visit, Model model) {
		model.addAttribute("form", form);
		return showAgain(visit, model);
	}

	String showAgain(@Nullable AppointmentView visit, Model model) {
		DraftForm form = form(model);
		model.addAttribute("target", "/checkout/new");
		model.addAttribute("visit", visit);
		model.addAttribute("patient", this.patients
			.brief((visit != null) ? visit.patient() : this.patients.resolve(String.valueOf(form.patient()))));
		model.addAttribute("branches", (visit == null) ? branchChoices() : Map.of());
		model.addAttribute("mayBackdate", visit == null && this.current.actor().mayBackdate());
		return common(model);
	}

	String showLines(DraftForm form, ReceiptView receipt, Model model) {
		model.addAttribute("form", form);
		return showLinesAgain(receipt, model);
	}

	String showLinesAgain(ReceiptView receipt, Model model) {
		model.addAttribute("target", "/checkout/" + receipt.id() + "/lines");
		model.addAttribute("receipt", receipt);
		model.addAttribute("patient", receipt.patient());
		model.addAttribute("branches", Map.of());
		model.addAttribute("mayBackdate", false);
		return common(model);
	}

	private String common(Model model) {
		model.addAttribute("services", services().choices());
		Map<String, String> who = new LinkedHashMap<>();
		this.practitioners.all()
			.stream()
			.filter(PractitionerView::active)
			.forEach((practitioner) -> who.put(practitioner.code(), practitioner.name()));
		model.addAttribute("practitioners", who);
		model.addAttribute("currency", this.settings.current().currency());
		return VIEW;
	}

	private Map<String, String> branchChoices() {
		Map<String, String> choices = new LinkedHashMap<>();
		this.branches.active().forEach((branch) -> choices.put(branch.code(), branch.name()));
		return (choices.size() > 1) ? choices : Map.of();
	}

	private @Nullable String code(@Nullable PractitionerId id) {
		return (id != null) ? this.practitioners.get(id).code() : null;
	}

	private static DraftForm form(Model model) {
		Object form = model.getAttribute("form");
		if (form instanceof DraftForm draft) {
			return draft;
		}
		throw new IllegalStateException("no form in the model");
	}

	private static @Nullable BigDecimal orNull(BigDecimal amount) {
		return (amount.signum() != 0) ? amount : null;
	}

}
