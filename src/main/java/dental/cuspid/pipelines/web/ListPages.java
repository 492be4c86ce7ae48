package dental.cuspid.pipelines.web;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.pipelines.DealField;
import dental.cuspid.pipelines.DealFilter;
import dental.cuspid.pipelines.DealOutcome;
import dental.cuspid.pipelines.DealView;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.RefusalReason;
import dental.cuspid.pipelines.StageView;
import dental.cuspid.shared.PageFormats;
import dental.cuspid.shared.AmountText;
import dental.cuspid.shared.Sheet;
import dental.cuspid.staff.StaffId;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Makes what the list of deals shows and what its file has.
 */
@Component
class ListPages {

	private final BranchService branches;

	private final PractitionerService practitioners;

	private final ServiceCatalogue services;

	private final StaffService staff;

	private final MovePages moves;

	private final Cards cards;

	private final ClinicTime time;

	private final MessageSource messages;

	ListPages(BranchService branches, PractitionerService practitioners, ServiceCatalogue services, StaffService staff,
			MovePages moves, Cards cards, ClinicTime time, MessageSource messages) {
		this.branches = branches;
		this.practitioners = practitioners;
		this.services = services;
		this.staff = staff;
		this.moves = moves;
		this.cards = cards;
		this.time = time;
		this.messages = messages;
	}

	/** A query as a filter of deals; names nobody knows do not narrow. */
	DealFilter filter(ListQuery query, Pipeline pipeline) {
		VisitType visit = Arrays.stream(VisitType.values())
			.filter((type) -> type.name().equals(query.visit()))
			.findFirst()
			.orElse(null);
		String stage = given(query.stage());
		return new DealFilter(pipeline, (stage != null) ? Set.of(stage) : Set.of(), null, query.open(),
				find(query.person(), (text) -> this.staff.find(text).map(StaffView::id).orElse(null)),
				find(query.branch(), (text) -> this.branches.find(text).map(BranchView::id).orElse(null)),
				find(query.practitioner(),
						(text) -> this.practitioners.find(text).map(PractitionerView::id).orElse(null)),
				find(query.service(), (text) -> this.services.find(text).map(ServiceView::id).orElse(null)), visit,
				ListQuery.NONE.equals(query.source()) ? null : given(query.source()), given(query.reason()),
				Boolean.TRUE.equals(query.stalled()), null, start(query.createdFrom()), end(query.createdTo()),
				entered(query))
			.ended(ended(query))
			.without(without(query))
			.says(says(query));
	}

	private DealFilter.@Nullable Entered entered(ListQuery query) {
		String stage = given(query.entered());
		StaffId by = find(query.by(), (text) -> this.staff.find(text).map(StaffView::id).orElse(null));
		return (stage != null || by != null) ? new DealFilter.Entered(stage, start(query.enteredFrom()),
				end(query.enteredTo()), Boolean.TRUE.equals(query.onward()), by) : null;
	}

	private DealFilter.@Nullable Ended ended(ListQuery query) {
		DealOutcome outcome = Arrays.stream(DealOutcome.values())
			.filter((one) -> one.name().equals(query.outcome()))
			.findFirst()
			.orElse(null);
		return (outcome != null || query.closedFrom() != null || query.closedTo() != null)
				? new DealFilter.Ended(outcome, start(query.closedFrom()), end(query.closedTo())) : null;
	}

	private DealFilter.@Nullable Says says(ListQuery query) {
		var says = new DealFilter.Says(given(query.words()), amount(query.amountFrom()), amount(query.amountTo()),
				start(query.bookedFrom()), end(query.bookedTo()));
		return says.equals(new DealFilter.Says(null, null, null, null, null)) ? null : says;
	}

	private static @Nullable BigDecimal amount(@Nullable String typed) {
		return find(typed, (text) -> AmountText.parse(text).orElse(null));
	}

	private static Set<DealField> without(ListQuery query) {
		Set<DealField> without = EnumSet.noneOf(DealField.class);
		Map.of(DealField.RESPONSIBLE, text(query.person()), DealField.BRANCH, text(query.branch()), DealField.SOURCE,
				text(query.source()))
			.forEach((field, asked) -> {
				if (asked.equals(ListQuery.NONE)) {
					without.add(field);
				}
			});
		return without;
	}

	/** Choices of the filter. */
	void choices(List<StageView> stages, Model model, Locale locale) {
		this.moves.choices(model);
		var names = new LinkedHashMap<String, String>();
		stages.forEach((stage) -> names.put(stage.ref().code(), this.messages.getMessage(stage.label(), locale)));
		model.addAttribute("stages", names);
		model.addAttribute("now", this.time.now());
		model.addAttribute("visitTypes", VisitType.values());
		model.addAttribute("reasons", RefusalReason.values());
	}

	/** The deals as a file. */
	void file(Sheet sheet, List<DealView> deals, Map<String, String> stages, PageFormats formats, Locale locale) {
		sheet.line(Sheet.heads(this.messages, locale, "boards.field.patient", "boards.field.card", "boards.field.title",
				"boards.field.stage", "boards.field.since", "boards.field.amount", "boards.field.responsible",
				"boards.field.practitioner", "boards.field.service", "boards.field.startsAt", "boards.field.source",
				"boards.gate.reason", "boards.field.created"));
		for (DealView deal : deals) {
			sheet.line(List.of(deal.patientName(), text(deal.cardNumber()), deal.title(),
					stages.getOrDefault(deal.stage(), deal.stage()), formats.dateTime(deal.inStageSince()),
					(deal.amount() != null) ? deal.amount().amount() : "",
					(deal.responsible() != null) ? deal.responsible().name() : "", text(deal.practitionerName()),
					text(deal.serviceName()), formats.dateTime(deal.startsAt()), text(deal.source()),
					(deal.refusalReason() != null) ? this.cards.reason(deal.refusalReason(), locale) : "",
					formats.dateTime(deal.createdAt())));
		}
	}

	private @Nullable Instant start(@Nullable LocalDate day) {
		return (day != null) ? this.time.startOf(day) : null;
	}

	private @Nullable Instant end(@Nullable LocalDate day) {
		return (day != null) ? this.time.startOf(day.plusDays(1)) : null;
	}

	private static <T> @Nullable T find(@Nullable String text, java.util.function.Function<String, @Nullable T> find) {
		String asked = given(text);
		return (asked != null) ? find.apply(asked) : null;
	}

	private static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/**
	 * What became of one deal of a bulk move, in words; it travels in the session.
	 */
	record Result(String deal, String name, boolean moved, String text) implements Serializable {

	}

}
