package dental.cuspid.imports.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import dental.cuspid.imports.ImportId;
import dental.cuspid.imports.ImportKind;
import dental.cuspid.imports.ImportOptions;
import dental.cuspid.imports.ImportService;
import dental.cuspid.imports.ImportState;
import dental.cuspid.imports.ImportView;
import dental.cuspid.imports.OnDuplicate;
import dental.cuspid.imports.RowAction;
import dental.cuspid.imports.RowView;
import dental.cuspid.shared.CursorPage;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Imports for other systems.
 */
@RestController
@RequestMapping("/api/v1/imports")
class ImportApi {

	private static final int SHOWN = 50;

	private final ImportService imports;

	private final Uploads uploads;

	ImportApi(ImportService imports, Uploads uploads) {
		this.imports = imports;
		this.uploads = uploads;
	}

	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	ImportAnswer upload(@RequestParam @Nullable MultipartFile file, @RequestParam @Nullable String kind,
			@RequestParam @Nullable String mapping, @RequestParam @Nullable String onDuplicate,
			@RequestParam @Nullable String options) {
		return answer(this.uploads.read(file, kind, mapping, onDuplicate, options));
	}

	@GetMapping
	CursorPage<ImportView> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
		return this.imports.list(cursor, limit);
	}

	@GetMapping("/{id}")
	ImportAnswer get(@PathVariable ImportId id) {
		return answer(id);
	}

	@GetMapping("/{id}/rows")
	CursorPage<RowAnswer> rows(@PathVariable ImportId id, @RequestParam @Nullable String action,
			@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
		return this.imports.rows(id, Uploads.action(action), cursor, limit).map(RowAnswer::of);
	}

	@GetMapping("/{id}/refused.csv")
	void refused(@PathVariable ImportId id, HttpServletResponse response) throws IOException {
		RefusedDownload.write(this.imports, id, response);
	}

	@PostMapping("/{id}/apply")
	ImportAnswer apply(@PathVariable ImportId id) {
		this.imports.apply(id);
		return answer(id);
	}

	@PostMapping("/{id}/undo")
	ImportAnswer undo(@PathVariable ImportId id) {
		this.imports.undo(id);
		return answer(id);
	}

	@PostMapping("/{id}/cancel")
	ImportAnswer cancel(@PathVariable ImportId id) {
		this.imports.cancel(id);
		return answer(id);
	}

	private ImportAnswer answer(ImportId id) {
		ImportView view = this.imports.get(id);
		List<RowAnswer> rows = this.imports.rows(id, null, null, SHOWN).items().stream().map(RowAnswer::of).toList();
		List<KeptAnswer> kept = (view.kept() == 0) ? List.of()
				: this.imports.kept(id).stream().map(KeptAnswer::of).toList();
		return new ImportAnswer(view.id(), view.kind(), view.state(), view.fileName(), view.encoding(),
				view.delimiter(), view.sheet(), view.headerRow(), view.mapping(), view.onDuplicate(), view.options(),
				new CountsAnswer(view.counts().create(), view.counts().update(), view.counts().duplicate(),
						view.counts().refused()),
				new ProgressAnswer(view.progress().done(), view.progress().total(), view.progress().percent()), kept,
				rows);
	}

	/**
	 * An import with the first of its rows.
	 */
	record ImportAnswer(ImportId id, ImportKind kind, ImportState state, String fileName, String encoding,
			@Nullable String delimiter, @Nullable String sheet, int headerRow, Map<String, String> mapping,
			OnDuplicate onDuplicate, ImportOptions options, CountsAnswer counts, ProgressAnswer progress,
			List<KeptAnswer> kept, List<RowAnswer> rows) {

	}

	/**
	 * Rows by what happens to them.
	 */
	record CountsAnswer(int create, int update, int duplicate, int refused) {

	}

	/**
	 * How far the work is.
	 */
	record ProgressAnswer(int done, int total, int percent) {

	}

	/**
	 * A row and what happens to it.
	 */
	record RowAnswer(int row, RowAction action, Map<String, Object> values, List<RowView.Reason> reasons) {

		static RowAnswer of(RowView row) {
			return new RowAnswer(row.row(), row.action(), row.values(), row.reasons());
		}

	}

	/**
	 * A patient who stayed when the rest was taken back.
	 */
	record KeptAnswer(int row, @Nullable Object cardNumber, String name, String reason) {

		static KeptAnswer of(RowView row) {
			return new KeptAnswer(row.row(), row.values().get("cardNumber"), RowNames.name(row),
					row.reasons().isEmpty() ? "" : row.reasons().getLast().message());
		}

	}

}
