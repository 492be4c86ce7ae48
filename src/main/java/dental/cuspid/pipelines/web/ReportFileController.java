package dental.cuspid.pipelines.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dental.cuspid.pipelines.FigureSigns;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.PipelineReports;
import dental.cuspid.pipelines.PipelineReports.Asked;
import dental.cuspid.pipelines.PipelineReports.Dimension;
import dental.cuspid.pipelines.StageService;
import dental.cuspid.pipelines.StageView;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.PageFormats;
import dental.cuspid.shared.Sheet;
import dental.cuspid.shared.SheetFormat;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The tables of the report as files, with the rows of the page (BASE-10).
 */
@Controller
class ReportFileController {

	private final PipelineReports reports;

	private final ReportScope scope;

	private final FigureSigns signs;

	private final StageService stages;

	private final Cards cards;

	private final CurrentStaff current;

	private final AuditTrail audit;

	private final MessageSource messages;

	ReportFileController(PipelineReports reports, ReportScope scope, FigureSigns signs, StageService stages,
			Cards cards, CurrentStaff current, AuditTrail audit, MessageSource messages) {
		this.reports = reports;
		this.scope = scope;
		this.signs = signs;
		this.stages = stages;
		this.cards = cards;
		this.current = current;
		this.audit = audit;
		this.messages = messages;
	}

	@GetMapping("/reports/pipelines/{table}.{format:csv|xlsx}")
	ResponseEntity<byte[]> file(@PathVariable String table, @PathVariable SheetFormat format, ReportQuery query,
			@RequestParam(defaultValue = "appointments") String pipeline, @ModelAttribute("fmt") PageFormats formats,
			Locale locale) {
		this.current.require(Right.READ_REPORTS);
		Content content = Arrays.stream(Content.values())
			.filter((one) -> one.slug().equals(table))
			.findFirst()
			.orElseThrow(() -> new NotFound("pipelines.refusal.unknown"));
		Pipeline chosen = BoardQuery.pipeline(pipeline);
		List<List<?>> lines = lines(content, this.scope.of(chosen, query), formats, locale);
		return format.download(BoardQuery.slug(chosen) + "-" + table, (sheet) -> lines.forEach(sheet::line));
	}

	private List<List<?>> lines(Content content, Asked asked, PageFormats formats, Locale locale) {
		return switch (content) {
			case STAGES -> stages(asked, locale);
			case REASONS -> lines(Sheet.heads(this.messages, locale, "boards.gate.reason", "boards.report.number"),
					this.reports.reasons(asked), (one) -> List.of(this.cards.reason(one.name(), locale), one.number()));
			case LOAD -> lines(
					Sheet.heads(this.messages, locale, "boards.field.responsible", "boards.process.standing",
							"boards.process.stuck", "boards.report.moves"),
					this.reports.load(asked), (one) -> List.of(one.name(), one.open(), one.stuck(), one.moves()));
			case SIGNS -> signs(asked, formats, locale);
			case SOURCE, BRANCH, PERSON,
					MONTH ->
				lines(Sheet.heads(this.messages, locale, "boards.report.by." + content, "boards.report.opened",
						"boards.report.won", "boards.report.lost", "boards.report.percent"),
						this.reports.by(Dimension.valueOf(content.name()), asked),
						(one) -> List.of((one.name() != null) ? one.name() : say("boards.report.nothing", locale),
								one.opened(), one.won(), one.lost(), known(one.share())));
		};
	}

	private List<List<?>> stages(Asked asked, Locale locale) {
		Map<String, StageView> known = stages(asked);
		return lines(
				Sheet.heads(this.messages, locale, "boards.field.stage", "boards.report.entered",
						"boards.process.passed", "boards.report.percent", "boards.report.minutes"),
				this.reports.stages(asked), (step) -> {
					StageView stage = known.get(step.stage());
					String name = name(stage, step.stage(), locale);
					boolean end = stage != null && !stage.open();
					return List.of(name, step.entered(), end ? "" : step.passed(), end ? "" : known(step.share()),
							end ? "" : step.median().toMinutes());
				});
	}

	private List<List<?>> signs(Asked asked, PageFormats formats, Locale locale) {
		Map<String, StageView> known = stages(asked);
		List<FigureSigns.Sign> found = this.signs.of(asked);
		this.audit.patientsViewed(found.stream().map((sign) -> sign.patient().value()).distinct().toList(),
				"sign file");
		return lines(
				Sheet.heads(this.messages, locale, "boards.field.patient", "boards.report.sign", "boards.field.stage",
						"boards.report.when"),
				found, (sign) -> List.of(sign.name(), say("boards.report.sign." + sign.kind(), locale),
						name(known.get(sign.stage()), sign.stage(), locale), formats.dateTime(sign.at())));
	}

	private Map<String, StageView> stages(Asked asked) {
		return this.stages.of(asked.pipeline())
			.stream()
			.collect(Collectors.toMap((stage) -> stage.ref().code(), (stage) -> stage));
	}

	private String name(@Nullable StageView stage, String code, Locale locale) {
		return (stage != null) ? this.messages.getMessage(stage.label(), locale) : code;
	}

	private static <T> List<List<?>> lines(List<String> heads, List<T> rows, Function<T, List<?>> cells) {
		var lines = new ArrayList<List<?>>();
		lines.add(heads);
		rows.stream().map(cells).forEach(lines::add);
		return lines;
	}

	private String say(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

	private static Object known(@Nullable Object value) {
		return (value != null) ? value : "";
	}

	/**
	 * The tables of the report.
	 */
	enum Content {

		STAGES, REASONS, LOAD, SOURCE, BRANCH, PERSON, MONTH, SIGNS;

		String slug() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
