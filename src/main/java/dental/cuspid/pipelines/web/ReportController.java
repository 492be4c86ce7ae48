package dental.cuspid.pipelines.web;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dental.cuspid.clinic.BranchService;
import dental.cuspid.pipelines.FigureSigns;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.PipelineReports;
import dental.cuspid.pipelines.PipelineReports.Asked;
import dental.cuspid.pipelines.PipelineReports.Dimension;
import dental.cuspid.pipelines.StageService;
import dental.cuspid.pipelines.StageView;
import dental.cuspid.shared.Bar;
import dental.cuspid.shared.SheetFormat;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Report;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Figures of the pipelines; every one opens its deals (BASE-10).
 */
@Controller
class ReportController {

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("LLLL uuuu");

	private final PipelineReports reports;

	private final FigureSigns signs;

	private final StageService stages;

	private final Cards cards;

	private final Ages ages;

	private final BoardPages pages;

	private final BranchService branches;

	private final ReportScope scope;

	private final CurrentStaff current;

	private final MessageSource messages;

	ReportController(PipelineReports reports, FigureSigns signs, StageService stages, Cards cards, Ages ages,
			BoardPages pages, BranchService branches, ReportScope scope, CurrentStaff current, MessageSource messages) {
		this.reports = reports;
		this.signs = signs;
		this.stages = stages;
		this.cards = cards;
		this.ages = ages;
		this.pages = pages;
		this.branches = branches;
		this.scope = scope;
		this.current = current;
		this.messages = messages;
	}

	@GetMapping("/reports/pipelines")
	String show(ReportQuery query, @RequestParam(defaultValue = "appointments") String pipeline, Model model,
			Locale locale) {
		this.current.require(Right.READ_REPORTS);
		Pipeline chosen = BoardQuery.pipeline(pipeline);
		Asked asked = this.scope.of(chosen, query);
		LocalDate from = asked.from();
		LocalDate to = asked.to();
		Map<String, String> names = new LinkedHashMap<>();
		var ends = new HashSet<String>();
		for (StageView stage : this.stages.of(chosen)) {
			if (!stage.open()) {
				ends.add(stage.ref().code());
			}
			names.put(stage.ref().code(), this.messages.getMessage(stage.label(), locale));
		}
		var steps = this.reports.stages(asked);
		int came = entered(steps, "CAME");
		int missed = entered(steps, "NO_SHOW");
		model.addAttribute("pipeline", chosen);
		model.addAttribute("pipelines", Pipeline.values());
		model.addAttribute("slug", BoardQuery.slug(chosen));
		model.addAttribute("query", query);
		model.addAttribute("from", from);
		model.addAttribute("to", to);
		model.addAttribute("list", list(chosen, query));
		model.addAttribute("files", files(chosen, query));
		model.addAttribute("standing", standing(chosen, query));
		model.addAttribute("names", names);
		model.addAttribute("ends", ends);
		model.addAttribute("steps", Bar.of(steps, (step) -> BigDecimal.valueOf(step.entered())));
		model.addAttribute("stood", steps.stream().map((step) -> this.ages.of(step.median(), locale)).toList());
		model.addAttribute("showUp", (came + missed > 0) ? Math.round(came * 100f / (came + missed)) : null);
		var taken = this.reports.timeToTake(asked);
		model.addAttribute("taken", taken);
		model.addAttribute("takenMedian", this.ages.of(taken.median(), locale));
		model.addAttribute("takenMost", this.ages.of(taken.most(), locale));
		model.addAttribute("reasons",
				Bar.of(this.reports.reasons(asked)
					.stream()
					.map((one) -> new Reason(one.name(), this.cards.reason(one.name(), locale), one.number()))
					.toList(), (one) -> BigDecimal.valueOf(one.number())));
		var groups = new ArrayList<Table>();
		for (Dimension dimension : Dimension.values()) {
			groups.add(new Table(dimension, this.reports.by(dimension, asked)
				.stream()
				.map((row) -> new Row(row, (dimension == Dimension.MONTH) ? month(row.key(), locale) : row.name(),
						rows(list(chosen, query), dimension, row, from, to)))
				.toList()));
		}
		model.addAttribute("groups", groups);
		model.addAttribute("load", this.reports.load(asked));
		model.addAttribute("signs", this.signs.of(asked));
		model.addAttribute("people", this.pages.people());
		model.addAttribute("branches", this.branches.active());
		return "pipelines/report";
	}

