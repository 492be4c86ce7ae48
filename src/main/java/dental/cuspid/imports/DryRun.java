package dental.cuspid.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

import dental.cuspid.clinic.ClinicSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.imports.files.Table;
import dental.cuspid.shared.RuleViolation;

import org.springframework.stereotype.Component;

/**
 * Reads a file without doing anything: finds the headings, understands each row, decides
 * what would happen to it, and keeps all of that. Rows pass through in batches.
 */
@Component
class DryRun {

	private static final int BATCH = 1000;

	private static final int LOOK_FOR_HEADINGS = 20;

	private final Map<ImportKind, RowWork> works;

	private final ImportRows rows;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final JsonMapper json;

	DryRun(List<RowWork> works, ImportRows rows, ClinicSettingsService settings, ClinicTime time, JsonMapper json) {
		this.works = works.stream().collect(Collectors.toMap(RowWork::kind, Function.identity()));
		this.rows = rows;
		this.settings = settings;
		this.time = time;
		this.json = json;
	}

	/**
	 * Reads the file and keeps its rows with the import.
	 * @throws RuleViolation when the file is no table, has no headings, or the mapping
	 * does not fit
	 */
	void read(ImportRun run, Path file, Map<String, String> mapping, OnDuplicate onDuplicate, ImportOptions options) {
		ClinicSettings clinic = this.settings.current();
		var dates = new DateText(DateText.order(options.dateFormat()), this.time.today());
		var reader = new CellReader(country(options, clinic), dates, clinic.currency().getDefaultFractionDigits());
		Table table = Table.open(file, options.sheet());
		Header header = header(table, run.kind(), options, mapping);
		Columns columns = Columns.of(run.kind(), header.cells(), mapping);
		RowWork work = this.works.get(run.kind());
		if (work == null) {
			throw new IllegalStateException("nobody imports " + run.kind());
		}
		RowJudge judge = work.judge(reader, options, onDuplicate);
		this.rows.clear(run.id());
		judge(run.id(), table, header, columns, judge);
		lookAgain(run.id(), judge);
		run.preview(new ImportRun.Understood(table.encoding(), table.delimiter(), table.sheet(), header.number(),
				this.json.writeValueAsString(columns.mapping()), onDuplicate, this.json.writeValueAsString(options)));
		run.count(this.rows.counts(run.id()));
	}

	private void judge(ImportId id, Table table, Header header, Columns columns, RowJudge judge) {
		List<Draft> batch = new ArrayList<>(BATCH);
		table.read((number, cells) -> {
			if (number > header.number()) {
				batch.add(draft(number, cells, columns, judge));
			}
			if (batch.size() == BATCH) {
				keep(id, batch, judge);
			}
			return true;
		});
		keep(id, batch, judge);
	}

	private static Draft draft(int number, List<String> cells, Columns columns, RowJudge judge) {
		ReadRow row = judge.rules().read(columns.sort(cells));
		int width = columns.headings().size();
		if (cells.stream().skip(width).anyMatch((cell) -> !cell.isEmpty())) {
			row.reasons().add(Reason.row("imports.reason.moreCells", String.valueOf(width)));
		}
		return new Draft(number, cells, row);
	}

	private void keep(ImportId id, List<Draft> batch, RowJudge judge) {
		if (batch.isEmpty()) {
			return;
		}
		judge.judge(batch);
		this.rows.add(id, batch.stream().map(Draft::stored).toList());
		batch.clear();
	}

	/** Some things show only when the whole file is known. */
	private void lookAgain(ImportId id, RowJudge judge) {
		int number = 0;
		for (List<StoredRow> page = this.rows.recommended(id, number, BATCH); !page.isEmpty(); page = this.rows
			.recommended(id, number, BATCH)) {
			for (StoredRow stored : page) {
				var read = new ReadRow();
				read.values().asMap().putAll(stored.values().asMap());
				read.reasons().addAll(stored.reasons());
				if (judge.lookAgain(new Draft(stored.number(), stored.cells(), read))) {
					this.rows.explain(id, stored.number(), read.values(), read.reasons());
				}
				number = stored.number();
			}
		}
	}

	private static String country(ImportOptions options, ClinicSettings clinic) {
		String country = options.country();
		if (country == null || country.isBlank()) {
			return clinic.country();
		}
		String code = country.strip().toUpperCase(java.util.Locale.ROOT);
		if (!java.util.Set.of(java.util.Locale.getISOCountries()).contains(code)) {
			throw new RuleViolation("imports.refusal.country", country).at("options");
		}
		return code;
	}

	/**
	 * The row with the headings: the one named, else the one most of which is understood.
	 */
	private static Header header(Table table, ImportKind kind, ImportOptions options, Map<String, String> mapping) {
		List<Header> first = new ArrayList<>();
		Integer wanted = options.headerRow();
		table.read((number, cells) -> {
			if (wanted == null || wanted == number) {
				first.add(new Header(number, cells));
			}
			return (wanted == null) ? first.size() < LOOK_FOR_HEADINGS : number < wanted;
		});
		if (first.isEmpty()) {
			throw (wanted != null) ? new RuleViolation("imports.refusal.headerRow", wanted).at("options")
					: Table.refusal("imports.refusal.empty");
		}
		Header best = first.getFirst();
		long most = 0;
		for (Header candidate : first) {
			long score = Columns.understood(kind, candidate.cells())
					+ 2 * candidate.cells().stream().filter(mapping::containsKey).count();
			if (score > most) {
				best = candidate;
				most = score;
			}
		}
		if (most == 0 && wanted == null && !looksLikeHeadings(best.cells())) {
			throw Table.refusal("imports.refusal.noHeader");
		}
		return best;
	}

	/** Headings are words; a row with numbers or addresses is somebody's data. */
	private static boolean looksLikeHeadings(List<String> cells) {
		return cells.stream()
			.noneMatch((cell) -> cell.contains("@") || cell.chars().filter(Character::isDigit).count() > 2);
	}

	private record Header(int number, List<String> cells) {

	}

}
