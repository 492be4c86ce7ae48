package dental.cuspid.patients.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.ConsentService;
import dental.cuspid.patients.DuplicateFinder;
import dental.cuspid.patients.HouseholdService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientPanel;
import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.patients.PatientView;
import dental.cuspid.patients.TimelineEntry.Kind;
import dental.cuspid.patients.TimelineService;
import dental.cuspid.patients.web.PatientPage.Tab;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The patient page: the header at one glance, hints, and one tab.
 */
@Controller
class PatientController {

	private static final String TIMELINE = "timeline";

	private static final String DETAILS = "details";

	private static final int DETAILS_ORDER = 900;

	private static final int ENTRIES = 30;

	private final PatientRecordService records;

	private final ConsentService consents;

	private final HouseholdService households;

	private final DuplicateFinder duplicates;

	private final TimelineService timeline;

	private final List<PatientPanel> panels;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final MessageSource messages;

	PatientController(PatientRecordService records, ConsentService consents, HouseholdService households,
			DuplicateFinder duplicates, TimelineService timeline, List<PatientPanel> panels, CurrentStaff current,
			ClinicTime time, MessageSource messages) {
		this.records = records;
		this.consents = consents;
		this.households = households;
		this.duplicates = duplicates;
		this.timeline = timeline;
		this.panels = panels.stream().sorted(Comparator.comparingInt(PatientPanel::order)).toList();
		this.current = current;
		this.time = time;
		this.messages = messages;
	}

	@GetMapping("/patients/{id}")
	String show(@PathVariable PatientId id, @RequestParam(defaultValue = TIMELINE) String tab,
			@RequestParam(required = false) @Nullable Kind kind,
			@RequestParam(required = false) @Nullable String cursor, Model model, Locale locale) {
		PatientView patient = this.records.view(id, "page");
		Optional<PatientPanel> panel = this.panels.stream().filter((one) -> one.key().equals(tab)).findFirst();
		String shown = (panel.isPresent() || DETAILS.equals(tab)) ? tab : TIMELINE;
		model.addAttribute("page", page(patient, shown));
		model.addAttribute("tab", shown);
		panel.ifPresent((one) -> {
			model.addAttribute("panel", one.fragment());
			model.addAllAttributes(one.model(id));
		});
		if (TIMELINE.equals(shown)) {
			timeline(id, kind, cursor, model, locale);
		}
		if (DETAILS.equals(shown)) {
			model.addAttribute("history", this.consents.history(id));
		}
		return "patients/show";
	}

	private PatientPage page(PatientView patient, String shown) {
		var actor = this.current.actor();
		var hints = this.duplicates.hints(patient);
		var household = this.households.members(patient.id());
		var others = household.stream().filter((one) -> !one.patient().id().equals(patient.id())).toList();
		var own = household.stream().filter((one) -> one.patient().id().equals(patient.id())).findFirst();
		return new PatientPage(patient, PatientPage.age(patient.birthDate(), this.time.today()),
				PatientPage.initials(patient), this.records.figures(patient.id(), patient.opening()),
				PatientPage.consents(this.consents.latest(patient.id())), others, own.orElse(null),
				PatientPage.duplicates(hints), PatientPage.sharing(hints, others), tabs(shown),
				actor.may(Right.EDIT_PATIENTS), actor.may(Right.EDIT_CALENDAR), actor.may(Right.TAKE_MONEY));
	}

	private void timeline(PatientId id, @Nullable Kind kind, @Nullable String cursor, Model model, Locale locale) {
		Set<Kind> kinds = (kind != null) ? Set.of(kind) : Set.of();
		var entries = this.timeline.entries(id, kinds, cursor, ENTRIES);
		model.addAttribute("days", TimelineDay.of(entries.items(), this.time::dayOf, this.time.today(),
				(entry) -> this.messages.getMessage(entry.titleCode(), entry.titleArgs().toArray(), locale)));
		model.addAttribute("kinds", Kind.values());
		model.addAttribute("kind", kind);
		model.addAttribute("nextCursor", entries.nextCursor());
		model.addAttribute("continued", cursor != null);
	}

	private List<Tab> tabs(String shown) {
		var tabs = new ArrayList<Tab>();
		tabs.add(new Tab(TIMELINE, "patients.tab.timeline", TIMELINE.equals(shown)));
		tabs.addAll(this.panels.stream()
			.map((panel) -> new Tab(panel.key(), panel.labelKey(), panel.key().equals(shown)))
			.collect(Collectors.toList()));
		int at = (int) this.panels.stream().filter((panel) -> panel.order() < DETAILS_ORDER).count();
		tabs.add(at + 1, new Tab(DETAILS, "patients.tab.details", DETAILS.equals(shown)));
		return tabs;
	}

}
