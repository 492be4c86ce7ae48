package dental.cuspid.pipelines.web;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.pipelines.DealField;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.DealView;
import dental.cuspid.pipelines.GateService;
import dental.cuspid.pipelines.MoveDeal;
import dental.cuspid.pipelines.OpenDeal;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.RefusalReason;
import dental.cuspid.pipelines.StageEnding;
import dental.cuspid.pipelines.StageRef;
import dental.cuspid.pipelines.StageService;
import dental.cuspid.pipelines.StageView;
import dental.cuspid.pipelines.Stages;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.Role;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Makes the menu of stages and the small form a gate wants.
 */
@Component
class MovePages {

	private final DealService deals;

	private final GateService gate;

	private final StageService stages;

	private final DealReferences references;

	private final BoardPages boards;

	private final BranchService branches;

	private final PractitionerService practitioners;

	private final ServiceCatalogue services;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final MessageSource messages;

	MovePages(DealService deals, GateService gate, StageService stages, DealReferences references, BoardPages boards,
			BranchService branches, PractitionerService practitioners, ServiceCatalogue services, CurrentStaff current,
			ClinicTime time, MessageSource messages) {
		this.deals = deals;
		this.gate = gate;
		this.stages = stages;
		this.references = references;
		this.boards = boards;
		this.branches = branches;
		this.practitioners = practitioners;
		this.services = services;
		this.current = current;
		this.time = time;
		this.messages = messages;
	}

	/** Whether somebody may move deals at all: head physicians agree to plans. */
	boolean may() {
		return this.current.actor().may(Right.EDIT_DEALS) || this.current.actor().roles().contains(Role.HEAD_PHYSICIAN);
	}

	void require() {
		if (!may()) {
			throw new AccessDeniedException("needs " + Right.EDIT_DEALS);
		}
	}

	/** A form as the service wants it. */
	MoveDeal command(GateForm form) {
		ZoneId zone = this.time.zone();
		var fields = new OpenDeal.Fields(null, form.amount(), this.references.person(form.responsible()),
				this.references.branch(form.branch()), this.references.practitioner(form.practitioner()),
				this.references.service(form.service()), null,
				(form.startsAt() != null) ? form.startsAt().atZone(zone).toInstant() : null, null, null,
				blank(form.comment()), blank(form.source()), null, null);
		return MoveDeal.to(String.valueOf(form.stage()))
			.because(blank(form.why()))
			.with(fields)
			.seenIn(blank(form.from()))
			.approving(Objects.requireNonNullElse(form.plan(), ""));
	}

	/** Fills the model of the gate. */
	void show(DealId id, GateForm form, Model model, Locale locale) {
		DealView deal = this.deals.get(id);
		List<StageView> known = this.stages.of(deal.pipeline());
		StageView target = known.stream()
			.filter((stage) -> stage.ref().code().equals(form.stage()))
			.findFirst()
			.orElse(null);
		model.addAttribute("deal", deal);
		model.addAttribute("stages", known.stream().filter((stage) -> mayEnter(stage.ref())).map((stage) -> {
			String name = this.messages.getMessage(stage.label(), locale);
			return new Option(stage.ref().code(), name, icon(stage), stage.ref().code().equals(deal.stage()));
		}).toList());
		model.addAttribute("target", (target != null) ? target.ref().code() : null);
		model.addAttribute("targetName", (target != null) ? this.messages.getMessage(target.label(), locale) : null);
		model.addAttribute("stageName", name(known, deal.stage(), locale));
		model.addAttribute("refusal", target != null && target.ending() == StageEnding.REFUSAL);
		List<DealField> missing = (target != null) ? this.gate.missing(id, target.ref().code()) : List.of();
		model.addAttribute("missing", missing.stream().map(DealField::name).toList());
		model.addAttribute("needsBooking", deal.pipeline() == Pipeline.APPOINTMENTS && deal.appointment() == null);
		if (target != null && target.ref().equals(Stages.PLAN_AGREED)) {
			this.gate.awaitingApproval(id).ifPresent((plan) -> model.addAttribute("plan", plan));
		}
		if (!missing.isEmpty()) {
			model.addAttribute("reasons", RefusalReason.values());
			choices(model);
		}
	}

	/** What selects of people and places offer. */
	void choices(Model model) {
		model.addAttribute("people", this.boards.people());
		model.addAttribute("branches", options(this.branches.active(), (one) -> one.code(), (one) -> one.name()));
		model.addAttribute("practitioners",
				options(this.practitioners.active(), (one) -> one.code(), (one) -> one.name()));
		model.addAttribute("services", options(this.services.active(), (one) -> one.code(), (one) -> one.name()));
	}

	/** The form a move begins with: what the deal has already. */
	GateForm form(DealView deal, @Nullable String stage, @Nullable String back) {
		return new GateForm(stage, deal.stage(), null, null,
				(deal.responsible() != null) ? deal.responsible().username() : null,
				this.references.code(deal.branch()), this.references.code(deal.practitioner()),
				this.references.code(deal.service()),
				(deal.startsAt() != null) ? deal.startsAt().atZone(this.time.zone()).toLocalDateTime() : null, null,
				deal.comment(), deal.source(), back, null);
	}

	/** Name of a stage. */
	String name(List<StageView> known, String code, Locale locale) {
		return known.stream()
			.filter((stage) -> stage.ref().code().equals(code))
			.findFirst()
			.map((stage) -> this.messages.getMessage(stage.label(), locale))
			.orElse(code);
	}

	private boolean mayEnter(StageRef stage) {
		return stage.equals(Stages.PLAN_AGREED) || this.current.actor().may(Right.EDIT_DEALS);
	}

	private static String icon(StageView stage) {
		return (stage.ending() == null) ? "circle"
				: (stage.ending() == StageEnding.SUCCESS) ? "circle-check" : "circle-x";
	}

	private static <T> Map<String, String> options(List<T> rows, java.util.function.Function<T, String> value,
			java.util.function.Function<T, String> text) {
		var options = new LinkedHashMap<String, String>();
		rows.forEach((row) -> options.put(value.apply(row), text.apply(row)));
		return options;
	}

	private static @Nullable String blank(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/**
	 * A stage in the menu.
	 */
	record Option(String code, String name, String icon, boolean here) {

	}

}
