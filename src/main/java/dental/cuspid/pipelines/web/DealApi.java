package dental.cuspid.pipelines.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.patients.PatientId;
import dental.cuspid.pipelines.ChangeDeal;
import dental.cuspid.pipelines.DealFilter;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealLogEntry;
import dental.cuspid.pipelines.DealOutcome;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.DealView;
import dental.cuspid.pipelines.Happening;
import dental.cuspid.pipelines.MoveDeal;
import dental.cuspid.pipelines.MoveId;
import dental.cuspid.pipelines.OpenDeal;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.Why;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.staff.StaffId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Deals of the four pipelines, for scripts and other systems.
 */
@RestController
@RequestMapping("/api/v1/deals")
class DealApi {

	private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

	private final DealService deals;

	private final DealReferences references;

	private final MessageSource messages;

	DealApi(DealService deals, DealReferences references, MessageSource messages) {
		this.deals = deals;
		this.references = references;
		this.messages = messages;
	}

	@GetMapping
	CursorPage<Answer> list(@RequestParam(required = false) @Nullable Pipeline pipeline,
			@RequestParam(required = false) @Nullable String stage,
			@RequestParam(required = false) @Nullable String patient,
			@RequestParam(required = false) @Nullable Boolean open,
			@RequestParam(required = false) @Nullable String cursor,
			@RequestParam(required = false) @Nullable Integer limit) {
		PatientId of = (patient != null) ? this.references.patient(patient) : null;
		return this.deals.list(DealFilter.of(pipeline, this.references.stage(pipeline, stage), of, open), cursor, limit)
			.map(this::answer);
	}

