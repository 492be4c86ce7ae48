package dental.cuspid.pipelines.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.pipelines.BoardService;
import dental.cuspid.pipelines.ChangeDeal;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealLogEntry;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.DealView;
import dental.cuspid.pipelines.OpenDeal;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.StageRef;
import dental.cuspid.pipelines.StageService;
import dental.cuspid.pipelines.StageView;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import dental.cuspid.tasks.TaskService;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Makes what the page of a deal shows.
 */
@Component
class DealPages {

	private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

	private static final int TASKS = 50;

	private final DealService deals;

	private final BoardService boards;

	private final StageService stages;

	private final TaskService tasks;

	private final DealReferences references;

	private final MovePages moves;

	private final Cards cards;

	private final Ages ages;

	private final BranchService branches;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final MessageSource messages;

	DealPages(DealService deals, BoardService boards, StageService stages, TaskService tasks, DealReferences references,
			MovePages moves, Cards cards, Ages ages, BranchService branches, CurrentStaff current, ClinicTime time,
			MessageSource messages) {
		this.deals = deals;
		this.boards = boards;
		this.stages = stages;
		this.tasks = tasks;
		this.references = references;
		this.moves = moves;
		this.cards = cards;
		this.ages = ages;
		this.branches = branches;
		this.current = current;
		this.time = time;
		this.messages = messages;
	}

	void show(DealView deal, Model model, Locale locale) {
		List<StageView> known = this.stages.of(deal.pipeline());
		Instant now = this.time.now();
		model.addAttribute("deal", deal);
		model.addAttribute("slug", BoardQuery.slug(deal.pipeline()));
		model.addAttribute("stageName", this.moves.name(known, deal.stage(), locale));
		model.addAttribute("steps", steps(deal, known, locale));
		model.addAttribute("age", this.ages.of(Duration.between(deal.inStageSince(), now), locale));
		model.addAttribute("stalled", deal.stalled(now));
		model.addAttribute("waits", deal.snoozedUntil() != null && deal.snoozedUntil().isAfter(now));
		model.addAttribute("branchName", (deal.branch() != null) ? this.branches.get(deal.branch()).name() : null);
		model.addAttribute("refusal",
				(deal.refusalReason() != null) ? this.cards.reason(deal.refusalReason(), locale) : null);
		model.addAttribute("log",
				this.deals.log(deal.id()).reversed().stream().map((entry) -> line(entry, locale)).toList());
		model.addAttribute("relatives",
				this.boards.relatives(deal.id())
					.stream()
					.map((one) -> new Relative(one.id(), one.parent(), one.open(),
							this.messages.getMessage(one.stage().ref().pipeline().label(), locale),
							this.messages.getMessage(one.stage().label(), locale)))
					.toList());
		String cause = deal.id() + ":";
		model.addAttribute("tasks",
				this.tasks.ofPatient(deal.patient(), END, TASKS)
					.stream()
					.filter((task) -> task.cause() != null && task.cause().type().equals("deal")
							&& task.cause().id().startsWith(cause))
					.toList());
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_DEALS));
		model.addAttribute("mayMove", this.moves.may());
		model.addAttribute("tomorrow", this.time.today().plusDays(1));
	}

	/** Choices of the form of fields. */
	void choices(Model model) {
		this.moves.choices(model);
		model.addAttribute("visitTypes", VisitType.values());
	}

	DealForm form(DealView deal) {
		return new DealForm(deal.pipeline(), null, deal.ownTitle(),
				(deal.amount() != null && deal.amountTyped()) ? deal.amount().amount() : null,
				(deal.responsible() != null) ? deal.responsible().username() : null,
				this.references.code(deal.branch()), this.references.code(deal.practitioner()),
				this.references.code(deal.service()),
				(deal.startsAt() != null) ? deal.startsAt().atZone(this.time.zone()).toLocalDateTime() : null,
				deal.visitType(), deal.visitTypeReason(), deal.comment(), deal.source(), deal.sourceDetail(),
				deal.version());
	}

	/** A form as the service wants it; what is left as it was does not go along. */
	ChangeDeal change(DealForm form, DealView before) {
		boolean booked = before.appointment() != null;
		OpenDeal.Fields all = fields(form);
		boolean sameType = form.visitType() == before.visitType();
		return new ChangeDeal(new OpenDeal.Fields(String.valueOf((form.title() != null) ? form.title() : ""),
				all.amount(), all.responsible(), booked ? null : all.branch(), booked ? null : all.practitioner(),
				booked ? null : all.service(), null, booked ? null : all.startsAt(), sameType ? null : form.visitType(),
				sameType ? null : form.visitTypeReason(), (form.comment() != null) ? form.comment() : "",
				(form.source() != null) ? form.source() : "", (form.sourceDetail() != null) ? form.sourceDetail() : "",
				null), form.version());
	}

	OpenDeal opening(DealForm form) {
		if (form.patient() == null || form.patient().isBlank()) {
			throw new RuleViolation("boards.refusal.patient").at("patient");
		}
		Pipeline pipeline = (form.pipeline() != null) ? form.pipeline() : Pipeline.APPOINTMENTS;
		return OpenDeal.of(pipeline, this.references.patient(form.patient())).with(fields(form));
	}

	/** The moment a deal may wait until: the beginning of a day. */
	Instant start(@Nullable LocalDate day) {
		if (day == null) {
			throw new RuleViolation("boards.refusal.day").at("until");
		}
		return this.time.startOf(day);
	}

	private OpenDeal.Fields fields(DealForm form) {
		ZoneId zone = this.time.zone();
		return new OpenDeal.Fields(blank(form.title()), form.amount(), this.references.person(form.responsible()),
				this.references.branch(form.branch()), this.references.practitioner(form.practitioner()),
				this.references.service(form.service()), null,
				(form.startsAt() != null) ? form.startsAt().atZone(zone).toInstant() : null, form.visitType(),
				blank(form.visitTypeReason()), blank(form.comment()), blank(form.source()), blank(form.sourceDetail()),
				null);
	}

	private List<Step> steps(DealView deal, List<StageView> known, Locale locale) {
		return deal.stageEnteredAt()
			.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.naturalOrder()))
			.map((entry) -> new Step(this.moves.name(known, entry.getKey(), locale), entry.getValue(),
					entry.getKey().equals(deal.stage())))
			.toList();
	}

	private Line line(DealLogEntry entry, Locale locale) {
		return new Line(entry.at(), entry.what().icon(), this.messages.getMessage(entry.sentence(), locale),
				this.messages.getMessage(entry.because(), locale), entry.automatic() ? null : entry.by(), entry.href(),
				(entry.move() != null) ? entry.move().toString() : null);
	}

	private static @Nullable String blank(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/**
	 * A stage a deal was in.
	 */
	record Step(String name, Instant at, boolean here) {

	}

	/**
	 * A line of the log in words.
	 *
	 * @param by who, or null for the product itself
	 * @param move what can be taken back, or null
	 */
	record Line(Instant at, String icon, String sentence, String because, @Nullable String by, @Nullable String href,
			@Nullable String move) {

	}

	/**
	 * A deal beside this one.
	 */
	record Relative(DealId id, boolean parent, boolean open, String pipeline, String stage) {

	}

}