	private static @Nullable String month(@Nullable String key, Locale locale) {
		return (key != null) ? MONTH.withLocale(locale).format(YearMonth.parse(key)) : null;
	}

	/** First day of a month that the report covers. */
	private static LocalDate first(String month, LocalDate from) {
		LocalDate day = LocalDate.parse(month + "-01");
		return day.isBefore(from) ? from : day;
	}

	/** Last day of a month that the report covers. */
	private static LocalDate last(String month, LocalDate to) {
		LocalDate day = LocalDate.parse(month + "-01").plusMonths(1).minusDays(1);
		return day.isAfter(to) ? to : day;
	}

	/** Address of the deals a row of a table counts. */
	private static String rows(String list, Dimension dimension, PipelineReports.Group row, LocalDate from,
			LocalDate to) {
		String key = row.key();
		boolean month = dimension == Dimension.MONTH && key != null;
		var uri = UriComponentsBuilder.fromUriString(list);
		uri.queryParam("createdFrom", month ? first(key, from) : from);
		uri.queryParam("createdTo", month ? last(key, to) : to);
		String name = switch (dimension) {
			case SOURCE -> "source";
			case BRANCH -> "branch";
			case PERSON -> "person";
			case MONTH -> null;
		};
		if (name != null) {
			uri.replaceQueryParam(name, UriUtils.encode((key != null) ? key : ListQuery.NONE, StandardCharsets.UTF_8));
		}
		return uri.build(true).toUriString();
	}

	private static int entered(List<PipelineReports.StageFigures> steps, String stage) {
		return steps.stream().filter((step) -> step.stage().equals(stage)).mapToInt((step) -> step.entered()).sum();
	}

	/** Address of the list with what the report is narrowed by. */
	private static String list(Pipeline pipeline, ReportQuery query) {
		var uri = UriComponentsBuilder.fromUriString(standing(pipeline, query)).queryParam("state", "all");
		add(uri, "person", query.person());
		return uri.build(true).toUriString();
	}

	/** Addresses of the tables as files, by the name of the table. */
	private static Map<String, Map<String, String>> files(Pipeline pipeline, ReportQuery query) {
		var files = new LinkedHashMap<String, Map<String, String>>();
		for (ReportFileController.Content content : ReportFileController.Content.values()) {
			var formats = new LinkedHashMap<String, String>();
			for (SheetFormat format : SheetFormat.values()) {
				formats.put(format.ending(), file(content, format, pipeline, query));
			}
			files.put(content.name(), formats);
		}
		return files;
	}

	private static String file(ReportFileController.Content content, SheetFormat format, Pipeline pipeline,
			ReportQuery query) {
		var uri = UriComponentsBuilder.fromPath("/reports/pipelines/" + content.slug() + "." + format.ending())
			.queryParam("pipeline", BoardQuery.slug(pipeline));
		add(uri, "from", Objects.toString(query.from(), null));
		add(uri, "to", Objects.toString(query.to(), null));
		add(uri, "branch", query.branch());
		add(uri, "person", query.person());
		add(uri, "source", query.source());
		return uri.build(true).toUriString();
	}

	/** The same for open deals of anybody. */
	private static String standing(Pipeline pipeline, ReportQuery query) {
		var uri = UriComponentsBuilder.fromPath("/boards/" + BoardQuery.slug(pipeline) + "/list");
		add(uri, "branch", query.branch());
		add(uri, "source", query.source());
		return uri.build(true).toUriString();
	}

	private static void add(UriComponentsBuilder uri, String name, @Nullable String value) {
		if (ReportQuery.given(value) != null) {
			uri.queryParam(name, UriUtils.encode(value.strip(), StandardCharsets.UTF_8));
		}
	}

	/**
	 * A refusal reason in words.
	 */
	record Reason(String key, String name, int number) {

	}

	/**
	 * Deals told apart by something.
	 */
	record Table(Dimension dimension, List<Row> rows) {

	}

	/**
	 * A row of a table.
	 *
	 * @param name as it is shown; null for none
	 * @param href its deals
	 */
	record Row(PipelineReports.Group group, @Nullable String name, String href) {

	}

	/**
	 * The report in the list of reports.
	 */
	@Configuration(proxyBeanMethods = false)
	static class InTheList {

		@Bean
		Report pipelineReport() {
			return new Report(Report.Area.CONTACTS, 10, "/reports/pipelines", "layout-kanban", "boards.report.title",
					"boards.report.about");
		}

	}

}