	@GetMapping("/{id}")
	Answer show(@PathVariable DealId id) {
		return answer(this.deals.show(id));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer open(@Valid @RequestBody NewDeal asked) {
		var command = new OpenDeal(asked.pipeline(), this.references.patient(asked.patient()), asked.stage(),
				fields(asked.fields()), asked.reason(), null);
		return answer(this.deals.get(this.deals.open(command)));
	}

	@PatchMapping("/{id}")
	Answer change(@PathVariable DealId id, @Valid @RequestBody Patch asked,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
		Long version = (asked.version() != null || seen == null) ? asked.version() : version(seen);
		this.deals.change(id, new ChangeDeal(fields(asked.fields()), version));
		return answer(this.deals.get(id));
	}

	@PostMapping("/{id}/move")
	Answer move(@PathVariable DealId id, @Valid @RequestBody Move asked) {
		MoveId move = this.deals.move(id, command(asked));
		return answer(this.deals.get(id), move);
	}

	@PostMapping("/move")
	List<Result> moveAll(@Valid @RequestBody MoveAll asked) {
		return this.deals.moveAll(asked.deals(), Map.of(), MoveDeal.to(asked.stage()).because(asked.reason()))
			.stream()
			.map((result) -> new Result(result.deal(), result.move(),
					result.problems()
						.stream()
						.map((problem) -> new Reason(problem.field(), problem.code(),
								this.messages.getMessage(problem.code(), problem.args(), Locale.ENGLISH)))
						.toList()))
			.toList();
	}

	@PostMapping("/moves/{move}/undo")
	Answer undo(@PathVariable MoveId move) {
		return answer(this.deals.get(this.deals.undo(move)));
	}

	@PostMapping("/{id}/snooze")
	Answer snooze(@PathVariable DealId id, @Valid @RequestBody Snooze asked) {
		this.deals.snooze(id, asked.until(), asked.reason());
		return answer(this.deals.get(id));
	}

	@GetMapping("/{id}/log")
	CursorPage<LogLine> log(@PathVariable DealId id, Locale locale) {
		return new CursorPage<>(
				this.deals.log(id).stream().map((entry) -> LogLine.of(entry, this.messages, locale)).toList(), null);
	}

	/** A version as {@code If-Match} has it; one that never was is stale. */
	private static @Nullable Long version(String seen) {
		if (seen.strip().equals("*")) {
			return null;
		}
		Matcher version = VERSION.matcher(seen.strip());
		return version.matches() ? Long.valueOf(version.group(1)) : Long.valueOf(-1);
	}

	private MoveDeal command(Move asked) {
		return MoveDeal.to(asked.stage())
			.because(asked.reason())
			.booked(asked.appointment())
			.with(fields(asked.fields()))
			.seenIn(asked.from())
			.approving(asked.planFingerprint());
	}

	private OpenDeal.Fields fields(Fields asked) {
		StaffId responsible = this.references.person(asked.responsible());
		return new OpenDeal.Fields(asked.title(), asked.amount(), responsible, this.references.branch(asked.branch()),
				this.references.practitioner(asked.practitioner()), this.references.service(asked.service()),
				asked.appointment(), asked.startsAt(), asked.visitType(), asked.visitTypeReason(), asked.comment(),
				asked.source(), asked.sourceDetail(), asked.utm());
	}

	private Answer answer(DealView deal) {
		return answer(deal, null);
	}

	private Answer answer(DealView deal, @Nullable MoveId move) {
		return new Answer(deal.id(), deal.pipeline(), deal.stage(), this.references.name(deal), deal.title(),
				(deal.amount() != null) ? deal.amount().amount() : null,
				(deal.responsible() != null) ? deal.responsible().username() : null,
				this.references.code(deal.branch()), this.references.code(deal.practitioner()),
				this.references.code(deal.service()), deal.appointment(), deal.startsAt(), deal.visitType(),
				deal.visitTypeReason(), deal.comment(), deal.source(), deal.sourceDetail(), deal.utm(), deal.parent(),
				deal.open(), deal.outcome(), deal.requests(), deal.attention(), deal.stageEnteredAt(), deal.dueAt(),
				deal.stallAt(), deal.snoozedUntil(), deal.refusalReason(), deal.createdAt(), deal.closedAt(),
				deal.version(), move);
	}

	/**
	 * Fields of a deal; what is left out stays as it is.
	 */
	record Fields(@Nullable String title, @Nullable BigDecimal amount, @Nullable String responsible,
			@Nullable String branch, @Nullable String practitioner, @Nullable String service,
			@Nullable AppointmentId appointment, @Nullable Instant startsAt, @Nullable VisitType visitType,
			@Nullable String visitTypeReason, @Nullable String comment, @Nullable String source,
			@Nullable String sourceDetail, @Nullable Map<String, String> utm) {

	}

	record NewDeal(@NotNull Pipeline pipeline, @NotBlank String patient, @Nullable String stage,
			@Nullable String reason, @Nullable String title, @Nullable BigDecimal amount, @Nullable String responsible,
			@Nullable String branch, @Nullable String practitioner, @Nullable String service,
			@Nullable AppointmentId appointment, @Nullable Instant startsAt, @Nullable VisitType visitType,
			@Nullable String visitTypeReason, @Nullable String comment, @Nullable String source,
			@Nullable String sourceDetail, @Nullable Map<String, String> utm) {

		Fields fields() {
			return new Fields(this.title, this.amount, this.responsible, this.branch, this.practitioner, this.service,
					this.appointment, this.startsAt, this.visitType, this.visitTypeReason, this.comment, this.source,
					this.sourceDetail, this.utm);
		}

	}

	record Patch(@Nullable Long version, @Nullable String title, @Nullable BigDecimal amount,
			@Nullable String responsible, @Nullable String branch, @Nullable String practitioner,
			@Nullable String service, @Nullable AppointmentId appointment, @Nullable Instant startsAt,
			@Nullable VisitType visitType, @Nullable String visitTypeReason, @Nullable String comment,
			@Nullable String source, @Nullable String sourceDetail, @Nullable Map<String, String> utm) {

		Fields fields() {
			return new Fields(this.title, this.amount, this.responsible, this.branch, this.practitioner, this.service,
					this.appointment, this.startsAt, this.visitType, this.visitTypeReason, this.comment, this.source,
					this.sourceDetail, this.utm);
		}

	}

	/**
	 * A move with what the gate asks for.
	 *
	 * @param from the stage the mover saw, to be refused when it is not there any more
	 * @param planFingerprint the plan that is approved by the move, to be refused when it
	 * says something else now
	 */
	record Move(@NotBlank String stage, @Nullable String reason, @Nullable AppointmentId appointment,
			@Nullable String from, @Nullable String responsible, @Nullable String branch, @Nullable String practitioner,
			@Nullable String service, @Nullable Instant startsAt, @Nullable BigDecimal amount, @Nullable String comment,
			@Nullable String source, @Nullable String planFingerprint) {

		Fields fields() {
			return new Fields(null, this.amount, this.responsible, this.branch, this.practitioner, this.service, null,
					this.startsAt, null, null, this.comment, this.source, null, null);
		}

	}

	record MoveAll(@NotEmpty @Size(max = 200) List<@NotNull DealId> deals, @NotBlank String stage,
			@Nullable String reason) {

	}

	record Snooze(@NotNull Instant until, @NotBlank String reason) {

	}

	record Result(DealId deal, @Nullable MoveId move, List<Reason> errors) {

	}

	record Reason(@Nullable String field, String code, String message) {

	}

	/**
	 * A deal; references are card number, user name and codes.
	 *
	 * @param move what to take back, after a move
	 */
	record Answer(DealId id, Pipeline pipeline, String stage, String patient, String title, @Nullable BigDecimal amount,
			@Nullable String responsible, @Nullable String branch, @Nullable String practitioner,
			@Nullable String service, @Nullable AppointmentId appointment, @Nullable Instant startsAt,
			@Nullable VisitType visitType, @Nullable String visitTypeReason, @Nullable String comment,
			@Nullable String source, @Nullable String sourceDetail, Map<String, String> utm, @Nullable DealId parent,
			boolean open, @Nullable DealOutcome outcome, int requests, boolean attention,
			Map<String, Instant> stageEnteredAt, @Nullable Instant dueAt, @Nullable Instant stallAt,
			@Nullable Instant snoozedUntil, @Nullable String refusalReason, Instant createdAt,
			@Nullable Instant closedAt, long version, @Nullable MoveId move) {

	}

	/**
	 * A line of the log, in words.
	 */
	record LogLine(Instant at, String by, boolean automatic, Happening what, Why why, String sentence, String because,
			@Nullable MoveId move) {

		static LogLine of(DealLogEntry entry, MessageSource messages, Locale locale) {
			return new LogLine(entry.at(), entry.by(), entry.automatic(), entry.what(), entry.why(),
					messages.getMessage(entry.sentence(), locale), messages.getMessage(entry.because(), locale),
					entry.move());
		}

	}

}
